package org.jiheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.TargetKind;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * The published document of 卢龙县司法局 for 2024, and what a person reads in it. The
 * expectation was written from the document, not from the reader's output; its columns
 * are parted by a bar.
 */
public final class LulongJustice2024 {

	public static final RegionCode COUNTY = new RegionCode("130324");

	private static final String FOLDER = "/org/jiheng/document/lulong-justice-2024";

	private LulongJustice2024() {
	}

	/**
	 * A project; amounts in 万元, null where blank; purpose and goal null when classified.
	 */
	public record ExpectedProject(int sequence, String code, String name, String unitCode, String unitName,
			BigDecimal total, @Nullable BigDecimal fiscal, @Nullable BigDecimal other, @Nullable String purpose,
			List<BigDecimal> plan, @Nullable String goal, boolean classified) {
	}

	/**
	 * An indicator of a project; everything after the levels null when classified but the
	 * kind.
	 */
	public record ExpectedIndicator(int project, int sequence, String level1, String level2, @Nullable String level3,
			@Nullable String description, @Nullable String raw, TargetKind kind, @Nullable Comparator comparator,
			@Nullable BigDecimal value, @Nullable BigDecimal upper, @Nullable String unit, @Nullable LocalDate deadline,
			@Nullable String basis) {
	}

	public static byte[] bytes() {
		try (InputStream in = LulongJustice2024.class.getResourceAsStream(FOLDER + ".txt")) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static String text() {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	/** The frames of 2015 and 2021, as the database has them. */
	public static List<IndicatorFrame> frames() {
		var output2015 = new IndicatorFrame.Level1("产出指标", List.of("数量指标", "质量指标", "时效指标", "成本指标"));
		var effect2015 = new IndicatorFrame.Level1("效益指标", List.of("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"));
		var satisfaction = new IndicatorFrame.Level1("满意度指标", List.of("服务对象满意度指标"));
		var cost = new IndicatorFrame.Level1("成本指标", List.of("经济成本指标", "社会成本指标", "生态环境成本指标"));
		var output2021 = new IndicatorFrame.Level1("产出指标", List.of("数量指标", "质量指标", "时效指标"));
		var effect2021 = new IndicatorFrame.Level1("效益指标", List.of("经济效益指标", "社会效益指标", "生态效益指标"));
		return List.of(new IndicatorFrame("2015", "财预〔2015〕88号", List.of(output2015, effect2015, satisfaction)),
				new IndicatorFrame("2021", "财预〔2021〕101号", List.of(cost, output2021, effect2021, satisfaction)));
	}

	public static List<ExpectedProject> projects() {
		return rows("projects.csv").map(LulongJustice2024::project).toList();
	}

	public static List<ExpectedIndicator> indicators() {
		return rows("indicators.csv").map(LulongJustice2024::indicator).toList();
	}

	public static List<String> overallGoals() {
		return lines("overall-goals.txt");
	}

	public static List<String> itemisedGoals() {
		return lines("itemised-goals.txt");
	}

	public static List<String> safeguards() {
		return lines("safeguards.txt");
	}

	private static ExpectedProject project(Cells cells) {
		List<BigDecimal> plan = List.of(cells.number(9), cells.number(10), cells.number(11), cells.number(12));
		return new ExpectedProject(cells.integer(0), cells.text(1), cells.text(2), cells.text(3), cells.text(4),
				cells.number(5), cells.number(6), cells.number(7), cells.text(8), plan, cells.text(13),
				Boolean.parseBoolean(cells.text(14)));
	}

	private static ExpectedIndicator indicator(Cells cells) {
		String comparator = cells.text(8);
		String deadline = cells.text(12);
		return new ExpectedIndicator(cells.integer(0), cells.integer(1), cells.text(2), cells.text(3), cells.text(4),
				cells.text(5), cells.text(6), TargetKind.valueOf(cells.text(7)),
				comparator == null ? null : Comparator.valueOf(comparator), cells.number(9), cells.number(10),
				cells.text(11), deadline == null ? null : LocalDate.parse(deadline), cells.text(13));
	}

	private static Stream<Cells> rows(String file) {
		return lines(file).stream().skip(1).map(line -> new Cells(List.of(line.split("\\|", -1))));
	}

	private static List<String> lines(String file) {
		try (InputStream in = LulongJustice2024.class.getResourceAsStream(FOLDER + "/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Cells(List<String> cells) {

		@Nullable String text(int column) {
			return cells.get(column).isEmpty() ? null : cells.get(column);
		}

		@Nullable BigDecimal number(int column) {
			return cells.get(column).isEmpty() ? null : new BigDecimal(cells.get(column));
		}

		int integer(int column) {
			return Integer.parseInt(cells.get(column));
		}
	}

}
