package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.document.SeenTables.OneColumn;
import org.jiheng.document.SeenTables.OneTable;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * A table of a staged document whose header is not understood, not wholly, or by what a
 * person said.
 *
 * @param place the header's first row
 * @param rows how many rows the header has
 * @param kind null where it cannot be told
 * @param read whether anything of the table is read
 * @param correction the number of the one that says what its columns mean; null where
 * nobody did
 */
public record StagedTable(Place place, int rows, @Nullable Kind kind, boolean read, List<Column> columns,
		@Nullable Integer correction) {

	/** What the rows of a table are. */
	public enum Kind {

		/** Projects, each with its indicators. */
		PROJECTS_WITH_INDICATORS,

		PROJECTS, INDICATORS

	}

	/**
	 * A column of it.
	 *
	 * @param number from 1
	 * @param word its header; empty where it has none
	 * @param samples some of what stands below, none of a classified project
	 * @param meaning what it is taken for; null where that is not known
	 */
	public record Column(int number, String word, List<String> samples, @Nullable ColumnMeaning meaning,
			List<ColumnSuggestion> suggestions) {

		public Column {
			samples = List.copyOf(samples);
			suggestions = List.copyOf(suggestions);
		}
	}

	private static final Set<ColumnMeaning> OF_PROJECTS = Set.of(ColumnMeaning.NAME, ColumnMeaning.CODE,
			ColumnMeaning.TOTAL);

	private static final Set<ColumnMeaning> OF_INDICATORS = Set.of(ColumnMeaning.LEVEL1, ColumnMeaning.LEVEL2,
			ColumnMeaning.LEVEL3, ColumnMeaning.TARGET, ColumnMeaning.MEASURE, ColumnMeaning.SIGN);

	public StagedTable {
		columns = List.copyOf(columns);
	}

	static StagedTable of(OneTable head, StagedFile file, List<ColumnMapping> remembered) {
		String form = head.bare().form();
		TableColumns said = file.corrections()
			.stream()
			.map(Correction::columns)
			.filter(Objects::nonNull)
			.filter(columns -> head.explained() && columns.form().equals(form))
			.findFirst()
			.orElse(null);
		List<ColumnMapping> others = remembered.stream()
			.filter(mapping -> mapping.columns().form().equals(form))
			.toList();
		Set<Label> taken = head.columns()
			.stream()
			.map(OneColumn::label)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		List<Column> columns = new ArrayList<>();
		for (int i = 0; i < head.columns().size(); i++) {
			OneColumn column = head.columns().get(i);
			ColumnMeaning explained = said == null ? null : meaning(said, i);
			ColumnMeaning meaning = explained != null ? explained
					: column.label() == null ? null : ColumnMeaning.of(column.label());
			int at = i;
			List<ColumnSuggestion> suggestions = meaning != null || !column.filled() ? List.of()
					: ColumnSuggestion.of(column, at, others, taken);
			columns.add(new Column(i + 1, column.word(), column.samples(), meaning, suggestions));
		}
		return new StagedTable(head.place(), head.rows(), kind(columns), !head.unread(), columns,
				correction(file, said));
	}

	private static @Nullable Integer correction(StagedFile file, @Nullable TableColumns said) {
		return said == null ? null
				: file.corrections()
					.stream()
					.filter(each -> said.equals(each.columns()))
					.map(Correction::number)
					.findFirst()
					.orElse(null);
	}

	private static @Nullable ColumnMeaning meaning(TableColumns columns, int at) {
		return at < columns.columns().size() ? columns.columns().get(at).meaning() : null;
	}

	/** By what its columns are, or may be. */
	private static @Nullable Kind kind(List<Column> columns) {
		boolean projects = columns.stream().anyMatch(column -> is(column, OF_PROJECTS));
		boolean indicators = columns.stream().anyMatch(column -> is(column, OF_INDICATORS));
		return projects && indicators ? Kind.PROJECTS_WITH_INDICATORS
				: projects ? Kind.PROJECTS : indicators ? Kind.INDICATORS : null;
	}

	private static boolean is(Column column, Set<ColumnMeaning> meanings) {
		return column.meaning() != null ? meanings.contains(column.meaning())
				: !column.suggestions().isEmpty() && meanings.contains(column.suggestions().getFirst().meaning());
	}

}
