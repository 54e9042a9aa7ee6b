package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.document.DocumentAnnotator;
import org.jiheng.document.Mark;

/**
 * Writes opinions into an .xlsx: cells coloured and commented on, and a sheet before the
 * others that lists them all.
 */
final class WorkbookAnnotator {

	private static final String WORKBOOK = "xl/workbook.xml";

	private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

	private final PackedCopy copy;

	private final CellStyles styles;

	private WorkbookAnnotator(PackedCopy copy) {
		this.copy = copy;
		this.styles = new CellStyles(copy);
	}

	static byte[] annotate(byte[] bytes, List<Mark> marks) {
		WorkbookAnnotator annotator = new WorkbookAnnotator(PackedCopy.of(bytes));
		annotator.write(marks);
		return annotator.copy.bytes();
	}

	private void write(List<Mark> marks) {
		Map<String, String> sheets = sheets();
		Map<String, NavigableMap<Integer, NavigableMap<Integer, List<Mark>>>> cells = new LinkedHashMap<>();
		marks.forEach(mark -> mark.places().forEach(place -> {
			String sheet = place.sheet();
			Integer row = place.row();
			Integer cell = place.cell();
			if (sheet != null && row != null && cell != null && sheets.containsKey(sheet)) {
				cells.computeIfAbsent(sheet, any -> new TreeMap<>())
					.computeIfAbsent(row, any -> new TreeMap<>())
					.computeIfAbsent(cell, any -> new ArrayList<>())
					.add(mark);
			}
		}));
		sheets.forEach((sheet, part) -> {
			var own = cells.getOrDefault(sheet, new TreeMap<>());
			if (!own.isEmpty() || copy.related(part, "comments").isPresent()) {
				new SheetAnnotator(copy, styles, part).write(own);
			}
		});
		list(marks);
		styles.write();
	}

	/** The parts of the sheets by their names. */
	private Map<String, String> sheets() {
		Map<String, String> targets = copy.relations(WORKBOOK);
		Map<String, String> sheets = new LinkedHashMap<>();
		Xml xml = new Xml(copy.part(WORKBOOK).orElseThrow(NotAnnotated::new));
		while (xml.next()) {
			if (xml.starts("sheet")) {
				String name = xml.attribute("name").orElse("");
				xml.attribute("id")
					.flatMap(id -> Optional.ofNullable(targets.get(id)))
					.filter(copy::has)
					.ifPresent(part -> sheets.putIfAbsent(name, part));
			}
		}
		return sheets;
	}

	private void list(List<Mark> marks) {
		String former = sheets().get(MarkList.NAME);
		if (former != null && isOurs(former)) {
			copy.write(former, xml -> new MarkList(marks, styles).write(xml, true));
			return;
		}
		String part = copy.free("xl/worksheets/sheetJiheng", ".xml");
		copy.write(part, xml -> new MarkList(marks, styles).write(xml, true));
		copy.type(part, SHEET_TYPE);
		String relation = copy.relate(WORKBOOK, "worksheet", part);
		int number = free();
		String name = name();
		copy.change(WORKBOOK, tags -> enter(tags, "name=\"" + name + "\" sheetId=\"" + number + "\"", relation));
	}

	/** Words of a sheet stand in it, or with those of all sheets. */
	private boolean isOurs(String part) {
		return Stream.of(part, "xl/sharedStrings.xml")
			.flatMap(each -> copy.part(each).stream())
			.anyMatch(each -> new String(each, UTF_8).contains(">" + DocumentAnnotator.SIGN));
	}

	/** A number that no sheet has. */
	private int free() {
		int last = 0;
		Tags tags = copy.tags(WORKBOOK);
		while (tags.next()) {
			last = tags.starts("sheet") ? Math.max(last, tags.number("sheetId", 0)) : last;
		}
		return last + 1;
	}

	private String name() {
		List<String> known = List.copyOf(sheets().keySet());
		int number = 1;
		String name = MarkList.NAME;
		while (known.contains(name)) {
			number++;
			name = MarkList.NAME + number;
		}
		return name;
	}

	/**
	 * What is told by the place of a sheet among all goes on by one: the sheet that is
	 * open, and the names of single sheets.
	 */
	private static void enter(Tags tags, String sheet, String relation) {
		boolean viewed = false;
		while (tags.next()) {
			if (tags.starts("workbookView")) {
				viewed = true;
				tags.set("activeTab", tags.number("activeTab", 0) + 1);
			}
			else if (tags.starts("sheets")) {
				String prefix = tags.prefix();
				if (!viewed) {
					tags.before("<" + prefix + "bookViews><" + prefix + "workbookView activeTab=\"1\"/></" + prefix
							+ "bookViews>");
				}
				tags.after("<" + prefix + "sheet xmlns:rj=\"" + PackedCopy.OFFICE + "\" " + sheet + " rj:id=\""
						+ relation + "\"/>");
			}
			else if (tags.starts("definedName") && tags.attribute("localSheetId").isPresent()) {
				tags.set("localSheetId", tags.number("localSheetId", 0) + 1);
			}
		}
	}

}
