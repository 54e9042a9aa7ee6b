package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.SourceDocument;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;

/**
 * An .xlsx: its sheets in order, but for hidden ones, which are named. Read as a stream;
 * formulas are not calculated, their kept values are taken.
 */
final class Workbook {

	private static final String WORKBOOK = "xl/workbook.xml";

	private final Packed file;

	private final Formats formats = new Formats();

	private final List<String> strings = new ArrayList<>();

	private final SourceBlocks blocks = new SourceBlocks();

	private final List<Finding> remarks = new ArrayList<>();

	private Workbook(Packed file) {
		this.file = file;
	}

	static Optional<SourceDocument> read(Packed file) {
		return file.part(WORKBOOK).map(part -> new Workbook(file).document(new Xml(part)));
	}

	private SourceDocument document(Xml xml) {
		file.part("xl/sharedstrings.xml").ifPresent(part -> strings(new Xml(part)));
		file.part("xl/styles.xml").ifPresent(part -> formats.styles(new Xml(part)));
		Map<String, String> targets = targets();
		while (xml.next()) {
			if (xml.starts("workbookPr") && xml.attribute("date1904").filter(Workbook::isTrue).isPresent()) {
				formats.since1904();
			}
			else if (xml.starts("sheet")) {
				Optional<String> target = xml.attribute("id").map(targets::get);
				sheet(xml.attribute("name").orElse(""), target, xml.attribute("state").orElse("visible"));
			}
		}
		return new SourceDocument(blocks.blocks(), remarks);
	}

	private void sheet(String name, Optional<String> target, String state) {
		Sheet sheet = new Sheet(name);
		if (!state.equals("visible")) {
			remarks.add(hidden(sheet, name));
			return;
		}
		target.flatMap(file::part).ifPresent(part -> new SheetXml(sheet, strings, formats).read(new Xml(part)));
		blocks.sheet(sheet.rows(), sheet.spot());
		remarks.addAll(sheet.remarks());
	}

	static Finding hidden(Sheet sheet, String name) {
		return new Finding(Severity.HINT, "SHEET_HIDDEN", "工作表“" + name + "”是隐藏的，没有读入", "要读入的话，请取消隐藏后再传",
				new Place(null, null, null, null, null, null, sheet.spot()));
	}

	/** Where the sheets are, by the ids that the workbook gives them. */
	private Map<String, String> targets() {
		Map<String, String> targets = new HashMap<>();
		Xml xml = new Xml(file.required("xl/_rels/workbook.xml.rels"));
		while (xml.next()) {
			if (xml.starts("Relationship") && xml.attribute("TargetMode").isEmpty()) {
				String target = xml.attribute("Target").orElse("");
				targets.put(xml.attribute("Id").orElse(""), target.startsWith("/") ? target : "xl/" + target);
			}
		}
		return targets;
	}

	private void strings(Xml xml) {
		while (xml.next()) {
			if (xml.starts("si")) {
				strings.add(string(xml));
			}
		}
	}

	/** A string in runs, without the readings above its characters. */
	static String string(Xml xml) {
		StringBuilder text = new StringBuilder();
		int outer = xml.depth();
		while (xml.nextIn(outer)) {
			if (xml.starts("rPh")) {
				xml.skip();
			}
			else if (xml.starts("t")) {
				text.append(xml.whole());
			}
		}
		return text.toString();
	}

	static boolean isTrue(String value) {
		return value.equals("1") || value.equals("true");
	}

}
