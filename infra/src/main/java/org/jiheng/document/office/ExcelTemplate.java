package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.document.FormCell;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormSheet;
import org.jiheng.document.FormTable;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.Template;
import org.jiheng.document.TemplateWriter;
import org.springframework.stereotype.Component;

/**
 * A form to be filled in as an .xlsx: how to do so, the form, and what its cells offer.
 * What is not the form itself is passed over when it is read.
 */
@Component
class ExcelTemplate implements TemplateWriter {

	private static final String CHOICES = "下拉选项";

	/** Rows below the header that offer choices, those to be put in included. */
	private static final int MOST_ROWS = 200;

	/** Where the choices begin, below a title and the names of the columns. */
	private static final int FIRST_ROW = 3;

	@Override
	public void write(Template template, OutputStream out) throws IOException {
		Map<String, List<String>> choices = choices(template.choices());
		List<ExcelSheet> sheets = new ArrayList<>();
		sheets.add(ExcelSheet.cover(template.form()));
		sheets.add(ExcelSheet.notes("填写说明",
				Stream.concat(Stream.of(SourceBlocks.OURS + "填写说明】这一页不读入"), template.instructions().stream()).toList(),
				List.of()));
		sheets.add(ExcelSheet.firstPart(template.form()));
		for (FormChapter chapter : template.form().chapters()) {
			FormTable table = chapter.table();
			if (table != null) {
				sheets.add(ExcelSheet.ofTable("整体指标", List.of(chapter.heading()), "", table));
			}
		}
		int number = 0;
		for (FormSheet sheet : template.form().sheets()) {
			number++;
			sheets.add(sheet(number, sheet, choices));
		}
		sheets.add(ExcelSheet.notes(CHOICES, List.of(SourceBlocks.OURS + CHOICES + "】这一页不读入，可以在各列下面补充"),
				choices.entrySet()
					.stream()
					.map(choice -> Stream.concat(Stream.of(choice.getKey()), choice.getValue().stream()).toList())
					.toList()));
		ExcelWriter.write(sheets, template.form(), out);
	}

	/** By the words that stand above the cells. */
	private static Map<String, List<String>> choices(Template.Choices choices) {
		Map<String, List<String>> all = new LinkedHashMap<>();
		all.put("一级指标", choices.level1());
		all.put("二级指标", choices.level2());
		all.put("指标性质", choices.signs());
		all.put("度量单位", choices.measures());
		all.put("支出计划月份", choices.months());
		all.put("预算单位", choices.units());
		return all;
	}

	private static ExcelSheet sheet(int number, FormSheet form, Map<String, List<String>> choices) {
		String title = form.title().replaceFirst("^(?:\\d+\\.|（\\d+）)", "").replaceFirst("绩效目标表$", "");
		// A blank line is kept for the unit, so that one can be chosen.
		ExcelSheet sheet = ExcelSheet.ofTable(number + "." + (title.isEmpty() ? "项目" : title), List.of(form.title()),
				form.unit().isEmpty() ? " " : form.unit(), form.table());
		Map<String, String> from = new LinkedHashMap<>();
		int column = 0;
		for (Map.Entry<String, List<String>> choice : choices.entrySet()) {
			String letter = ExcelSheet.place(column, 0).replace("0", "");
			if (!choice.getValue().isEmpty()) {
				from.put(choice.getKey(), "'" + CHOICES + "'!$" + letter + "$" + FIRST_ROW + ":$" + letter + "$"
						+ (FIRST_ROW - 1 + choice.getValue().size()));
			}
			column++;
		}
		for (FormCell cell : form.table().header()) {
			if (from.containsKey(cell.text())) {
				sheet.choose(
						ExcelSheet.place(cell.column(), sheet.header() + 1) + ":"
								+ ExcelSheet.place(cell.column(), sheet.header() + MOST_ROWS),
						from.getOrDefault(cell.text(), ""));
			}
		}
		int upper = sheet.header() - form.table().upper().size();
		for (int row = 0; row < form.table().upper().size(); row++) {
			for (FormCell cell : form.table().upper().get(row)) {
				if (cell.text().matches("[0-9]{1,2}月底")) {
					sheet.choose(ExcelSheet.place(cell.column(), upper + row), from.getOrDefault("支出计划月份", ""));
				}
			}
		}
		if (from.containsKey("预算单位")) {
			sheet.choose("A2", from.getOrDefault("预算单位", ""));
		}
		sheet.lock();
		return sheet;
	}

}
