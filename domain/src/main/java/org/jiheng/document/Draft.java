package org.jiheng.document;

import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A stored budget that a document would replace. No current import means that it was
 * edited by hand since. Numbers up to the last one were given out.
 */
public record Draft(BudgetKey key, BudgetStatus status, int version, int lastNumber, @Nullable Integer currentImport,
		BudgetText text) {

	/**
	 * A document replaces only what lies with the department, untouched since the last
	 * one.
	 */
	public void requireReplaceable() {
		requireOpen();
		if (currentImport == null) {
			throw new ProblemException(
					new Problem.Conflict("BUDGET_EDITED", "该预算在上次导入之后经过手工修改，导入会覆盖这些修改", "请继续手工修改，或先把手工修改并入文件"));
		}
	}

	/** Somebody saw what would change of this version; edits by hand are among it. */
	public void requireReplaceableAt(int seen) {
		requireOpen();
		if (seen != version) {
			throw new ProblemException(new Problem.Conflict("BUDGET_CHANGED",
					"差异是对照预算第 " + seen + " 版得出的，预算现为第 " + version + " 版", "请重新查看差异，核对后按新的版本号提交"));
		}
	}

	private void requireOpen() {
		if (!status.changeable()) {
			throw new ProblemException(status == BudgetStatus.SUBMITTED
					? new Problem.Conflict("BUDGET_SUBMITTED", "该预算已申报，正在审核，不能导入", "请财政局退回后再导入")
					: new Problem.Conflict("BUDGET_APPROVED", "该预算已批复，不能导入", "已批复的预算只能通过调整改动"));
		}
	}
}
