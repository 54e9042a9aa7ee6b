package org.jiheng.document.http;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;
import org.jiheng.document.graphql.ImportId;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jspecify.annotations.Nullable;

/** An import as HTTP tells it. A dry run has no id. */
record ImportAnswer(@Nullable String id, Status status, String county, String department, int year, int projects,
		int indicators, boolean departmentRegistered, boolean dryRun, List<Change> changes,
		List<FindingAnswer> findings) {

	/** Whether what it tells of is in the database. */
	enum Status {

		STORED, CHECKED

	}

	static ImportAnswer stored(Import done, boolean dryRun) {
		return of(done, ImportId.of(done.key()).toString(), Status.STORED, dryRun);
	}

	static ImportAnswer checked(Import would) {
		return of(would, null, Status.CHECKED, true);
	}

	private static ImportAnswer of(Import done, @Nullable String id, Status status, boolean dryRun) {
		BudgetKey budget = done.key().budget();
		return new ImportAnswer(id, status, budget.county().value(), budget.department().value(), budget.year().value(),
				done.projectCount(), done.indicatorCount(), done.departmentRegistered(), dryRun,
				done.changes().stream().map(Change::of).toList(),
				done.findings().stream().map(FindingAnswer::of).toList());
	}

	/** A change that the import made to the draft before it. */
	record Change(ImportChange.Kind kind, String place, @Nullable String before, @Nullable String after) {

		static Change of(ImportChange change) {
			return new Change(change.kind(), change.place(), change.before(), change.after());
		}
	}

	/** What is doubtful or wrong, and where. */
	record FindingAnswer(Severity severity, String code, String message, String advice, PlaceAnswer place) {

		static FindingAnswer of(Finding finding) {
			return new FindingAnswer(finding.severity(), finding.code(), finding.message(), finding.advice(),
					PlaceAnswer.of(finding.place()));
		}
	}

	/** A place in words and in numbers. */
	record PlaceAnswer(String text, @Nullable String sheet, @Nullable Integer page, @Nullable Integer line,
			@Nullable Integer table, @Nullable Integer row, @Nullable Integer cell, @Nullable Integer project,
			@Nullable String field) {

		static PlaceAnswer of(Place place) {
			return new PlaceAnswer(place.text(), place.sheet(), place.page(), place.line(), place.table(), place.row(),
					place.cell(), place.project(), place.field());
		}
	}
}
