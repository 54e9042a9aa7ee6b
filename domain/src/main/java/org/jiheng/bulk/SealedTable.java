package org.jiheng.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.AmountStage;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedIndicator.SealedTarget;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * What is exported, one row for each. Amounts are in 万元, at the stage that the row names;
 * a blank is null and not 0.
 */
public enum SealedTable {

	SNAPSHOTS("title", "projectCount", "totalWanYuan", "fiscalWanYuan", "otherWanYuan", "sealedAt", "contentHash",
			"hash"),

	PROJECTS("projectNumber", "sequence", "projectCode", "projectName", "unitCode", "unitName", "totalWanYuan",
			"fiscalWanYuan", "otherWanYuan", "purpose", "goals", "classified", "lastingGoals"),

	INDICATORS("projectNumber", "projectName", "indicatorNumber", "sequence", "level1", "level2", "level3",
			"description", "targetKind", "target", "comparator", "value", "upperValue", "unit", "deadline", "basis",
			"weight", "lastingTargetKind", "lastingTarget", "lastingComparator", "lastingValue", "lastingUpperValue",
			"lastingUnit", "lastingDeadline");

	private static final List<String> EACH = List.of("countyCode", "countyName", "departmentCode", "departmentName",
			"year", "snapshotNumber", "kind", "amountStage");

	/** Separated by commas: a list would be changeable. */
	private final String own;

	SealedTable(String... own) {
		this.own = String.join(",", own);
	}

	public List<String> columns() {
		return Stream.concat(EACH.stream(), Stream.of(own.split(","))).toList();
	}

	/** How many rows a stretch has. */
	int rows(Stretch stretch) {
		return switch (this) {
			case SNAPSHOTS -> stretch.snapshots();
			case PROJECTS -> stretch.projects();
			case INDICATORS -> stretch.indicators();
		};
	}

	/**
	 * The rows of a snapshot: texts, whole and decimal numbers, truths, days, moments.
	 */
	List<Row> rows(KeptSnapshot kept, List<SealedProject> projects, List<SealedIndicator> indicators) {
		return switch (this) {
			case SNAPSHOTS -> List.of(snapshot(kept));
			case PROJECTS -> projects.stream().map(project -> project(kept, project)).toList();
			case INDICATORS -> {
				Map<Integer, String> names = projects.stream()
					.collect(Collectors.toMap(SealedProject::number, SealedProject::name));
				yield indicators.stream().map(each -> indicator(kept, names, each)).toList();
			}
		};
	}

	/** The values of a row, in the order of the columns. */
	public record Row(List<@Nullable Object> values) {
	}

	private static Row snapshot(KeptSnapshot kept) {
		var funds = kept.funds();
		return row(kept, kept.title(), kept.projectCount(), wan(funds.totalFen()), wan(funds.fiscalFen()),
				wan(funds.otherFen()), kept.seal().sealedAt(), kept.seal().contentHash(), kept.hash());
	}

	private static Row project(KeptSnapshot kept, SealedProject project) {
		return row(kept, project.number(), project.sequence(), project.code(), project.name(), project.unitCode(),
				project.unitName(), wan(project.totalFen()), wan(project.fiscalFen()), wan(project.otherFen()),
				project.purpose(), String.join("\n", project.goals()), project.classified(),
				String.join("\n", project.lastingGoals()));
	}

	private static Row indicator(KeptSnapshot kept, Map<Integer, String> names, SealedIndicator indicator) {
		Integer project = indicator.project();
		var target = indicator.target();
		var lasting = Optional.ofNullable(indicator.lastingTarget());
		return row(kept, project, project == null ? null : names.get(project), indicator.number(), indicator.sequence(),
				indicator.level1(), indicator.level2(), indicator.level3(), indicator.description(), target.kind(),
				target.raw(), target.comparator(), target.value(), target.upper(), target.unit(), target.deadline(),
				indicator.basis(), indicator.weight(), value(lasting, SealedTarget::kind),
				value(lasting, SealedTarget::raw), value(lasting, SealedTarget::comparator),
				value(lasting, SealedTarget::value), value(lasting, SealedTarget::upper),
				value(lasting, SealedTarget::unit), value(lasting, SealedTarget::deadline));
	}

	private static Row row(KeptSnapshot kept, @Nullable Object... own) {
		var seal = kept.seal();
		var budget = kept.key().budget();
		List<@Nullable Object> values = new ArrayList<>(EACH.size() + own.length);
		values.addAll(List.of(budget.county().value(), seal.countyName(), budget.department().value(),
				seal.departmentName(), budget.year().value(), kept.key().number(), seal.kind().name(),
				AmountStage.after(seal.adjustment()).name()));
		for (Object value : own) {
			values.add(value);
		}
		return new Row(values);
	}

	private static @Nullable Object value(Optional<SealedTarget> target,
			Function<SealedTarget, @Nullable Object> part) {
		return target.isEmpty() ? null : part.apply(target.get());
	}

	private static @Nullable Object wan(@Nullable Long fen) {
		return fen == null ? null : new Money(fen).in(MoneyUnit.WAN_YUAN);
	}

}
