package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens to tables in offices. */
enum OfficeDamage {

	/** A cell deleted, the others moved to the left. */
	DELETED {
		@Override
		List<List<String>> at(List<List<String>> rows, int row, int column) {
			rows.get(row).remove(column);
			rows.get(row).add("");
			return rows;
		}
	},

	/** A blank cell inserted, the others moved to the right. */
	INSERTED {
		@Override
		List<List<String>> at(List<List<String>> rows, int row, int column) {
			rows.get(row).add(column, "");
			return rows;
		}
	},

	/** Two cells run together into the first of them. */
	JOINED {
		@Override
		List<List<String>> at(List<List<String>> rows, int row, int column) {
			List<String> cells = rows.get(row);
			cells.set(column, cells.get(column) + cells.get(column + 1));
			cells.set(column + 1, "");
			return rows;
		}

		@Override
		boolean canBe(OfficeTable table, int row, int column) {
			return isPlain(table.at(row, column)) && isPlain(table.at(row, column + 1));
		}
	},

	/** A cell emptied. */
	EMPTIED {
		@Override
		List<List<String>> at(List<List<String>> rows, int row, int column) {
			rows.get(row).set(column, "");
			return rows;
		}

		@Override
		boolean canBe(OfficeTable table, int row, int column) {
			return isPlain(table.at(row, column));
		}
	},

	/** A row cut in two, its second half in a row of its own below. */
	CUT {
		@Override
		List<List<String>> at(List<List<String>> rows, int row, int column) {
			List<String> cells = rows.get(row);
			List<String> rest = new ArrayList<>();
			for (int i = 0; i < cells.size(); i++) {
				rest.add(i > column ? cells.get(i) : "");
			}
			for (int i = column + 1; i < cells.size(); i++) {
				cells.set(i, "");
			}
			rows.add(row + 1, rest);
			return rows;
		}
	};

	abstract List<List<String>> at(List<List<String>> rows, int row, int column);

	/** Excel moves nothing that is merged over rows or columns. */
	boolean canBe(OfficeTable table, int row, int column) {
		return isPlain(table.at(row, column)) && isPlain(table.at(row, column + 1)) && !isSplit(table, row, column);
	}

	/** The table with this damage once at each filled cell where it can be. */
	Stream<OfficeTable> all(OfficeTable table) {
		return IntStream.range(0, table.rows().size())
			.boxed()
			.flatMap(row -> IntStream.range(0, table.rows().get(row).size())
				.filter(column -> canBe(table, row, column))
				.mapToObj(column -> to(table, row, column)));
	}

	OfficeTable to(OfficeTable table, int row, int column) {
		return table.withRows(at(rows(table), row, column));
	}

	private static boolean isSplit(OfficeTable table, int row, int column) {
		List<String> own = table.rows().get(row);
		boolean wide = own.subList(column, own.size()).contains("<");
		boolean high = row + 1 < table.rows().size()
				&& table.rows().get(row + 1).subList(column, own.size()).contains("^");
		return wide || high || own.subList(column, own.size()).contains("^");
	}

	private static boolean isPlain(String text) {
		return !text.isEmpty() && !text.equals("<") && !text.equals("^");
	}

	private static List<List<String>> rows(OfficeTable table) {
		List<List<String>> rows = new ArrayList<>();
		table.rows().forEach(row -> rows.add(new ArrayList<>(row)));
		return rows;
	}

}
