package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Target;
import org.jiheng.document.FormCell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The rows of indicators of the form. Neighbours of one class share its cell; an
 * indicator that names nothing of its own keeps the name of its class, or it would be
 * read as the rest of the one above.
 */
final class IndicatorRows {

	private static final List<Integer> WIDTHS = List.of(110, 115, 195, 110, 110, 180, 180);

	private static final List<Integer> WEIGHTED = List.of(105, 110, 185, 105, 105, 165, 165, 60);

	private static final List<Integer> LASTING = List.of(100, 105, 170, 95, 95, 135, 135, 165);

	private static final List<Integer> LASTING_WEIGHTED = List.of(95, 100, 160, 90, 90, 130, 130, 150, 55);

	private static final int COLUMNS = 7;

	/** Where what is promised for the year stands, or before it what is for longer. */
	private static final int PROMISE = 5;

	/** What is promised for the year, beside what is promised for longer. */
	static final String ANNUAL = "年度指标值";

	static final String CLASSIFIED = "涉密";

	private final FormVersion version;

	private final List<Indicator> indicators;

	private final boolean weighted;

	/** Whether anything is promised for longer than the year. */
	private final boolean lasting;

	IndicatorRows(FormVersion version, List<Indicator> indicators) {
		this.version = version;
		this.indicators = indicators;
		this.weighted = indicators.stream().anyMatch(each -> each.weight() != null);
		this.lasting = indicators.stream().anyMatch(each -> each.lastingTarget() != null);
	}

	/** A table of nothing but indicators. */
	FormTable alone() {
		return below(List.of());
	}

	/** A table of indicators below what else the form says. */
	FormTable below(List<List<FormCell>> upper) {
		List<Integer> widths = lasting ? weighted ? LASTING_WEIGHTED : LASTING : weighted ? WEIGHTED : WIDTHS;
		return new FormTable(widths, upper.stream().map(row -> row.stream().map(this::wider).toList()).toList(),
				header(), rows());
	}

	/**
	 * What stands above both promises reaches over both, the last over the weights too.
	 */
	private FormCell wider(FormCell cell) {
		int begin = place(cell.column());
		return new FormCell(begin, place(cell.after()) - begin, cell.rows(), cell.text(), cell.kind());
	}

	/** Where a column of the form without them begins here, or its last one ends. */
	private int place(int column) {
		int place = lasting && column > PROMISE ? column + 1 : column;
		return weighted && column == COLUMNS ? place + 1 : place;
	}

	private List<FormCell> header() {
		List<FormCell> cells = new ArrayList<>();
		int column = 0;
		for (Label label : List.of(Label.LEVEL1, Label.LEVEL2, Label.LEVEL3, Label.DESCRIPTION, Label.LASTING_TARGET,
				Label.TARGET, Label.BASIS)) {
			if (label == Label.LASTING_TARGET && !lasting) {
				continue;
			}
			int span = label == Label.DESCRIPTION ? 2 : 1;
			cells.add(
					FormLayout.label(column, span, 1, label == Label.TARGET && lasting ? ANNUAL : version.word(label)));
			column += span;
		}
		if (weighted) {
			cells.add(FormLayout.label(column, 1, 1, version.word(Label.WEIGHT)));
		}
		return cells;
	}

	private List<List<FormCell>> rows() {
		List<List<FormCell>> rows = new ArrayList<>();
		for (int i = 0; i < indicators.size(); i++) {
			Indicator row = indicators.get(i);
			boolean hidden = row.target() instanceof Target.Classified;
			List<FormCell> cells = new ArrayList<>();
			cells.add(level1(i));
			cells.add(level2(i));
			cells.add(new FormCell(2, 1, 1, shown(row.level3(), hidden), Kind.TEXT));
			cells.add(new FormCell(3, 2, 1, shown(row.description(), hidden), Kind.TEXT));
			if (lasting) {
				cells.add(new FormCell(PROMISE, 1, 1, shown(raw(row.lastingTarget()), hidden), Kind.TEXT));
			}
			cells.add(new FormCell(place(PROMISE + 1) - 1, 1, 1, shown(row.target().raw(), hidden), Kind.TEXT));
			cells.add(new FormCell(place(PROMISE + 1), 1, 1, shown(row.basis(), hidden), Kind.TEXT));
			if (weighted) {
				BigDecimal weight = row.weight();
				cells.add(new FormCell(place(COLUMNS) - 1, 1, 1,
						weight == null ? "" : weight.stripTrailingZeros().toPlainString(), Kind.WORDS));
			}
			rows.add(cells);
		}
		return rows;
	}

	static @Nullable String raw(@Nullable Target target) {
		return target == null ? null : target.raw();
	}

	private static String shown(@Nullable String words, boolean hidden) {
		return hidden ? CLASSIFIED : words == null ? "" : words;
	}

	private FormCell level1(int i) {
		if (i > 0 && sharesLevel1(i)) {
			return FormLayout.covered(0);
		}
		int after = i + 1;
		while (after < indicators.size() && sharesLevel1(after)) {
			after++;
		}
		return FormLayout.label(0, 1, after - i, indicators.get(i).level1());
	}

	private FormCell level2(int i) {
		if (i > 0 && sharesLevel2(i)) {
			return FormLayout.covered(1);
		}
		int after = i + 1;
		while (after < indicators.size() && sharesLevel2(after)) {
			after++;
		}
		return FormLayout.label(1, 1, after - i, indicators.get(i).level2());
	}

	private boolean sharesLevel1(int i) {
		return indicators.get(i).level1().equals(indicators.get(i - 1).level1());
	}

	private boolean sharesLevel2(int i) {
		String own = indicators.get(i).level3();
		boolean hidden = indicators.get(i).target() instanceof Target.Classified;
		boolean named = hidden || (own != null && !own.isBlank());
		return named && sharesLevel1(i) && indicators.get(i).level2().equals(indicators.get(i - 1).level2());
	}

}
