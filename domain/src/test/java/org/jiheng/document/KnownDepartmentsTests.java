package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.lineage.ChangeKey;
import org.jiheng.lineage.ChangeTerms.Kind;
import org.jiheng.lineage.Unit;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDepartmentsTests {

	private static final RegionCode COUNTY = new RegionCode("130324");

	private static final FiscalYear YEAR = new FiscalYear(2026);

	private static final KnownDepartments KNOWN = new KnownDepartments(
			List.of(department("315", "卢龙县司法局"), department("316", "卢龙县教育局"), department("317", "卢龙县体育局"),
					department("318", "卢龙县教育和体育局"), department("321", "卢龙县民政局")),
			List.of(new DepartmentAlias(COUNTY, 1, new DepartmentCode("315"), null, "法务局", "finance", Instant.EPOCH)),
			List.of(new BudgetUnit(new BudgetUnitCode("315002"), "卢龙县法律援助中心")),
			List.of(change("316", 2025, Kind.MERGED, "卢龙县教育局", "318"),
					change("321", 2026, Kind.SPLIT, "卢龙县民政局", "321", "315"),
					change("317", 2027, Kind.MERGED, "卢龙县文体局", "318")));

	@ParameterizedTest
	@CsvSource({ "秦皇岛市卢龙县司法局本级,315 HIGH", "司法局,315 HIGH", "卢龙县 法务局,315 HIGH", "卢龙县法律援助中心（本级）,315 HIGH",
			"卢龙县教育局,318 HIGH", "卢龙县文体局,317 HIGH", "县司法局,315 MEDIUM", "教育与体育局,318 MEDIUM", "司法行政局,315 LOW",
			"民政局,321 HIGH 315 MEDIUM", "财政局,''", "'',''" })
	void theLikeliestAreSuggestedFirst(String name, String expected) {
		List<DepartmentSuggestion> suggested = KNOWN.suggestions(List.of(name), YEAR, "卢龙县");
		List<String> first = suggested.stream()
			.map(each -> each.department().code() + " " + each.likelihood())
			.toList();
		List<String> wanted = Arrays.stream(expected.split("(?<=[A-Z]) ")).filter(each -> !each.isEmpty()).toList();
		assertThat(first.stream().limit(Math.max(1, wanted.size()))).as(suggested.toString())
			.containsExactlyElementsOf(wanted);
	}

	@Test
	void aReasonTellsWhatBecameOfADepartment() {
		assertThat(KNOWN.suggestions(List.of("卢龙县教育局"), YEAR, "卢龙县").getFirst().reason())
			.isEqualTo("名称相同；316 卢龙县教育局自 2025 年起已并入 318 卢龙县教育和体育局");
		assertThat(KNOWN.suggestions(List.of("卢龙县教育局"), new FiscalYear(2024), "卢龙县").getFirst().words())
			.as("before it ended")
			.isEqualTo("316 卢龙县教育局（很可能：名称相同）");
		assertThat(KNOWN.suggestions(List.of("卢龙县文体局"), YEAR, "卢龙县").getFirst().reason())
			.isEqualTo("“卢龙县文体局”是 317 从前的名称");
	}

	/** What goes on in parts, itself one of them, has not ended. */
	@Test
	void aNameIsExactOrItIsNot() {
		assertThat(KNOWN.called("卢龙县 司法局（本级）")).hasSize(1);
		assertThat(KNOWN.called("法务局").getFirst().alias()).isNotNull();
		assertThat(KNOWN.called("司法局")).isEmpty();
		assertThat(KNOWN.called("")).isEmpty();
		assertThat(KNOWN.ended(department("321", "卢龙县民政局"), YEAR)).isEmpty();
		assertThat(KNOWN.ended(department("317", "卢龙县体育局"), YEAR)).isEmpty();
	}

	private static Department department(String code, String name) {
		return new Department(COUNTY, new DepartmentCode(code), name);
	}

	private static UnitChange change(String code, int year, Kind kind, String name, String... parts) {
		BigDecimal weight = BigDecimal.ONE.divide(BigDecimal.valueOf(parts.length));
		return new UnitChange(new ChangeKey(new Unit(COUNTY, new DepartmentCode(code)), 1), name, new FiscalYear(year),
				kind,
				Arrays.stream(parts)
					.map(part -> new UnitChange.Part(new Unit(COUNTY, new DepartmentCode(part)), part, weight))
					.toList(),
				"机构改革", "finance", Instant.EPOCH, null, null);
	}

}
