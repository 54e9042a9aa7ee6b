package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A table of several projects: its header names the project's columns beside those of its
 * indicators, and a project goes on until the next name. Rows of departments and sums are
 * no projects.
 */
final class ProjectList {

	private static final Pattern SUM = Pattern.compile("合计|小计|总计|(?<code>[0-9]{3})[-_—]?(?<name>[^0-9].{1,60})");

	private final FormSource whole;

	private final TableRow header;

	private final IndicatorColumns columns;

	private final List<FormSource> projects = new ArrayList<>();

	/** The rows of departments and sums. */
	final List<TableRow> sums = new ArrayList<>();

	/** Rows above the first project. */
	final List<TableRow> stray = new ArrayList<>();

	private @Nullable Quote unit;

	private ProjectList(FormSource whole, TableRow header) {
		this.whole = whole;
		this.header = header;
		this.columns = IndicatorColumns.of(header);
		this.unit = whole.unit;
	}

	/** None when the form is one of a single project. */
	static Optional<ProjectList> of(FormSource form) {
		return form.rows.stream().filter(ProjectList::isHeader).findFirst().map(header -> {
			ProjectList list = new ProjectList(form, header);
			form.rows.forEach(list::row);
			return list;
		});
	}

	static boolean isHeader(TableRow row) {
		return Label.NAME.isIn(row) && FormParts.isIndicatorHeader(row);
	}

	List<FormSource> projects() {
		return projects;
	}

	/** The unit of all amounts: the header's own, else the one above the table. */
	@Nullable MoneyUnit moneyUnit() {
		Optional<Quote> own = header.cells()
			.stream()
			.filter(Label.TOTAL::isIn)
			.filter(AmountReader::namesUnitAtEnd)
			.findFirst();
		return own.or(() -> Optional.ofNullable(whole.moneyUnit)).flatMap(AmountReader::declaredBy).orElse(null);
	}

	IndicatorColumns columns() {
		return columns;
	}

	private void row(TableRow row) {
		Abandoned.check();
		if (row.filled().isEmpty() || isHeader(row)) {
			return;
		}
		if (isSum(row)) {
			sums.add(row);
			return;
		}
		columns.cell(row, Label.UNIT).ifPresent(quote -> unit = quote);
		columns.cell(row, Label.NAME).filter(this::isAnother).ifPresent(name -> begin());
		if (projects.isEmpty()) {
			stray.add(row);
		}
		else {
			projects.getLast().rows.add(row);
		}
	}

	private boolean isSum(TableRow row) {
		boolean indicator = columns.cell(row, Label.LEVEL1).isPresent() || columns.cell(row, Label.LEVEL2).isPresent()
				|| columns.cell(row, Label.TARGET).isPresent();
		boolean named = columns.cell(row, Label.NAME).filter(quote -> !SUM.matcher(quote.key()).matches()).isPresent();
		boolean sum = columns.cell(row, Label.TOTAL).isPresent() || SUM.matcher(row.first().key()).matches();
		return !indicator && !named && sum && row.filled().size() <= 3;
	}

	/** Some tables repeat the name in each row. */
	private boolean isAnother(Quote name) {
		if (projects.isEmpty()) {
			return true;
		}
		FormSource last = projects.getLast();
		Quote own = last.rows.stream().flatMap(row -> columns.cell(row, Label.NAME).stream()).findFirst().orElse(null);
		return own == null || !own.key().equals(name.key()) || !sameUnit(last.unit, unit);
	}

	private static boolean sameUnit(@Nullable Quote one, @Nullable Quote other) {
		return Optional.ofNullable(one).map(Quote::key).equals(Optional.ofNullable(other).map(Quote::key));
	}

	private void begin() {
		FormSource project = new FormSource();
		project.title = whole.title;
		project.moneyUnit = whole.moneyUnit;
		project.unit = unit;
		project.listed = header;
		projects.add(project);
	}

}
