package org.jiheng.document.office;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * A budget that chance made hard to print: words that wrap, signs of full width, Latin
 * words and numbers inside sentences, several indicators of a class, blank cells, secret
 * projects, amounts to the fen, any months, in some of them goals and targets for longer
 * than the year. The same seed makes the same one.
 */
final class GeneratedBudget {

	private static final String HAN = "预算绩效管理资金项目支出农村公路养护社区矫正法律援助乡镇卫生院设备购置人居环境整治义务教育保障机制改革发展森林防火河道治理退役军人优抚对象补助鑫垚犇嘎查堡子庄";

	private static final List<String> SPICE = List.of("（", "）", "《", "》", "“", "”", "、", "，", "；", "。", "％", "—", "·",
			"＋", "/", "-", "[2023]49号", "5G", "A4", "“1+N+N”", "Wi-Fi", "≥", "½", "㎡", "①", "Excel 2016",
			"GB/T 9704-2012", "℃", "=", "@", "+", "-5", "〔2024〕12号", "0.5", "3月底前", "2024年", "100", "&", "<", ">", "\"",
			"'", "#", "×", "～", "……");

	private static final List<String> LASTING = List.of("。", "12 个点", "（2024—2026年）", "，达到95%以上", "“1+N+N”");

	private static final List<String> TARGETS = List.of("≥95%", "＜0.2％", "100%", "45000 元", "10人", "≥1,234.56万元",
			"全年调处矛盾纠纷不小于1000件", "2024年底", "12月31日前", "及时安置", "促进社会稳定", "3%-5%", "≤30个工作日", "±3%以内", "＝1套",
			"全县 553 个 村（社区）", "≥10000000000元", "2024年年底形成公正权威、统一高效的行政复议体制", "=1+1", "-5℃", "88100");

	private final Random chance;

	/** Of its own, and only in some: all else is as without it. */
	private final @Nullable Random lasting;

	private final @Nullable Random weights;

	/** Whether the department has indicators as a whole. */
	private final boolean whole;

	private final BudgetKey key;

	private final BudgetUnit unit;

	private final IndicatorFrame frame;

	private int numbers;

	GeneratedBudget(long seed) {
		this.chance = new Random(seed * 7919 + 13);
		this.lasting = seed % 3 == 1 ? new Random(seed * 104729 + 7) : null;
		this.whole = seed % 5 == 3;
		this.weights = seed % 4 == 2 ? new Random(seed * 15485863 + 3) : null;
		this.key = new BudgetKey(LulongJustice2024.COUNTY, new FiscalYear(2020 + chance.nextInt(10)),
				new DepartmentCode(String.format("%03d", 100 + chance.nextInt(900))));
		this.unit = new BudgetUnit(new BudgetUnitCode(key.department() + "001"), "卢龙县" + han(2, 8) + "局本级");
		this.frame = LulongJustice2024.frames().get(chance.nextInt(2));
	}

	BudgetKey key() {
		return key;
	}

	String departmentName() {
		return unit.name().replace("本级", "");
	}

	BudgetText text() {
		List<Project> projects = new ArrayList<>();
		List<Indicator> indicators = new ArrayList<>();
		int count = 1 + chance.nextInt(7);
		for (int i = 1; i <= count; i++) {
			Project project = project(i);
			projects.add(project);
			indicators.addAll(indicators(project.key(), project.classified()));
		}
		if (whole) {
			indicators.addAll(indicators(null, false));
		}
		String title = chance.nextInt(4) == 0 ? departmentName() + key.year() + "年部门预算绩效文本" : key.year() + "年部门预算绩效文本";
		return new BudgetText(title, sentences(12), sentences(12), sentences(8), projects, indicators, List.of());
	}

	private Project project(int sequence) {
		boolean classified = chance.nextInt(5) == 0;
		BudgetUnit of = chance.nextInt(12) == 0 && sequence > 1 ? null : chance.nextInt(4) > 0 ? unit
				: new BudgetUnit(new BudgetUnitCode(key.department() + "002"), "卢龙县" + key.department() + "基层单位");
		return new Project(new ProjectKey(key, sequence), sequence, chance.nextInt(10) == 0 ? null : code(sequence),
				name(), of, funds(), classified || chance.nextInt(8) == 0 ? null : words(1 + chance.nextInt(120)),
				plan(), classified ? List.of() : goals(), classified ? List.of() : lastingGoals(), classified,
				List.of());
	}

	private List<String> goals() {
		return chance.nextInt(8) == 0 ? List.of() : sentences(4);
	}

	private List<String> lastingGoals() {
		return lasting == null || lasting.nextInt(4) == 0 ? List.of()
				: IntStream.rangeClosed(1, 1 + lasting.nextInt(3))
					.mapToObj(n -> org.jiheng.shared.Wording
						.withoutNoise("三年内" + han(lasting, 5, 60) + LASTING.get(lasting.nextInt(LASTING.size()))))
					.toList();
	}

