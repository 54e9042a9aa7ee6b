package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/** Numbers as a workbook shows them: 0.95 as 95%, a day as a date. */
final class Formats {

	/** The longest format that Excel takes. */
	private static final int LONGEST = 255;

	private final DataFormatter formatter = new DataFormatter(Locale.CHINA);

	private final Map<Integer, String> own = new HashMap<>();

	private final List<Integer> ofStyles = new ArrayList<>();

	private boolean since1904;

	Formats() {
		formatter.setUseCachedValuesForFormulaCells(true);
	}

	/** Reads xl/styles.xml. */
	void styles(Xml xml) {
		while (xml.next()) {
			if (xml.starts("numFmt")) {
				own.put(xml.number("numFmtId", -1), xml.attribute("formatCode").orElse("General"));
			}
			else if (xml.starts("cellXfs")) {
				int outer = xml.depth();
				while (xml.nextIn(outer)) {
					if (xml.starts("xf")) {
						ofStyles.add(xml.number("numFmtId", 0));
					}
				}
			}
		}
	}

	void since1904() {
		since1904 = true;
	}

	/** The number in a cell of that style. */
	String shown(double number, int style) {
		int format = style >= 0 && style < ofStyles.size() ? ofStyles.get(style) : 0;
		return shown(number, format, own.getOrDefault(format, builtIn(format)));
	}

	String shown(double number, int format, String code) {
		if (code.length() > LONGEST) {
			throw Refusals.damaged("工作簿");
		}
		return formatter.formatRawCellContents(number, format, code, since1904);
	}

	static String builtIn(int format) {
		String code = BuiltinFormats.getBuiltinFormat(format);
		return code == null ? "General" : code;
	}

}
