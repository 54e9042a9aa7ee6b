package org.jiheng.budget.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Target;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.persistence.Statement;
import org.jspecify.annotations.Nullable;

/** Statements that write one project or indicator of a budget. */
final class WrittenRows {

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private WrittenRows() {
	}

	static Statement insert(Project project, int version) {
		BudgetKey budget = project.key().budget();
		return BudgetRows.adjustment(budget, new Statement(
				"insert into jiheng.project (county_code, fiscal_year, department_code, place, adjustment, number, sequence, code, name,"
						+ " unit_code, total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, lasting_goals,"
						+ " classified, provenance, version, changed_by)" + " values (?, ?, ?, ?, ",
				budget.county().value(), (short) budget.year().value(), budget.department().value(),
				budget.place().name()))
			.add(", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, " + SUBJECT + ")"
					+ " on conflict (county_code, fiscal_year, place, code) where place <> 'PAST' do nothing"
					+ " returning number", project.key().number(), project.sequence(), code(project), project.name(),
					unit(project), project.funds().total().fen(), fen(project.funds().fiscal()),
					fen(project.funds().other()), text(project.purpose()), months(project), hundredths(project),
					project.goals().toArray(String[]::new), project.lastingGoals().toArray(String[]::new),
					project.classified(), Provenances.write(project.provenance()), version);
	}

	/** A mark of secrecy that is lifted takes the proposal with it. */
	static Statement update(Project project, int version) {
		BudgetKey budget = project.key().budget();
		return BudgetRows.of(budget, new Statement(
				"update jiheng.project p set code = ?, name = ?, unit_code = ?, total_fen = ?, fiscal_fen = ?, other_fen = ?,"
						+ " purpose = ?, plan_months = ?, plan_hundredths = ?, goals = ?, lasting_goals = ?, classified = ?,"
						+ " provenance = ?::json, version = ?, changed_by = " + SUBJECT
						+ ", lowering_proposed_by = case when ? then lowering_proposed_by end,"
						+ " classification_basis = case when ? then classification_basis end",
				code(project), project.name(), unit(project), project.funds().total().fen(),
				fen(project.funds().fiscal()), fen(project.funds().other()), text(project.purpose()), months(project),
				hundredths(project), project.goals().toArray(String[]::new),
				project.lastingGoals().toArray(String[]::new), project.classified(),
				Provenances.write(project.provenance()), version, project.classified(), project.classified()), "p")
			.add(" and p.number = ? returning p.number", project.key().number());
	}

	static Statement keep(Indicator indicator) {
		BudgetKey budget = indicator.key().budget();
		ProjectKey project = indicator.project();
		Values target = Values.of(indicator.target());
		return BudgetRows.adjustment(budget, new Statement(
				"insert into jiheng.indicator as i (county_code, fiscal_year, department_code, place, adjustment, number, project_number,"
						+ " sequence, level1, level2, level3, description, target_raw, target_kind, comparator,"
						+ " target_value, target_upper, target_unit, target_deadline, lasting_target, basis, weight, provenance, changed_by)"
						+ " values (?, ?, ?, ?, ",
				budget.county().value(), (short) budget.year().value(), budget.department().value(),
				budget.place().name()))
			.add(", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::json, " + SUBJECT + ")"
					+ " on conflict (county_code, fiscal_year, department_code, adjustment, number) do update set"
					+ " sequence = excluded.sequence, level1 = excluded.level1, level2 = excluded.level2,"
					+ " level3 = excluded.level3, description = excluded.description,"
					+ " target_raw = excluded.target_raw, target_kind = excluded.target_kind,"
					+ " comparator = excluded.comparator, target_value = excluded.target_value,"
					+ " target_upper = excluded.target_upper, target_unit = excluded.target_unit,"
					+ " target_deadline = excluded.target_deadline,"
					+ " lasting_target = excluded.lasting_target, basis = excluded.basis,"
					+ " weight = excluded.weight, provenance = excluded.provenance, changed_by = excluded.changed_by"
					+ " returning i.number", indicator.key().number(),
					Statement.nullable(project == null ? null : project.number(), Integer.class), indicator.sequence(),
					indicator.level1(), indicator.level2(), text(indicator.level3()), text(indicator.description()),
					text(indicator.target().raw()), indicator.target().kind().name(),
					text(target.comparator() == null ? null : target.comparator().name()),
					Statement.nullable(target.value(), BigDecimal.class),
					Statement.nullable(target.upper(), BigDecimal.class), text(target.unit()),
					Statement.nullable(target.deadline(), LocalDate.class),
					text(LastingTarget.write(indicator.lastingTarget())), text(indicator.basis()),
					Statement.nullable(indicator.weight(), BigDecimal.class),
					Provenances.write(indicator.provenance()));
	}

	private static Object code(Project project) {
		return text(project.code() == null ? null : project.code().value());
	}

	private static Object unit(Project project) {
		return text(project.unit() == null ? null : project.unit().code().value());
	}

	private static Object fen(@Nullable Money money) {
		return Statement.nullable(money == null ? null : Long.valueOf(money.fen()), Long.class);
	}

	private static Object text(@Nullable String text) {
		return Statement.nullable(text, String.class);
	}

	private static Short[] months(Project project) {
		return project.paymentPlan().stream().map(milestone -> (short) milestone.month()).toArray(Short[]::new);
	}

	private static Integer[] hundredths(Project project) {
		return project.paymentPlan()
			.stream()
			.map(PaymentMilestone::cumulativePercent)
			.map(percent -> percent.movePointRight(2).intValueExact())
			.toArray(Integer[]::new);
	}

	/** The columns that a target fills. */
	private record Values(@Nullable Comparator comparator, @Nullable BigDecimal value, @Nullable BigDecimal upper,
			@Nullable String unit, @Nullable LocalDate deadline) {

		static Values of(Target target) {
			return switch (target) {
				case Target.Numeric n -> new Values(n.comparator(), n.value(), null, n.unit(), null);
				case Target.Range r -> new Values(Comparator.BETWEEN, r.lower(), r.upper(), r.unit(), null);
				case Target.Deadline d -> new Values(null, null, null, null, d.date());
				case Target.Qualitative q -> new Values(null, null, null, null, q.deadline());
				case Target.Classified c -> new Values(null, null, null, null, null);
				case Target.Undecidable u -> new Values(null, null, null, null, null);
			};
		}
	}

}
