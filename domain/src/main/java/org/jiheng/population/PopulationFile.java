package org.jiheng.population;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.RegionCode;

/**
 * A table of populations of one province as CSV: first a line county,year,persons, then
 * one line for each county and year, such as 130324,2024,386000. Nothing is quoted, since
 * there are digits only. Problems: InvalidInput CSV_HEADER, CSV_LINE, CSV_TWICE,
 * CSV_EMPTY, CSV_LONG, COUNTY_OUTSIDE, each with the line.
 */
record PopulationFile(List<Population> rows) {

	static final String HEADER = "county,year,persons";

	private static final int MOST_ROWS = 5_000;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	static PopulationFile read(String csv, RegionCode province) {
		List<String> lines = (csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv).lines().toList();
		if (lines.isEmpty() || !lines.getFirst().replace(" ", "").equals(HEADER)) {
			throw invalid("CSV_HEADER", "第 1 行须为 " + HEADER, "补上表头，用英文逗号分隔");
		}
		if (lines.size() > MOST_ROWS + 1) {
			throw invalid("CSV_LONG", "至多 " + MOST_ROWS + " 行，现有 " + (lines.size() - 1) + " 行", "分几次导入");
		}
		List<Population> rows = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (int i = 1; i < lines.size(); i++) {
			if (!lines.get(i).isBlank()) {
				Population row = row(lines.get(i), i + 1, province);
				if (!seen.add(row.county() + "/" + row.year())) {
					throw invalid("CSV_TWICE", "第 " + (i + 1) + " 行与前面重复：" + row.county() + "，" + row.year() + " 年",
							"同一县同一年只写一行");
				}
				rows.add(row);
			}
		}
		if (rows.isEmpty()) {
			throw invalid("CSV_EMPTY", "没有数据行", "每县每年一行，如 130324,2024,386000");
		}
		return new PopulationFile(List.copyOf(rows));
	}

	private static Population row(String line, int number, RegionCode province) {
		String[] cells = line.replace(" ", "").split(",", -1);
		if (cells.length != 3 || !cells[0].matches("[0-9]{6}") || !cells[1].matches("20[0-9]{2}")
				|| !cells[2].matches("[1-9][0-9]{0,9}")) {
			throw invalid("CSV_LINE", "第 " + number + " 行不是“县级代码,年度,人数”", "如 130324,2024,386000；人数为正整数，不带千分位");
		}
		var county = new RegionCode(cells[0]);
		if (county.level() != RegionCode.Level.COUNTY || !province.contains(county)) {
			throw invalid("COUNTY_OUTSIDE", "第 " + number + " 行的 " + county + " 不是 " + province + " 所辖的县",
					"一次只导入一个省的县");
		}
		return new Population(county, new FiscalYear(Integer.parseInt(cells[1])), Long.parseLong(cells[2]));
	}

	static ProblemException invalid(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", "csv"), message, suggestion));
	}
}
