package org.jiheng.document.persistence;

import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as an import keeps it, with the number of the project that it speaks of: the
 * sequence in its place is that of the day of the import.
 */
record FindingEntry(Severity severity, String code, String message, String advice, @Nullable Integer number,
		Place place) {

	static FindingEntry of(Finding finding, @Nullable Integer number) {
		return new FindingEntry(finding.severity(), finding.code(), finding.message(), finding.advice(), number,
				finding.place());
	}

	Finding finding() {
		return new Finding(severity, code, message, advice, place);
	}

	/** What remains once the project has become classified. */
	FindingEntry erased() {
		return new FindingEntry(severity, code, "该项目已标为涉密，意见内容不再保存", "", number, place);
	}
}
