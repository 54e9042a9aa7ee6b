package org.jiheng.review;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;

/**
 * Measurable is a clause with a number of something or a day; a telephone number or a
 * document's number is none. Forms without overall goals have none to measure.
 */
final class OverallGoalsNotMeasurable implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		List<String> goals = budget.text().overallGoals();
		TargetReader reader = new TargetReader(budget.input().key().year());
		boolean measurable = goals.stream()
			.flatMap(goal -> Arrays.stream(goal.split("[,，;；。、：:]")))
			.anyMatch(clause -> isMeasurable(reader.read(clause)));
		return goals.isEmpty() || measurable ? Stream.empty()
				: Stream.of(Remark.at(new Anchor(null, null, "overallGoals"),
						"总体绩效目标 " + goals.size() + " 条都是职责描述，没有一处可衡量的数值或期限", "请写明年内要达到的数量、比率或完成期限"));
	}

	private static boolean isMeasurable(Target target) {
		return switch (target) {
			case Target.Numeric numeric -> numeric.unit() != null;
			case Target.Range any -> true;
			case Target.Deadline any -> true;
			case Target.Qualitative statement -> statement.deadline() != null;
			default -> false;
		};
	}

}
