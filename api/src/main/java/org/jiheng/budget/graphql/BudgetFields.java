package org.jiheng.budget.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.idl.TypeRuntimeWiring;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.graphql.PlainFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Fields that are computed from their object alone. */
@Configuration(proxyBeanMethods = false)
class BudgetFields {

	@Bean
	RuntimeWiringConfigurer budgetFieldsWiring() {
		return wiring -> wiring
			.type("Budget",
					type -> type.dataFetcher("id", of(Budget.class, budget -> BudgetId.of(budget.key()).toString()))
						.dataFetcher("year", of(Budget.class, budget -> budget.key().year())))
			.type("Project",
					type -> type.dataFetcher("id",
							of(Project.class, project -> BudgetNodes.id(project.key()).toString())))
			.type("Indicator",
					type -> type.dataFetcher("id",
							of(Indicator.class, indicator -> BudgetNodes.id(indicator.key()).toString())))
			.type("Funds", BudgetFields::funds)
			.type("Target", BudgetFields::target);
	}

	private static TypeRuntimeWiring.Builder funds(TypeRuntimeWiring.Builder type) {
		return type.dataFetcher("total", amount(Funds::total))
			.dataFetcher("fiscal", amount(Funds::fiscal))
			.dataFetcher("other", amount(Funds::other))
			.dataFetcher("amountStage", of(Funds.class, Funds::stage));
	}

	private static TypeRuntimeWiring.Builder target(TypeRuntimeWiring.Builder type) {
		return type.dataFetcher("raw", of(Target.class, Target::raw))
			.dataFetcher("kind", of(Target.class, Target::kind))
			.dataFetcher("comparator", of(Target.class, BudgetFields::comparator))
			.dataFetcher("value", of(Target.class, BudgetFields::value))
			.dataFetcher("upperValue",
					of(Target.class, target -> target instanceof Target.Range range ? range.upper() : null))
			.dataFetcher("unit", of(Target.class, BudgetFields::unit))
			.dataFetcher("deadline", of(Target.class, BudgetFields::deadline));
	}

	private static @Nullable Comparator comparator(Target target) {
		return switch (target) {
			case Target.Numeric numeric -> numeric.comparator();
			case Target.Range range -> Comparator.BETWEEN;
			case Target.Deadline d -> null;
			case Target.Qualitative q -> null;
			case Target.Classified c -> null;
			case Target.Undecidable u -> null;
		};
	}

	private static @Nullable BigDecimal value(Target target) {
		return switch (target) {
			case Target.Numeric numeric -> numeric.value();
			case Target.Range range -> range.lower();
			default -> null;
		};
	}

	private static @Nullable String unit(Target target) {
		return switch (target) {
			case Target.Numeric numeric -> numeric.unit();
			case Target.Range range -> range.unit();
			default -> null;
		};
	}

	private static @Nullable LocalDate deadline(Target target) {
		return switch (target) {
			case Target.Deadline deadline -> deadline.date();
			case Target.Qualitative qualitative -> qualitative.deadline();
			default -> null;
		};
	}

	private static PlainFetcher<Funds, @Nullable BigDecimal> amount(Function<Funds, @Nullable Money> part) {
		return (funds, arguments) -> {
			Money amount = part.apply(funds);
			return amount == null ? null
					: amount.in(MoneyUnit.valueOf((String) Objects.requireNonNull(arguments.get("unit"))));
		};
	}

	/**
	 * As graphql-java's own kind of fetcher, which Spring leaves as it is: around any
	 * other that is not marked as trivial it restores thread-locals for every single
	 * value.
	 */
	private static <S, T extends @Nullable Object> DataFetcher<T> of(Class<S> type, Function<S, T> value) {
		return PropertyDataFetcher.fetching((@Nullable Object source) -> value.apply(type.cast(source)));
	}

}