	private @Nullable Target lastingTarget() {
		if (lasting == null || lasting.nextInt(3) == 0) {
			return null;
		}
		String raw = lasting.nextInt(5) == 0 ? "到期末" + han(lasting, 2, 40)
				: TARGETS.get(lasting.nextInt(TARGETS.size()));
		return new TargetReader(key.year()).read(org.jiheng.shared.Wording.withoutNoise(raw));
	}

	private ProjectCode code(int sequence) {
		return new ProjectCode("13032424P0044311" + String.format("%05d", chance.nextInt(9999) * 10 + sequence));
	}

	private String name() {
		String name = han(1, 3) + words(chance.nextInt(6) == 0 ? 60 + chance.nextInt(200) : 2 + chance.nextInt(25));
		return chance.nextInt(8) == 0 ? "2024年" + name : name;
	}

	private Funds funds() {
		long total = switch (chance.nextInt(4)) {
			case 0 -> chance.nextInt(1000);
			case 1 -> 1_000_000L * chance.nextInt(10_000);
			case 2 -> chance.nextLong(1_000_000_000_000L);
			default -> 10_000L * chance.nextInt(1_000_000);
		};
		return new Funds(new Money(total), chance.nextInt(4) == 0 ? null : new Money(total / 3),
				chance.nextInt(3) > 0 ? null : new Money(total - total / 3));
	}

	private List<PaymentMilestone> plan() {
		List<Integer> months = switch (chance.nextInt(6)) {
			case 0 -> List.of(12);
			case 1 -> IntStream.rangeClosed(1, 12).boxed().toList();
			case 2 -> List.of(1, 2, 6, 9, 12);
			case 3 -> List.of();
			default -> List.of(3, 6, 10, 12);
		};
		return months.stream()
			.map(month -> new PaymentMilestone(month,
					month == 12 ? BigDecimal.valueOf(100)
							: chance.nextInt(4) == 0 ? BigDecimal.valueOf(month * 801L, 2).stripTrailingZeros()
									: BigDecimal.valueOf(month * 8L)))
			.toList();
	}

	private List<Indicator> indicators(@Nullable ProjectKey project, boolean classified) {
		List<Indicator> rows = new ArrayList<>();
		for (IndicatorFrame.Level1 level1 : frame.level1()) {
			for (String level2 : level1.level2()) {
				int count = chance.nextInt(3) == 0 ? 1 + chance.nextInt(4) : chance.nextInt(2);
				for (int i = 0; i < count; i++) {
					rows.add(indicator(project, classified, rows.size() + 1, level1.name(), level2));
				}
			}
		}
		return rows;
	}

	private Indicator indicator(@Nullable ProjectKey project, boolean classified, int sequence, String level1,
			String level2) {
		IndicatorKey number = new IndicatorKey(key, ++numbers);
		if (classified) {
			return new Indicator(number, project, sequence, level1, level2, null, null, new Target.Classified(), null,
					null, List.of());
		}
		boolean long1 = chance.nextInt(15) == 0;
		return new Indicator(number, project, sequence, level1, level2, maybe(14), maybe(long1 ? 160 : 30), target(),
				lastingTarget(), maybe(chance.nextInt(15) == 0 ? 400 : 20), weight(), List.of());
	}

	/** Points of a hundred, of most indicators or of none. */
	private @Nullable BigDecimal weight() {
		return weights == null || weights.nextInt(6) == 0 ? null : weights.nextInt(3) == 0
				? BigDecimal.valueOf(10L * weights.nextInt(100) + 5, 1) : BigDecimal.valueOf(1 + weights.nextInt(100));
	}

	private Target target() {
		String raw = chance.nextInt(4) == 0 ? words(3 + chance.nextInt(30))
				: TARGETS.get(chance.nextInt(TARGETS.size()));
		return new TargetReader(key.year()).read(org.jiheng.shared.Wording.withoutNoise(raw));
	}

	private @Nullable String maybe(int most) {
		return chance.nextInt(12) == 0 ? null : words(1 + chance.nextInt(most));
	}

	private List<String> sentences(int most) {
		return IntStream.range(0, 1 + chance.nextInt(most))
			.mapToObj(any -> chance.nextInt(10) == 0 ? "3月底前" + words(20) : words(5 + chance.nextInt(150)))
			.toList();
	}

	/** As a person writes: at least so many characters, noise of layout left out. */
	private String words(int length) {
		StringBuilder words = new StringBuilder(han(1, 2));
		while (words.length() < length) {
			words.append(chance.nextInt(6) == 0 ? SPICE.get(chance.nextInt(SPICE.size())) : han(1, 5));
		}
		return org.jiheng.shared.Wording.withoutNoise(words.toString());
	}

	private String han(int least, int most) {
		return han(chance, least, most);
	}

	private static String han(Random chance, int least, int most) {
		StringBuilder han = new StringBuilder();
		int length = least + chance.nextInt(most - least + 1);
		for (int i = 0; i < length; i++) {
			han.append(HAN.charAt(chance.nextInt(HAN.length())));
		}
		return han.toString();
	}

}
