package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Wording;

/**
 * A form that came as running text, its cells gone. What its header words part is put
 * into rows again; what they do not part is refused cell by cell. All of it is marked: a
 * person has to look.
 */
final class FlatText {

	private static final Pattern TITLE = Pattern
		.compile("(?<before>.{0,40}?)(?<title>[^:,。]{2,40}?(?:绩效目标(?:申报|批复)?表|自评表)(?:\\([^()]{0,12}\\))?)");

	private static final int FEWEST_LABELS = 8;

	private static final int LONGEST = 100_000;

	/** What stands in the column header of a part of the form, and begins no row. */
	private static final Set<Label> COLUMNS = Set.of(Label.INITIAL, Label.CURRENT, Label.EXECUTED, Label.WEIGHT,
			Label.RATE, Label.SCORE, Label.EXPECTED, Label.ACHIEVED, Label.LASTING_GOALS);

	private final FlatTokens all;

	private final List<Row> rows = new ArrayList<>();

	private final List<Finding> remarks = new ArrayList<>();

	private final boolean classified;

	private List<FlatToken> row = new ArrayList<>();

	private FlatText(FlatTokens all, boolean classified) {
		this.all = all;
		this.classified = classified;
	}

	/** None when the document has tables, or too few words of forms. */
	static Optional<SourceDocument> of(SourceDocument document) {
		List<Paragraph> paragraphs = document.blocks()
			.stream()
			.filter(Paragraph.class::isInstance)
			.map(Paragraph.class::cast)
			.toList();
		if (paragraphs.isEmpty() || paragraphs.size() < document.blocks().size()
				|| paragraphs.stream().mapToLong(paragraph -> paragraph.text().length()).sum() > LONGEST) {
			return Optional.empty();
		}
		Paragraph first = paragraphs.getFirst();
		Matcher title = TITLE.matcher(Wording.key(first.text()));
		if (!title.lookingAt()) {
			return Optional.empty();
		}
		FlatTokens tokens = FlatTokens.of(paragraphs);
		if (tokens.labels() < FEWEST_LABELS) {
			return Optional.empty();
		}
		FlatText flat = new FlatText(tokens,
				paragraphs.stream().anyMatch(paragraph -> ClassifiedMark.isIn(paragraph.text())));
		flat.read();
		List<Block> blocks = List.of(new Paragraph(first.line(), title.group("title"), first.spot()),
				new Table(1, flat.rows, first.spot(), true));
		return Optional
			.of(new SourceDocument(blocks, Stream.concat(document.remarks().stream(), flat.remarks.stream()).toList()));
	}

	/** Where the title ends that a text begins with; 0 where it has none. */
	static int endOfTitle(String key) {
		Matcher title = TITLE.matcher(key);
		return title.lookingAt() ? title.end() : 0;
	}

	private void read() {
		List<FlatToken> tokens = all.tokens().stream().dropWhile(token -> token.label().isEmpty()).toList();
		remarks.add(new Finding(Severity.WARNING, "CELLS_LOST", "文件中的表只剩文字，没有单元格；已按表头的词分开，读入的每一处都要核对",
				"请逐项核对；最好上传保留单元格的 .docx 或 .xlsx", Place.WHOLE));
		int at = 0;
		while (at < tokens.size()) {
			Abandoned.check();
			FlatToken token = tokens.get(at);
			Optional<Label> label = token.label();
			if (label.filter(found -> found == Label.LEVEL2 || found == Label.TARGET).isPresent()) {
				at = indicators(tokens, at);
				continue;
			}
			if (label.isPresent() && begins(label.get())) {
				endRow();
			}
			else if (label.isEmpty() && isHeader()) {
				endRow();
			}
			if (all.runTogether() && label.isEmpty() && isNameNext()) {
				remarks.add(new Finding(Severity.WARNING, "BOUNDARY_DOUBTFUL", "项目名称与前后的词连在一起，按表头的词分开，首尾可能不准",
						"请核对项目名称", new Place(token.line(), null, null, token.number(), null, "name")));
			}
			row.add(token);
			at++;
		}
		endRow();
	}

	/** A label of a column goes on with the row of labels that it stands in. */
	private boolean begins(Label label) {
		boolean labelsOnly = row.stream().allMatch(token -> token.label().isPresent());
		boolean annual = label == Label.GOALS && !row.isEmpty()
				&& row.getLast().label().filter(Label.LASTING_GOALS::equals).isPresent();
		return !(labelsOnly && (COLUMNS.contains(label) || annual));
	}

	private boolean isNameNext() {
		return !row.isEmpty() && row.getLast().label().filter(Label.NAME::equals).isPresent();
	}

	/** A row of column headers only: what follows stands below it. */
	private boolean isHeader() {
		return row.size() > 1 && row.stream().allMatch(token -> token.label().isPresent())
				&& row.getLast().label().filter(label -> COLUMNS.contains(label) || label == Label.GOALS).isPresent();
	}

	private void endRow() {
		if (!row.isEmpty()) {
			rows.add(row(row));
			row = new ArrayList<>();
		}
	}

	private Row row(List<FlatToken> tokens) {
		return new Row(tokens.getFirst().line(), rows.size() + 1,
				tokens.stream().map(token -> new Cell(token.number(), token.text())).toList());
	}

	/** From the header on, until a word comes that is no indicator's. */
	private int indicators(List<FlatToken> tokens, int level2) {
		boolean named = !row.isEmpty() && row.getLast().label().filter(Label.LEVEL1::equals).isPresent();
		List<FlatToken> headers = new ArrayList<>();
		if (named) {
			headers.add(row.removeLast());
		}
		endRow();
		int at = level2;
		while (at < tokens.size() && tokens.get(at).label().isPresent() && !tokens.get(at).isLevel1()) {
			headers.add(tokens.get(at++));
		}
		int end = at;
		while (end < tokens.size() && !ends(tokens.get(end))) {
			end++;
		}
		FlatIndicators found = new FlatIndicators(headers, all.runTogether(), classified);
		found.read(tokens.subList(at, end));
		rows.add(row(headers));
		found.rows().forEach(cells -> rows.add(new Row(headers.getFirst().line(), rows.size() + 1, cells)));
		found.refusals().forEach(remarks::add);
		return end;
	}

	private static boolean ends(FlatToken token) {
		Optional<Label> label = token.label();
		return label.isPresent() && !token.isLevel1() && !token.isLevel2();
	}

}
