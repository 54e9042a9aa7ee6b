package org.jiheng.difference.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.difference.BudgetChange;
import org.jiheng.difference.ChangeKind;
import org.jiheng.difference.ComparingSealed;
import org.jiheng.difference.SealedDifference;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.graphql.Snapshot;
import org.jiheng.snapshot.graphql.SnapshotId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Compares two snapshots of a department, project by project and target by target. */
@Controller
class BudgetComparisonController {

	private final ComparingSealed comparing;

	BudgetComparisonController(ComparingSealed comparing) {
		this.comparing = comparing;
	}

	/**
	 * A change, as it is shown of what was sealed: by numbers, since nothing of it moves.
	 */
	record SealedChange(ChangeKind kind, @Nullable Integer projectNumber, @Nullable String projectName,
			@Nullable Integer indicatorNumber, @Nullable String indicatorName, @Nullable String field,
			@Nullable String before, @Nullable String after, @Nullable Long byFen, @Nullable BigDecimal percent,
			String message) {

		static SealedChange of(BudgetChange change) {
			ProjectKey project = change.project();
			IndicatorKey indicator = change.indicator();
			return new SealedChange(change.kind(), project == null ? null : (Integer) project.number(),
					change.projectName(), indicator == null ? null : (Integer) indicator.number(),
					change.indicatorName(), change.field(), change.before(), change.after(), change.byFen(),
					change.percent(), change.message());
		}
	}

	@QueryMapping
	Mono<SealedDifference> budgetComparison(@Argument String earlier, @Argument String later) {
		Optional<SnapshotKey> before = SnapshotId.parse(earlier);
		Optional<SnapshotKey> after = SnapshotId.parse(later);
		return before.isEmpty() || after.isEmpty() ? Mono.empty() : comparing.of(before.get(), after.get());
	}

	@SchemaMapping(typeName = "BudgetComparison")
	Snapshot earlier(SealedDifference found) {
		return Snapshot.of(found.earlier());
	}

	@SchemaMapping(typeName = "BudgetComparison")
	Snapshot later(SealedDifference found) {
		return Snapshot.of(found.later());
	}

	@SchemaMapping(typeName = "BudgetComparison")
	BigDecimal amountChange(SealedDifference found, @Argument MoneyUnit unit) {
		return Money.signed(found.difference().amountByFen(), unit);
	}

	@SchemaMapping(typeName = "BudgetComparison")
	@Nullable BigDecimal amountChangePercent(SealedDifference found) {
		return found.amountPercent();
	}

	@SchemaMapping(typeName = "BudgetComparison")
	List<DifferenceController.Count> counts(SealedDifference found) {
		return found.difference()
			.counts()
			.entrySet()
			.stream()
			.map(each -> new DifferenceController.Count(each.getKey(), each.getValue()))
			.toList();
	}

	@SchemaMapping(typeName = "BudgetComparison")
	List<SealedChange> changes(SealedDifference found) {
		return found.difference().changes().stream().map(SealedChange::of).toList();
	}

	@SchemaMapping
	@Nullable BigDecimal by(SealedChange change, @Argument MoneyUnit unit) {
		return change.byFen() == null ? null : Money.signed(change.byFen(), unit);
	}

}
