package org.jiheng.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedCountyTests {

	private static final List<Region> NATION = List.of(region("130000", "河北省"), region("130300", "秦皇岛市"),
			region("130200", "唐山市"), region("130324", "卢龙县"), region("130322", "昌黎县"), region("130302", "海港区"),
			region("320102", "鼓楼区"), region("410204", "鼓楼区"), region("410200", "开封市"), region("320100", "南京市"),
			region("441502", "城区"), region("110100", "市辖区"));

	@ParameterizedTest
	@CsvSource({ "130324,卢龙县司法局,OWN", "130324,秦皇岛市卢龙县司法局,OWN", "130324,河北省秦皇岛市卢龙县司法局,OWN", "130324,卢龙县 司法局,OWN",
			"130324,昌黎县司法局,OTHER", "130324,秦皇岛市昌黎县司法局,OTHER", "130324,唐山市卢龙县司法局,OTHER", "130324,司法局,NONE",
			"130324,秦皇岛市司法局,NONE", "130324,市辖区司法局,NONE", "130324,城区管理局,NONE", "320102,鼓楼区司法局,OWN",
			"410204,开封市鼓楼区司法局,OWN", "410204,南京市鼓楼区司法局,OTHER", "130324,'',NONE" })
	void theNamesAtTheStartTell(String acting, String text, NamedCounty expected) {
		assertThat(NamedCounty.of(new RegionCode(acting), NATION, List.of(text))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "司法局,2024 年部门预算绩效文本,NONE", "司法局,卢龙县 2024 年部门预算绩效文本,OWN", "卢龙县司法局,昌黎县司法局本级,OTHER" })
	void oneOtherNameIsEnough(String department, String other, NamedCounty expected) {
		assertThat(NamedCounty.of(new RegionCode("130324"), NATION, List.of(department, other))).isEqualTo(expected);
	}

	private static Region region(String code, String name) {
		return new Region(new RegionCode(code), name);
	}

}
