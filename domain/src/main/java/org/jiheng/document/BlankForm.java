package org.jiheng.document;

import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.shared.Wording;

/** Tells a form that nobody has filled in: nothing stands on it but what is printed. */
final class BlankForm {

	private static final Pattern MARK = Pattern
		.compile("(?:[^□]{0,30}□)+|[0-9]{1,2}[.、．)]|…+|[0-9]{1,2}月底|[()年月日至\\-—/.]+|年度\\)?|\\(年度\\)|.{0,20}:|_+");

	private static final Pattern TITLE = Pattern.compile(".{2,40}(?:绩效目标(?:申报|批复)?表|自评表)(?:\\((?:20)?(?:年度)?\\))?");

	/** Lines that the cover and the headings of a prepared form print. */
	private static final Pattern FRONT = Pattern.compile(".{2,30}(?:局|委|办|室|部|院|会|中心|政府|处|队|社|校|站|所|科|厅|馆)"
			+ "|.{0,30}20[0-9]{2}年部门预算绩效文本|20[0-9]{2}年|部门代码:[0-9]{3}|.{2,40}编制|.{2,30}财政局审核|第[一二]部分.{0,12}"
			+ "|单位:(?:万元|元)|[一二三]、(?:总体绩效目标|分项绩效目标|工作保障措施)");

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
			boolean front = block instanceof SourceDocument.Paragraph line && line.text().length() <= LONGEST
					&& FRONT.matcher(Wording.key(line.text())).matches();
			if (!front && !words.stream().allMatch(BlankForm::isPrinted)) {
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
			case SourceDocument.Paragraph paragraph when isPrinted(Wording.key(paragraph.text())) ->
				List.of(Wording.key(paragraph.text()));
			case SourceDocument.Paragraph paragraph ->
				FlatTokens.of(List.of(paragraph)).tokens().stream().map(FlatToken::key).toList();
			case SourceDocument.Table table ->
				table.rows().stream().flatMap(row -> row.cells().stream()).map(SourceDocument.Cell::key).toList();
		};
	}

}
