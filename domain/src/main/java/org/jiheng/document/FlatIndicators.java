package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an indicator table that came as running text. A row is read when the words
 * between the names of its levels are exactly as many as its columns, with numbers where
 * points belong; otherwise they are refused where they stand.
 */
final class FlatIndicators {

	private final List<Label> columns;

	private final boolean runTogether;

	private final boolean classified;

	private final List<List<Cell>> rows = new ArrayList<>();

	private final List<Finding> refusals = new ArrayList<>();

	private @Nullable FlatToken level1;

	private @Nullable FlatToken level2;

	private List<FlatToken> words = new ArrayList<>();

	FlatIndicators(List<FlatToken> headers, boolean runTogether, boolean classified) {
		this.columns = headers.stream().flatMap(token -> token.label().stream()).toList();
		this.runTogether = runTogether;
		this.classified = classified;
	}

	List<List<Cell>> rows() {
		return rows;
	}

	List<Finding> refusals() {
		return refusals;
	}

	void read(List<FlatToken> tokens) {
		for (FlatToken token : tokens) {
			Abandoned.check();
			boolean second = token.isLevel2() && (level1 != null || !token.isLevel1()) && isPlaceOfLevel2(token);
			if (second) {
				end();
				level2 = token;
			}
			else if (token.isLevel1()) {
				end();
				level1 = token;
				level2 = null;
			}
			else if (!token.key().matches("…+|\\.{2,}|-+|—+|/")) {
				words.add(token);
			}
		}
		end();
	}

	/**
	 * 满意度指标 and 成本指标 name a first level and a second: the second follows the first at
	 * once.
	 */
	private boolean isPlaceOfLevel2(FlatToken token) {
		if (!token.isLevel1()) {
			return true;
		}
		boolean weighed = !IndicatorDraft.levelName(token.key()).equals(token.key());
		FlatToken first = level1;
		boolean sameAgain = first != null && level2 == null && words.isEmpty()
				&& IndicatorDraft.levelName(first.key()).equals(token.key());
		boolean costOfOutput = first != null && token.key().equals("成本指标")
				&& IndicatorDraft.levelName(first.key()).equals("产出指标");
		return !weighed && (sameAgain || costOfOutput);
	}

	private void end() {
		List<FlatToken> found = words;
		words = new ArrayList<>();
		if (found.isEmpty()) {
			return;
		}
		if (runTogether) {
			refuse(found, "CELLS_RUN_TOGETHER", "名称和指标值连在一起，无法分开");
			return;
		}
		int width = width();
		int from = 0;
		while (from + width <= found.size() && isRow(found.subList(from, from + width))) {
			row(found.subList(from, from + width));
			from += width;
		}
		if (from < found.size()) {
			refuse(found.subList(from, found.size()), "ROW_NOT_ALIGNED",
					"有 " + (found.size() - from) + " 个词，对不上表头的 " + width + " 栏");
		}
	}

	/**
	 * The columns right of the levels, but for the last one of remarks, which is blank.
	 */
	private int width() {
		return own().size();
	}

	private List<Label> own() {
		return columns.stream()
			.filter(label -> label != Label.LEVEL1 && label != Label.LEVEL2 && label != Label.REASON
					&& label != Label.REMARK)
			.toList();
	}

	private boolean isRow(List<FlatToken> cells) {
		List<Label> own = own();
		for (int i = 0; i < cells.size(); i++) {
			boolean number = cells.get(i).isNumber();
			boolean fits = switch (own.get(i)) {
				case WEIGHT, SCORE -> number;
				case LEVEL3, DESCRIPTION, MEASURE -> !number;
				case SIGN -> SplitTarget.isSign(cells.get(i).key());
				default -> true;
			};
			if (!fits) {
				return false;
			}
		}
		return level1 != null && level2 != null && own.contains(Label.LEVEL3) && own.size() > 2;
	}

	private void row(List<FlatToken> cells) {
		List<Cell> row = new ArrayList<>();
		List<Label> own = own();
		for (Label label : columns) {
			int place = own.indexOf(label);
			FlatToken token = label == Label.LEVEL1 ? level1
					: label == Label.LEVEL2 ? level2 : place < 0 ? null : cells.get(place);
			row.add(token == null ? new Cell(row.size() + 1, "") : new Cell(token.number(), token.text()));
		}
		rows.add(row);
	}

	private void refuse(List<FlatToken> found, String code, String why) {
		String raw = String.join(" ", found.stream().map(FlatToken::text).toList()).replaceFirst("…+$", "");
		String shown = classified ? "（涉密，不显示）" : raw.length() > 60 ? raw.substring(0, 60) + "…" : raw;
		String levels = Optional.ofNullable(level2)
			.or(() -> Optional.ofNullable(level1))
			.map(FlatToken::text)
			.orElse("");
		FlatToken first = found.getFirst();
		refusals.add(new Finding(Severity.ERROR, code, "“" + levels + "”之下的“" + shown + "”" + why + "，没有读入",
				"请在系统中补上这一行；最好上传保留单元格的 .docx 或 .xlsx",
				new Place(first.line(), null, null, first.number(), null, "indicators")));
	}

}
