package org.jiheng.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Place;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a document whose headers somebody may have to explain, or has explained,
 * and the year that the document says it is of.
 */
public final class SeenTables {

	/** Of a document of which nothing was seen. */
	public static final SeenTables NONE = new SeenTables(new SourceDocument(List.of()), null, List.of(), List.of());

	private final SourceDocument document;

	private final @Nullable FiscalYear year;

	private final List<OneTable> tables;

	private final List<Explanation> used;

	/**
	 * A table with its header.
	 *
	 * @param place the header's first row
	 * @param rows of the header
	 * @param explained whether a person said what its columns mean
	 * @param unread whether nothing of the table is read for want of a header
	 */
	record OneTable(Place place, int rows, List<OneColumn> columns, boolean explained, boolean unread) {

		OneTable {
			columns = List.copyOf(columns);
		}

		/** The header as nobody has explained it yet. */
		TableColumns bare() {
			return new TableColumns(rows,
					columns.stream().map(column -> new TableColumns.Column(column.word(), null)).toList());
		}
	}

	/**
	 * A column as it is taken.
	 *
	 * @param label null where its word is not known
	 * @param filled whether anything stands below it
	 */
	record OneColumn(String word, @Nullable Label label, boolean filled, List<String> samples) {

		OneColumn {
			samples = List.copyOf(samples);
		}
	}

	SeenTables(SourceDocument document, @Nullable FiscalYear year, List<OneTable> tables, List<Explanation> used) {
		this.document = document;
		this.year = year;
		this.tables = List.copyOf(tables);
		this.used = List.copyOf(used);
	}

	@Nullable FiscalYear year() {
		return year;
	}

	List<OneTable> tables() {
		return tables;
	}

	/** The table that has such a line as one of its rows; none of plain text. */
	Optional<Table> at(int line) {
		return document.blocks()
			.stream()
			.flatMap(block -> block instanceof Table table ? Stream.of(table) : Stream.empty())
			.filter(table -> table.rows().stream().anyMatch(row -> row.line() == line))
			.findFirst();
	}

	/** What persons said of headers that it has. */
	List<Explanation> used() {
		return used;
	}

}
