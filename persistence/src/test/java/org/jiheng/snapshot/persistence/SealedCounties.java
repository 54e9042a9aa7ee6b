package org.jiheng.snapshot.persistence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.persistence.BudgetFixtures;
import org.jiheng.postgres.Database;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.Sealing;
import org.jiheng.snapshot.Seals;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import reactor.core.publisher.Mono;

/**
 * Counties with approved budgets to seal: of 2024, departments 303, 306, 309 … are
 * approved.
 */
final class SealedCounties implements AutoCloseable {

	static final RegionCode LULONG = new RegionCode("130324");

	static final FiscalYear YEAR = new FiscalYear(2024);

	static final Scope FINANCE = finance(LULONG);

	private final Database database;

	private final ConfigurableApplicationContext context;

	SealedCounties(Database database) {
		this.database = database;
		this.context = database.with(Parts.class);
	}

	static Scope finance(RegionCode county) {
		return new Scope.OfCounty("finance", county, Role.COUNTY_FINANCE);
	}

	/** So many approved budgets, each with so many projects of 7 indicators. */
	List<BudgetKey> approve(RegionCode county, int budgets, int projects) {
		new BudgetFixtures(database).county(county.value(), budgets * 3, YEAR.value(), YEAR.value(), projects);
		return IntStream.rangeClosed(1, budgets).mapToObj(i -> budget(county, 300 + i * 3)).toList();
	}

	static BudgetKey budget(RegionCode county, int department) {
		return new BudgetKey(county, YEAR, new DepartmentCode(Integer.toString(department)));
	}

	SnapshotKey seal(BudgetKey budget, SnapshotKind kind) {
		return seal(finance(budget.county()), budget, kind, 0);
	}

	/** In a write of its own, as an approval does. */
	SnapshotKey seal(Scope scope, BudgetKey budget, SnapshotKind kind, int adjustment) {
		Sealing sealing = sealing();
		return key(in(scope, context.getBean(Writes.class)
			.inOne(new Act("seal", budget.reference(), null, false), tenant -> sealing
				.seal(budget, kind, adjustment, new Basis("财预〔2024〕1号", LocalDate.of(2024, 2, 1)))
				.map(key -> new Written(key.reference(), budget.department(), budget.year().value(), List.of())),
					Mono::just)));
	}

	Sealing sealing() {
		return new Sealing(part(Drafts.class), part(Seals.class), Clock.systemUTC());
	}

	<T> T part(Class<T> type) {
		return context.getBean(type);
	}

	static <T> T in(Scope scope, Mono<T> work) {
		T answer = work.contextWrite(context -> CurrentScope.put(scope, context)).block();
		if (answer == null) {
			throw new IllegalStateException("no answer");
		}
		return answer;
	}

	private static SnapshotKey key(String reference) {
		String[] parts = reference.split("/", -1);
		return new SnapshotKey(budget(new RegionCode(parts[0]), Integer.parseInt(parts[2])),
				Integer.parseInt(parts[3]));
	}

	@Override
	public void close() {
		context.close();
	}

	@ComponentScan({ "org.jiheng.budget.persistence", "org.jiheng.audit.persistence", "org.jiheng.snapshot.persistence",
			"org.jiheng.tenancy.persistence" })
	static class Parts {

	}

}
