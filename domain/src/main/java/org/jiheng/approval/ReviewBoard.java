package org.jiheng.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.department.Department;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** Who of a county stands where in a budget year: department by stage. */
public record ReviewBoard(FiscalYear year, List<Deadline> deadlines, List<Line> lines) {

	public ReviewBoard {
		deadlines = List.copyOf(deadlines);
		lines = List.copyOf(lines);
	}

	/** One department's stages, in order. */
	public record Line(FiscalYear year, Department department, @Nullable BudgetStatus status, int rounds,
			List<StageProgress> stages) {

		public Line {
			stages = List.copyOf(stages);
		}

		boolean isDone(ReviewStage stage) {
			return stages.stream().anyMatch(each -> each.stage() == stage && each.doneAt() != null);
		}

		boolean overdue() {
			return stages.stream().anyMatch(stage -> stage.state() == StageState.OVERDUE);
		}
	}

	static ReviewBoard of(FiscalYear year, List<Deadline> deadlines, List<Course> courses, Instant now) {
		return new ReviewBoard(year, deadlines,
				courses.stream()
					.map(course -> new Line(year, course.department(), course.status(), course.rounds(),
							Arrays.stream(ReviewStage.values())
								.map(stage -> StageProgress.of(stage, due(deadlines, stage), course.doneAt(stage), now))
								.toList()))
					.toList());
	}

	public int departments() {
		return lines.size();
	}

	/** How many have opened their budget. */
	public int opened() {
		return (int) lines.stream().filter(line -> line.status() != null).count();
	}

	/** How many are done with a stage, in time or late. */
	public int done(ReviewStage stage) {
		return (int) lines.stream().filter(line -> line.isDone(stage)).count();
	}

	/** How many are late with something that is still to be done. */
	public int overdue() {
		return (int) lines.stream().filter(Line::overdue).count();
	}

	private static @Nullable LocalDate due(List<Deadline> deadlines, ReviewStage stage) {
		return deadlines.stream()
			.filter(deadline -> deadline.stage() == stage)
			.map(Deadline::due)
			.findFirst()
			.orElse(null);
	}
}
