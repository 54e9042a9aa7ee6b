package org.jiheng.review;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many budgets of 15 projects with 7 indicators the checks do in a second, on one
 * thread. Not a test; run it by hand after {@code mvn -pl domain test-compile}:
 * {@code java -cp domain/target/test-classes:domain/target/classes:<jars of reactor-core and jspecify> org.jiheng.review.CheckBench}.
 */
final class CheckBench {

	private static final int BUDGETS = 100;

	private static final int ROUNDS = 20;

	private CheckBench() {
	}

	public static void main(String[] arguments) {
		List<CheckInput> budgets = IntStream.range(0, BUDGETS).mapToObj(CheckBench::budget).toList();
		Checks checks = new Checks();
		for (int round = 1; round <= ROUNDS; round++) {
			long start = System.nanoTime();
			long findings = budgets.stream().mapToLong(budget -> checks.run(budget).size()).sum();
			double seconds = (System.nanoTime() - start) / 1e9;
			System.out.printf("round %2d: %d budgets, %d findings, %.3f s, %.0f budgets/s%n", round, BUDGETS, findings,
					seconds, BUDGETS / seconds);
		}
	}

	private static CheckInput budget(int number) {
		Sketch budget = new Sketch().overall("负责全县水利工作", "新建供水站12座");
		for (int i = 1; i <= 15; i++) {
			String place = "第" + number + "片区" + i + "号";
			budget.project(place + "渠道管护")
				.funds("12.5", "12.5", null)
				.purpose("渠道维修及管护人员培训")
				.plan("25", "50", "75", "100")
				.goals("完成" + place + "渠道维修，保障灌溉用水，群众用水条件明显改善")
				.row("产出指标", "数量指标", "维修渠道长度", "全年维修渠道的长度", "不少于" + (i + 3) + "公里")
				.row("产出指标", "质量指标", "工程验收合格率", "验收合格的工程占全部工程的比例", "≥98%")
				.row("产出指标", "时效指标", "完成时间", "全部维修完成的时间", "2025年" + (i % 12 + 1) + "月底")
				.row("产出指标", "成本指标", "维修费用", "渠道维修所需的支出", "125000元")
				.row("效益指标", "社会效益指标", "灌溉条件改善", "沿线村庄灌溉条件得到改善", place + "灌溉条件明显改善")
				.row("效益指标", "生态效益指标", "节约用水量", "维修后每年节约的用水量", "≥3万立方米")
				.row("满意度指标", "服务对象满意度指标", "沿线群众满意度", "沿线群众对渠道维修的满意度", "≥9" + i % 10 + "%");
		}
		return budget.input();
	}

}
