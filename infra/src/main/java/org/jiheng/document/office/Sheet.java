package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jiheng.budget.Spot;
import org.jiheng.document.Abandoned;
import org.jiheng.document.SheetRow;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.TextLimits;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;

/**
 * What stands on one sheet, as it is shown. Rows and columns count from 1. Cells without
 * content are no cells, however many are formatted.
 */
final class Sheet {

	private static final int MOST_COVERED = 20_000 * 100;

	private final String name;

	private final NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();

	private final List<Merge> merges = new ArrayList<>();

	private final List<Integer> hidden = new ArrayList<>();

	private final List<Finding> remarks = new ArrayList<>();

	private boolean columnsHidden;

	/** Cells merged into one, corners included. */
	record Merge(int top, int left, int bottom, int right) {
	}

	Sheet(String name) {
		this.name = name;
	}

	Spot spot() {
		return Spot.sheet(name);
	}

	void put(int row, int column, String text) {
		if (text.isBlank()) {
			return;
		}
		TextLimits.requireRows(row);
		TextLimits.requireColumns(column, Spot.words(spot(), null, null, row, null));
		TextLimits.requireCell(text.length(), Spot.words(spot(), null, null, row, column));
		rows.computeIfAbsent(row, any -> new TreeMap<>()).put(column, new Cell(column, text));
	}

	/** A cell that shows no value of its own is blank, and that is said. */
	void error(int row, int column, String shown) {
		remark(Severity.ERROR, "CELL_ERROR", "单元格 " + place(row, column).text() + " 是错误值 " + shown + "，没有读入",
				"请改正公式，或直接填写数值", place(row, column));
	}

	void notCalculated(int row, int column) {
		remark(Severity.ERROR, "CELL_NOT_CALCULATED", "单元格 " + place(row, column).text() + " 的公式没有保存计算结果，没有读入",
				"请在 Excel 或 WPS 中打开、重新计算并保存后再传", place(row, column));
	}

	void merge(Merge merge) {
		merges.add(merge);
	}

	void hideRow(int row) {
		hidden.add(row);
	}

	void hideColumns() {
		columnsHidden = true;
	}

	List<Finding> remarks() {
		List<Integer> shown = hidden.stream().filter(rows::containsKey).toList();
		if (!shown.isEmpty()) {
			int row = shown.getFirst();
			remark(Severity.WARNING, "ROWS_HIDDEN",
					"工作表“" + name + "”有 " + shown.size() + " 行被隐藏（从第 " + row + " 行起），已照常读入", "请取消隐藏后核对；不要的行请删去",
					new Place(null, null, row, null, null, null, spot()));
		}
		if (columnsHidden && !rows.isEmpty()) {
			remark(Severity.WARNING, "COLUMNS_HIDDEN", "工作表“" + name + "”有隐藏的列，已照常读入", "请取消隐藏后核对；不要的列请删去",
					new Place(null, null, null, null, null, null, spot()));
		}
		return remarks;
	}

	/** The rows in order, what merged cells hide left out and what they cover marked. */
	List<SheetRow> rows() {
		if (rows.isEmpty()) {
			return List.of();
		}
		int lastRow = rows.lastKey();
		int lastColumn = rows.values().stream().mapToInt(NavigableMap::lastKey).max().orElse(0);
		long covered = 0;
		for (Merge merge : merges) {
			int bottom = Math.min(merge.bottom(), lastRow);
			int right = Math.min(merge.right(), lastColumn);
			covered += (bottom - merge.top() + 1L) * (right - merge.left() + 1L);
			if (covered > MOST_COVERED) {
				throw Refusals.damaged("工作簿");
			}
			cover(merge, bottom, right);
		}
		return rows.entrySet()
			.stream()
			.filter(row -> !row.getValue().isEmpty())
			.map(row -> new SheetRow(row.getKey(), List.copyOf(row.getValue().values())))
			.toList();
	}

	private void cover(Merge merge, int bottom, int right) {
		for (int row = merge.top(); row <= bottom; row++) {
			Abandoned.check();
			for (int column = merge.left(); column <= right; column++) {
				if (row > merge.top()) {
					rows.computeIfAbsent(row, any -> new TreeMap<>()).put(column, new Cell(column, "", true));
				}
				else if (column > merge.left() && rows.containsKey(row)) {
					rows.get(row).remove(column);
				}
			}
		}
	}

	private void remark(Severity severity, String code, String message, String advice, Place place) {
		remarks.add(new Finding(severity, code, message, advice, place));
	}

	private Place place(int row, int column) {
		return new Place(null, null, row, column, null, null, spot());
	}

}
