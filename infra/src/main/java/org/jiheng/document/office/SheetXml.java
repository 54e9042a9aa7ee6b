package org.jiheng.document.office;

import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jiheng.document.TextLimits;
import org.jspecify.annotations.Nullable;

/** Reads one sheet of an .xlsx. */
final class SheetXml {

	private static final Pattern REFERENCE = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

	private final Sheet sheet;

	private final List<String> strings;

	private final Formats formats;

	private int row;

	private int column;

	SheetXml(Sheet sheet, List<String> strings, Formats formats) {
		this.sheet = sheet;
		this.strings = strings;
		this.formats = formats;
	}

	void read(Xml xml) {
		while (xml.next()) {
			if (xml.starts("row")) {
				row = xml.number("r", row + 1);
				column = 0;
				hide(xml);
			}
			else if (xml.starts("c")) {
				cell(xml);
			}
			else if (xml.starts("mergeCell")) {
				xml.attribute("ref").ifPresent(this::merge);
			}
			else if (xml.starts("col") && xml.attribute("hidden").filter(Workbook::isTrue).isPresent()) {
				if (xml.number("min", 1) <= TextLimits.COLUMNS && xml.number("max", 1) < 16_384) {
					sheet.hideColumns();
				}
			}
		}
	}

	private void hide(Xml xml) {
		if (xml.attribute("hidden").filter(Workbook::isTrue).isPresent()) {
			sheet.hideRow(row);
		}
	}

	private void cell(Xml xml) {
		place(xml.attribute("r").orElse(""));
		String type = xml.attribute("t").orElse("n");
		int style = xml.number("s", 0);
		int outer = xml.depth();
		String value = null;
		boolean formula = false;
		while (xml.nextIn(outer)) {
			if (xml.starts("v")) {
				value = xml.whole();
			}
			else if (xml.starts("is")) {
				String words = Workbook.string(xml);
				value = type.equals("inlineStr") ? words : value;
			}
			else if (xml.starts("f")) {
				formula = true;
				xml.skip();
			}
		}
		put(type, style, value, formula);
	}

	private void put(String type, int style, @Nullable String value, boolean formula) {
		if (value == null || (value.isEmpty() && !type.equals("str"))) {
			if (formula) {
				sheet.notCalculated(row, column);
			}
			return;
		}
		switch (type) {
			case "s" -> sheet.put(row, column, shared(value));
			case "str", "inlineStr" -> sheet.put(row, column, value);
			case "b" -> sheet.put(row, column, Workbook.isTrue(value) ? "TRUE" : "FALSE");
			case "e" -> sheet.error(row, column, value.length() > 20 ? "" : value);
			case "d" -> sheet.put(row, column, date(value, style));
			default -> sheet.put(row, column, number(value, style));
		}
	}

	private String number(String value, int style) {
		try {
			return formats.shown(Double.parseDouble(value), style);
		}
		catch (NumberFormatException none) {
			throw Refusals.damaged("工作簿");
		}
	}

	/** Words where a date should be stay as they are. */
	private String date(String value, int style) {
		try {
			Double date = DateUtil.parseDateTime(value.length() == 10 ? value + "T00:00:00" : value.replace("Z", ""));
			return date == null ? value : formats.shown(date, style);
		}
		catch (DateTimeException none) {
			return value;
		}
	}

	private String shared(String value) {
		int index = value.matches("[0-9]{1,8}") ? Integer.parseInt(value) : -1;
		if (index < 0 || index >= strings.size()) {
			throw Refusals.damaged("工作簿");
		}
		return strings.get(index);
	}

	private void place(String reference) {
		Matcher matcher = REFERENCE.matcher(reference);
		column++;
		if (matcher.matches()) {
			column = column(matcher.group(1));
			row = Integer.parseInt(matcher.group(2));
		}
	}

	private void merge(String reference) {
		String[] corners = reference.split(":", -1);
		Matcher first = REFERENCE.matcher(corners[0]);
		Matcher last = REFERENCE.matcher(corners[corners.length - 1]);
		if (first.matches() && last.matches()) {
			sheet.merge(new Sheet.Merge(Integer.parseInt(first.group(2)), column(first.group(1)),
					Integer.parseInt(last.group(2)), column(last.group(1))));
		}
	}

	private static int column(String letters) {
		return letters.chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1);
	}

}
