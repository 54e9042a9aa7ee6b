package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.ClassifiedMark;
import org.jspecify.annotations.Nullable;

/**
 * Where one 绩效目标表 stands: its title, the lines above its table, the rows of its table on
 * all pages.
 */
final class FormSource {

	private static final Pattern YEAR = Pattern.compile("\\(?20[0-9]{2}年(?:度)?\\)?");

	@Nullable Quote title;

	@Nullable Quote unit;

	@Nullable Quote moneyUnit;

	/** The header of the table, where it holds several projects. */
	@Nullable TableRow listed;

	final List<TableRow> rows = new ArrayList<>();

	/** Paragraphs of the form that say nothing known. */
	final List<Quote> unread = new ArrayList<>();

	/** The line below the title that says nothing but the year, taken for read. */
	Optional<Quote> yearBelowTitle() {
		Optional<Quote> year = unread.stream().filter(quote -> YEAR.matcher(quote.key()).matches()).findFirst();
		year.ifPresent(unread::remove);
		return year;
	}

	/** Whether the row begins another form than this one: a code or name that differs. */
	boolean isEndedBy(TableRow row) {
		boolean heading = Label.CODE.isIn(row) || Label.NAME.isIn(row.first());
		return heading && rows.stream().anyMatch(own -> Label.CODE.isIn(own) || Label.NAME.isIn(own))
				&& rows.stream().noneMatch(own -> own.text().equals(row.text()));
	}

	boolean isClassified() {
		return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(FormSource::isMarked)
				|| unread.stream().anyMatch(FormSource::isMarked);
	}

	private static boolean isMarked(Quote quote) {
		return ClassifiedMark.isIn(quote.verbatim());
	}

}
