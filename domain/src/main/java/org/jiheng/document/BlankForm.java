package org.jiheng.document;

import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.shared.Wording;

/** Tells a form that nobody has filled in: nothing stands on it but what is printed. */
final class BlankForm {

	private static final Pattern MARK = Pattern
		.compile("[^□]{0,30}□|[0-9]{1,2}[.、．)]|…+|[()年月日至\\-—/.]|年度\\)?|\\(年度\\)|.{0,20}:|_+");

	private static final Pattern TITLE = Pattern.compile(".{2,40}(?:绩效目标(?:申报|批复)?表|自评表)(?:\\((?:20)?(?:年度)?\\))?");

	private static final int FEWEST_LABELS = 4;

	private static final int LONGEST = 5_000;

	private BlankForm() {
	}

	static boolean isPrinted(String key) {
		String plain = key.endsWith(":") ? key.substring(0, key.length() - 1) : key;
		String word = plain.replaceFirst("\\((?:万元|元)\\)$", "");
		return key.isEmpty() || Label.isWord(key) || LabelWords.of("PRINTED").contains(plain)
				|| LabelWords.of("PRINTED").contains(word)
				|| LabelWords.of("LEVEL1_NAME").contains(IndicatorDraft.levelName(key))
				|| LabelWords.of("LEVEL2_NAME").contains(IndicatorDraft.levelName(key)) || MARK.matcher(key).matches()
				|| TITLE.matcher(key).matches();
	}

	/**
	 * Whether a document holds nothing but printed words, and a form's title among them.
	 */
	static boolean is(SourceDocument document) {
		boolean titled = false;
		long labels = 0;
		for (SourceDocument.Block block : document.blocks()) {
			Abandoned.check();
			List<String> words = words(block);
			if (!words.stream().allMatch(BlankForm::isPrinted)) {
				return false;
			}
			labels += words.stream().filter(Label::isWord).count();
			titled |= block instanceof SourceDocument.Paragraph paragraph && isTitle(Wording.key(paragraph.text()));
		}
		return titled && labels >= FEWEST_LABELS;
	}

	private static boolean isTitle(String key) {
		return key.contains("绩效目标") || key.contains("自评表");
	}

	/** A paragraph that is too long to be printed words stays whole, and is none. */
	private static List<String> words(SourceDocument.Block block) {
		return switch (block) {
			case SourceDocument.Paragraph paragraph when paragraph.text().length() > LONGEST ->
				List.of(paragraph.text());
			case SourceDocument.Paragraph paragraph ->
				FlatTokens.of(List.of(paragraph)).tokens().stream().map(FlatToken::key).toList();
			case SourceDocument.Table table -> table.rows()
				.stream()
				.flatMap(row -> row.cells().stream())
				.map(cell -> Wording.key(cell.text()))
				.toList();
		};
	}

}
