package org.jiheng.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jiheng.shared.FiscalYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTests {

	private static final long SEED = 315001;

	private final TargetReader reader = new TargetReader(new FiscalYear(2024));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			≥95%|GE|95|%
			<0.2%|LT|0.2|%
			≥15000人|GE|15000|人
			≥200 件|GE|200|件
			100%|EQ|100|%
			10人|EQ|10|人
			45000 元|EQ|45000|元
			全年调处矛盾纠纷不小于1000件|GE|1000|件
			全县 553 个 村（社区）|EQ|553|个
			重大行政执法决定法制审核率达100%|GE|100|%
			2280次|EQ|2280|次
			292%|EQ|292|%
			≧９５％|GE|95|%
			﹥3天|GT|3|天
			＞3天|GT|3|天
			﹦100％|EQ|100|%
			>=90%|GE|90|%
			≤5个工作日|LE|5|个工作日
			不少于20场次|GE|20|场次
			不低于 90%|GE|90|%
			达到95%以上|GE|95|%
			95%以上|GE|95|%
			覆盖10个村以上|GE|10|个
			不超过3%|LE|3|%
			不高于1,234.50元|LE|1234.50|元
			30日以内|LE|30|日
			5个工作日内|LE|5|个工作日
			5%以下|LE|5|%
			大于10亩|GT|10|亩
			超过1000人次|GT|1000|人次
			小于0.5%|LT|0.5|%
			低于2‰|LT|2|‰
			≥3万人次|GE|3|万人次
			≥100百分比|GE|100|百分比
			≤90万元|LE|90|万元
			≥1人/年|GE|1|人/年
			≥50|GE|50|
			95|EQ|95|
			较上年提高5个百分点|EQ|5|个百分点
			2024年底前完成培训100人|EQ|100|人
			≤-3℃|LE|-3|℃
			12个月|EQ|12|个月
			5标段|EQ|5|标段
			""")
	void aNumberIsReadWithItsComparatorAndUnit(String raw, Comparator comparator, BigDecimal value, String unit) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Numeric(raw, comparator, value, unit));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			±3%以内|-3|3|%
			±3%|-3|3|%
			3%-5%|3|5|%
			10～15人|10|15|人
			90%至95%|90|95|%
			""")
	void twoBoundsAreARange(String raw, BigDecimal lower, BigDecimal upper, String unit) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Range(raw, lower, upper, unit));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2024 年内|2024-12-31
			2024年底|2024-12-31
			2024年全年|2024-12-31
			2024年年底|2024-12-31
			2025年末前|2025-12-31
			12月底前|2024-12-31
			6月底|2024-06-30
			2024年6月30日前|2024-06-30
			2024年2月|2024-02-29
			2024年12月底前完成|2024-12-31
			2024-06-30|2024-06-30
			1月-12月|2024-12-31
			2021-2025年|2025-12-31
			年底前|2024-12-31
			全年|2024-12-31
			2024年1月1日至2024年11月30日|2024-11-30
			""")
	void aDateIsADeadline(String raw, LocalDate date) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Deadline(raw, date));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			及时安置|
			促进社会稳定|
			2024年年底形成公正权威、统一高效的行政复议体制|2024-12-31
			建立"1+N+N"矛盾纠纷多元化解体系|
			较往年有明显提升|
			贯彻《法治政府建设实施纲要（2021-2025年）》|
			完成2024年度目标任务|
			不低于上年水平|
			实现“一村（居）一法律顾问”|
			提高涉密人员管理水平|
			""")
	void aStatementWithoutANumberIsQualitative(String raw, LocalDate deadline) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Qualitative(raw, deadline));
	}

	@ParameterizedTest
	@ValueSource(strings = { "88100", "20100", "2024", "0100", "95%100%", "培训10场，覆盖500人", "约50人", "50余人", "100件左右",
			"1/3", "7×24小时", "≥", "≥5天以内", "2024年2月31日", "2024年6月前", "95100%", "1 000件", "≥九成", "", "３:１",
			"2024年底完成，2025年底验收", "完成率100", "999999999999999999999元", "不低于去年的95%", "5-3人", "٣人" })
	void whatCannotBeDecidedIsNotGuessed(String raw) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Undecidable(raw));
	}

	@ParameterizedTest
	@ValueSource(strings = { "涉密", "（涉密）", " 涉 密 ", "涉密。", "1.涉密", "机密★10年", "属涉密内容" })
	void whatIsClassifiedKeepsNothing(String raw) {
		assertThat(reader.read(raw)).isEqualTo(new Target.Classified());
	}

	@Test
	void thePrintedFormOfANumberIsReadExactly() {
		Random random = new Random(SEED);
		List<String> signs = List.of("≥", "≤", ">", "<", "", "不少于", "不超过", "大于", "小于");
		List<Comparator> comparators = List.of(Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT,
				Comparator.EQ, Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT);
		List<String> units = List.of("人", "件", "元", "万元", "个", "场次", "天", "公里", "平方米");
		for (int i = 0; i < 5000; i++) {
			int sign = random.nextInt(signs.size());
			BigDecimal value = BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(4));
			String number = random.nextBoolean() ? value.toPlainString()
					: String.format("%,." + value.scale() + "f", value);
			String unit = units.get(random.nextInt(units.size()));
			String raw = signs.get(sign) + number + (random.nextBoolean() ? " " : "") + unit;
			assertThat(reader.read(raw)).as("seed %d, run %d", SEED, i)
				.isEqualTo(new Target.Numeric(raw, comparators.get(sign), value, unit));
		}
	}

	@Test
	void noTextMakesItThrowAndTheWordsAreKept() {
		Random random = new Random(SEED);
		String alphabet = "0123456789.,%％≥≤<>=±-~至到年月日底内前以上下不小于超过达约涉密个人件元万（）()《》\"+/ \t\n\uE000\uD83Dx第季度完成";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			int length = random.nextInt(12);
			for (int k = 0; k < length; k++) {
				text.append(random.nextInt(20) == 0 ? (char) random.nextInt(0x10000)
						: alphabet.charAt(random.nextInt(alphabet.length())));
			}
			String raw = text.toString();
			Target target = reader.read(raw);
			assertThat(target instanceof Target.Classified ? raw : target.raw()).as("seed %d, run %d", SEED, i)
				.isEqualTo(raw);
		}
	}

}
