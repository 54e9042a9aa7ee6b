package org.jiheng.budget;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * What a budget says besides its projects and indicators, locked for an edit.
 *
 * @param version counts every change to anything in the budget
 * @param headVersion the version at which the head itself last changed
 * @param lastNumber the last number given out to a project, indicator or import
 */
public record DraftHead(BudgetKey key, BudgetStatus status, int version, int headVersion, int lastNumber, String title,
		List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards) {

	public DraftHead {
		overallGoals = List.copyOf(overallGoals);
		itemisedGoals = List.copyOf(itemisedGoals);
		safeguards = List.copyOf(safeguards);
	}

	/** Content changes only while it lies with the department. */
	DraftHead requireOpen() {
		return switch (status) {
			case DRAFT, RETURNED -> this;
			case SUBMITTED ->
				throw new ProblemException(new Problem.Conflict("BUDGET_SUBMITTED", "该预算已申报，正在审核，不能修改", "请财政局退回后再修改"));
			case REFUSED -> throw new ProblemException(
					new Problem.Conflict("BUDGET_REFUSED", "该预算审核等级为差，已不予安排，不能修改", "请财政局重新退回后再修改"));
			case WITHDRAWN -> throw new ProblemException(
					new Problem.Conflict("ADJUSTMENT_WITHDRAWN", "这次调整已撤回，不能修改", "需要调整时重新开始一次调整"));
			case APPROVED ->
				throw new ProblemException(new Problem.Conflict("BUDGET_APPROVED", "该预算已批复，不能修改", "已批复的预算只能通过调整改动"));
		};
	}

	HeadForm form() {
		return new HeadForm(title, overallGoals, itemisedGoals, safeguards);
	}

	/** After an edit, for which so many numbers were given out. */
	DraftHead next(int numbers) {
		return new DraftHead(key, status, version + 1, headVersion, Math.addExact(lastNumber, numbers), title,
				overallGoals, itemisedGoals, safeguards);
	}

	/** After an edit of the head itself. */
	DraftHead changed(HeadForm form) {
		return new DraftHead(key, status, version + 1, version + 1, lastNumber, form.title(), form.overallGoals(),
				form.itemisedGoals(), form.safeguards());
	}

	/** The same edit, of what is versioned with the head. */
	DraftHead headChanged() {
		return new DraftHead(key, status, version, version, lastNumber, title, overallGoals, itemisedGoals, safeguards);
	}

	/**
	 * Refuses an edit of something that somebody else changed after the asker read it.
	 */
	static void requireUnchangedSince(int expectedVersion, int changedAt) {
		if (changedAt > expectedVersion) {
			throw new ProblemException(new Problem.Conflict("VERSION",
					"读取之后已有人修改（您读取的是第 " + expectedVersion + " 版，最近修改于第 " + changedAt + " 版）", "重新读取，核对后再提交修改"));
		}
	}
}
