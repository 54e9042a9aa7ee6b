package org.jiheng.document.persistence;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetKind;
import org.jiheng.budget.persistence.LastingTarget;
import org.jspecify.annotations.Nullable;

/** A row of jiheng.indicator under its budget. */
record IndicatorRow(int number, @Nullable Integer projectNumber, int sequence, String level1, String level2,
		@Nullable String level3, @Nullable String description, @Nullable String targetRaw, TargetKind targetKind,
		@Nullable Comparator comparator, @Nullable BigDecimal targetValue, @Nullable BigDecimal targetUpper,
		@Nullable String targetUnit, @Nullable LocalDate targetDeadline, @Nullable LastingTarget lastingTarget,
		@Nullable String basis, @Nullable BigDecimal weight, @Nullable List<Provenance> provenance) {

	static IndicatorRow of(Indicator indicator) {
		return switch (indicator.target()) {
			case Target.Numeric target ->
				row(indicator, target.comparator(), target.value(), null, target.unit(), null);
			case Target.Range target ->
				row(indicator, Comparator.BETWEEN, target.lower(), target.upper(), target.unit(), null);
			case Target.Deadline target -> row(indicator, null, null, null, null, target.date());
			case Target.Qualitative target -> row(indicator, null, null, null, null, target.deadline());
			case Target.Classified target -> row(indicator, null, null, null, null, null);
			case Target.Undecidable target -> row(indicator, null, null, null, null, null);
		};
	}

	Indicator indicator(BudgetKey budget) {
		return new Indicator(new IndicatorKey(budget, number),
				projectNumber == null ? null : new ProjectKey(budget, projectNumber), sequence, level1, level2, level3,
				description, target(), lastingTarget == null ? null : lastingTarget.target(), basis, weight,
				provenance == null ? List.of() : provenance);
	}

	private Target target() {
		return switch (targetKind) {
			case NUMERIC -> comparator == Comparator.BETWEEN
					? new Target.Range(requireNonNull(targetRaw), requireNonNull(targetValue),
							requireNonNull(targetUpper), targetUnit)
					: new Target.Numeric(requireNonNull(targetRaw), requireNonNull(comparator),
							requireNonNull(targetValue), targetUnit);
			case DEADLINE -> new Target.Deadline(requireNonNull(targetRaw), requireNonNull(targetDeadline));
			case QUALITATIVE -> new Target.Qualitative(requireNonNull(targetRaw), targetDeadline);
			case CLASSIFIED -> new Target.Classified();
			case UNDECIDABLE -> new Target.Undecidable(requireNonNull(targetRaw));
		};
	}

	private static IndicatorRow row(Indicator indicator, @Nullable Comparator comparator, @Nullable BigDecimal value,
			@Nullable BigDecimal upper, @Nullable String unit, @Nullable LocalDate deadline) {
		ProjectKey project = indicator.project();
		return new IndicatorRow(indicator.key().number(), project == null ? null : project.number(),
				indicator.sequence(), indicator.level1(), indicator.level2(), indicator.level3(),
				indicator.description(), indicator.target().raw(), indicator.target().kind(), comparator, value, upper,
				unit, deadline, LastingTarget.of(indicator.lastingTarget()), indicator.basis(), indicator.weight(),
				indicator.provenance());
	}
}
