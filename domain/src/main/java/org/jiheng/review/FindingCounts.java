package org.jiheng.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many findings a budget has: open ones by severity, waived ones, mended ones.
 *
 * @param checkedVersion the budget's version that the checks last looked at; null before
 * they ran
 */
public record FindingCounts(int errors, int warnings, int hints, int waived, int mended,
		@Nullable Integer checkedVersion) {

	static FindingCounts of(List<BudgetFinding> findings, int version) {
		return new FindingCounts(open(findings, Severity.ERROR), open(findings, Severity.WARNING),
				open(findings, Severity.HINT), in(findings, FindingState.WAIVED), in(findings, FindingState.MENDED),
				version);
	}

	private static int open(List<BudgetFinding> findings, Severity severity) {
		return (int) findings.stream()
			.filter(each -> each.state() == FindingState.OPEN && each.severity() == severity)
			.count();
	}

	private static int in(List<BudgetFinding> findings, FindingState state) {
		return (int) findings.stream().filter(each -> each.state() == state).count();
	}
}
