package org.jiheng.budget.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.budget.Detail.VALUES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetFilter;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetOrder;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFilter;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.ProjectOrder;
import org.jiheng.budget.Projects;
import org.jiheng.budget.Within;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Direction;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTests {

	private static final Scope LULONG = new Scope.OfCounty("somebody", new RegionCode("130324"), Role.READER);

	private static final Within ONE_YEAR = new Within(Set.of(), Set.of(), Set.of(new FiscalYear(2024)));

	private ConfigurableApplicationContext context;

	@BeforeAll
	void fill(Database database) {
		var fixtures = new BudgetFixtures(database);
		fixtures.county("130324", 3, 2023, 2024, 11);
		fixtures.county("130322", 3, 2023, 2024, 11);
		context = database.with(BudgetReads.class);
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void everyOrderOfProjectsIsWalkedBothWaysWithoutLossOrRepetition() {
		var projects = context.getBean(Projects.class);
		for (ProjectFilter filter : List.of(ProjectFilter.ALL,
				new ProjectFilter(ONE_YEAR, Set.of(), null, null, null, null))) {
			for (ProjectOrder.Field field : ProjectOrder.Field.values()) {
				for (Direction direction : Direction.values()) {
					var order = new ProjectOrder(field, direction);
					walkBothWays(page -> projects.list(filter, order, page, VALUES), projects.count(filter),
							inOrder(field, direction));
				}
			}
		}
	}

	@Test
	void everyOrderOfBudgetsIsWalkedBothWays() {
		var budgets = context.getBean(Budgets.class);
		Comparator<Budget> byYear = Comparator.comparing((Budget budget) -> budget.key().year())
			.thenComparing(budget -> budget.key().department());
		for (BudgetOrder.Field field : BudgetOrder.Field.values()) {
			walkBothWays(page -> budgets.list(BudgetFilter.ALL, new BudgetOrder(field, Direction.ASC), page, VALUES),
					budgets.count(BudgetFilter.ALL), byYear);
			walkBothWays(page -> budgets.list(BudgetFilter.ALL, new BudgetOrder(field, Direction.DESC), page, VALUES),
					budgets.count(BudgetFilter.ALL), byYear.reversed());
		}
	}

	@Test
	void indicatorsAreWalkedBothWays() {
		var indicators = context.getBean(Indicators.class);
		walkBothWays(page -> indicators.list(IndicatorFilter.ALL, page, VALUES), indicators.count(IndicatorFilter.ALL),
				Comparator.comparing((Indicator indicator) -> indicator.key().budget().year())
					.thenComparing(indicator -> indicator.key().budget().department())
					.thenComparingInt(indicator -> indicator.key().number()));
	}

	@Test
	void thePagesOfSeveralBudgetsAreThoseOfEachBudgetAlone() {
		var projects = context.getBean(Projects.class);
		Set<BudgetKey> budgets = new HashSet<>();
		projects.list(ProjectFilter.ALL, ProjectOrder.DEFAULT, new PageRequest(100, true, null), VALUES)
			.contextWrite(in -> CurrentScope.put(LULONG, in))
			.block()
			.items()
			.forEach(item -> budgets.add(item.node().key().budget()));
		assertThat(budgets).hasSize(6);
		for (ProjectOrder.Field field : ProjectOrder.Field.values()) {
			for (boolean forward : List.of(true, false)) {
				var order = new ProjectOrder(field, Direction.DESC);
				var page = new PageRequest(4, forward, null);
				var together = as(projects.listOf(budgets, ProjectFilter.ALL, order, page, VALUES));
				budgets.forEach(budget -> assertThat(together.get(budget)).isEqualTo(
						as(projects.listOf(Set.of(budget), ProjectFilter.ALL, order, page, VALUES)).get(budget)));
			}
		}
	}

	@Test
	void aPositionThatIsNoneOfTheOrderIsRefused() {
		var projects = context.getBean(Projects.class);
		for (List<String> position : List.of(List.of("1"), List.of("2024", "301", "x", "1"),
				List.of("2024", "3\u00001", "1", "1"), List.of("99999", "301", "1", "1"))) {
			assertThatThrownBy(() -> as(
					projects.list(ProjectFilter.ALL, ProjectOrder.DEFAULT, new PageRequest(5, true, position), VALUES)))
				.isInstanceOf(ProblemException.class);
		}
	}

	private static Comparator<Project> inOrder(ProjectOrder.Field field, Direction direction) {
		Comparator<Project> keys = Comparator.comparing((Project project) -> project.key().budget().year())
			.thenComparing(project -> project.key().budget().department());
		Comparator<Project> order = switch (field) {
			case FORM -> keys.thenComparingInt(Project::sequence);
			case TOTAL -> Comparator.comparing((Project project) -> project.funds().total()).thenComparing(keys);
			case CODE -> Comparator.comparing((Project project) -> project.code() == null ? "" : project.code().value())
				.thenComparing(keys);
		};
		order = order.thenComparingInt(project -> project.key().number());
		return direction == Direction.ASC ? order : order.reversed();
	}

	private <T> void walkBothWays(Function<PageRequest, Mono<Page<T>>> list, Mono<Integer> count, Comparator<T> order) {
		List<T> forward = walk(list, 7, true);
		List<T> backward = walk(list, 5, false);
		assertThat(forward).hasSize(as(count)).doesNotHaveDuplicates().isSortedAccordingTo(order);
		assertThat(backward).isEqualTo(forward);
	}

	private <T> List<T> walk(Function<PageRequest, Mono<Page<T>>> list, int size, boolean forward) {
		List<T> seen = new ArrayList<>();
		List<String> position = null;
		while (true) {
			Page<T> page = as(list.apply(new PageRequest(size, forward, position)));
			List<T> nodes = page.items().stream().map(Page.Item::node).toList();
			seen.addAll(forward ? seen.size() : 0, nodes);
			assertThat(forward ? page.hasPrevious() : page.hasNext()).isEqualTo(position != null);
			if (!(forward ? page.hasNext() : page.hasPrevious())) {
				return seen;
			}
			assertThat(nodes).hasSize(size);
			position = (forward ? page.items().getLast() : page.items().getFirst()).position();
		}
	}

	private <T> T as(Mono<T> read) {
		return read.contextWrite(in -> CurrentScope.put(LULONG, in)).block();
	}

}
