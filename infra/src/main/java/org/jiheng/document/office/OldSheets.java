package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jiheng.document.Abandoned;
import org.jiheng.document.TextLimits;
import org.jiheng.review.Finding;
import org.jspecify.annotations.Nullable;

/** The sheets of an .xls, gathered from its records. */
final class OldSheets implements HSSFListener {

	private static final int SHEET = BOFRecord.TYPE_WORKSHEET;

	private final FormatTrackingHSSFListener tracking = new FormatTrackingHSSFListener(this);

	private final Formats formats = new Formats();

	private final List<BoundSheetRecord> bound = new ArrayList<>();

	private final List<Sheet> visible = new ArrayList<>();

	private final List<Finding> hidden = new ArrayList<>();

	private @Nullable SSTRecord strings;

	private @Nullable Sheet sheet;

	/** A formula whose text comes in the next record. */
	private @Nullable FormulaRecord waiting;

	private int depth;

	private int next;

	HSSFListener listener() {
		return tracking;
	}

	List<Sheet> visible() {
		return visible;
	}

	List<Finding> hidden() {
		return hidden;
	}

	@Override
	public void processRecord(Record record) {
		Abandoned.check();
		switch (record) {
			case BoundSheetRecord named -> bound.add(named);
			case DateWindow1904Record window when window.getWindowing() == 1 -> formats.since1904();
			case SSTRecord all -> strings = all;
			case BOFRecord begin -> begin(begin);
			case EOFRecord end -> depth--;
			default -> {
				Sheet open = sheet;
				if (open != null && depth == 1) {
					inSheet(open, record);
				}
			}
		}
	}

	/**
	 * Sheets come in the order in which the workbook names them; a chart may be inside
	 * one.
	 */
	private void begin(BOFRecord begin) {
		depth++;
		if (depth != 1 || begin.getType() == BOFRecord.TYPE_WORKBOOK) {
			return;
		}
		BoundSheetRecord named = next < bound.size() ? bound.get(next) : null;
		next++;
		String name = named == null ? "" : named.getSheetname();
		sheet = new Sheet(name);
		if (named != null && (named.isHidden() || named.isVeryHidden())) {
			hidden.add(Workbook.hidden(sheet, name));
			sheet = null;
		}
		else if (begin.getType() == SHEET) {
			visible.add(sheet);
		}
	}

	private void inSheet(Sheet open, Record record) {
		switch (record) {
			case LabelSSTRecord label when strings != null ->
				put(open, label, strings.getString(label.getSSTIndex()).getString());
			case LabelRecord label -> open.put(label.getRow() + 1, label.getColumn() + 1, label.getValue());
			case NumberRecord number -> put(open, number, shown(number, number.getValue()));
			case FormulaRecord formula -> formula(open, formula);
			case StringRecord text when waiting != null -> {
				put(open, waiting, text.getString());
				waiting = null;
			}
			case BoolErrRecord value when value.isError() ->
				open.error(value.getRow() + 1, value.getColumn() + 1, error(value.getErrorValue()));
			case BoolErrRecord value -> put(open, value, value.getBooleanValue() ? "TRUE" : "FALSE");
			case MergeCellsRecord merges -> merge(open, merges);
			case RowRecord row when row.getZeroHeight() -> open.hideRow(row.getRowNumber() + 1);
			case ColumnInfoRecord column when column.getHidden() && column.getFirstColumn() < TextLimits.COLUMNS
					&& column.getLastColumn() < 255 ->
				open.hideColumns();
			default -> {
			}
		}
	}

	private void formula(Sheet open, FormulaRecord formula) {
		CellType type = formula.getCachedResultTypeEnum();
		if (type == CellType.STRING) {
			waiting = formula;
		}
		else if (type == CellType.ERROR) {
			open.error(formula.getRow() + 1, formula.getColumn() + 1, error(formula.getCachedErrorValue()));
		}
		else if (type == CellType.BOOLEAN) {
			put(open, formula, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
		}
		else {
			put(open, formula, shown(formula, formula.getValue()));
		}
	}

	private String shown(CellValueRecordInterface cell, double value) {
		int format = tracking.getFormatIndex(cell);
		String code = tracking.getFormatString(cell);
		return formats.shown(value, Math.max(0, format), code == null ? "General" : code);
	}

	private static void put(Sheet open, CellValueRecordInterface cell, String text) {
		open.put(cell.getRow() + 1, cell.getColumn() + 1, text);
	}

	private static void merge(Sheet open, MergeCellsRecord merges) {
		for (int i = 0; i < merges.getNumAreas(); i++) {
			CellRangeAddress area = merges.getAreaAt(i);
			open.merge(new Sheet.Merge(area.getFirstRow() + 1, area.getFirstColumn() + 1, area.getLastRow() + 1,
					area.getLastColumn() + 1));
		}
	}

	private static String error(int code) {
		return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "";
	}

}
