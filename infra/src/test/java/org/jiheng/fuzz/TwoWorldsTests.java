package org.jiheng.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * Assurance 2. More of it: {@code -Djiheng.fuzz.queries=10000}, and
 * {@code -Djiheng.fuzz.seed=…} to repeat a run.
 */
@ExtendWith(PostgresExtension.class)
class TwoWorldsTests {

	private static final int QUERIES = Integer.getInteger("jiheng.fuzz.queries", 1000);

	private static final long SEED = Long.getLong("jiheng.fuzz.seed", System.nanoTime());

	private static final List<String> USERS = List.of("lulong-finance", "lulong-justice-editor",
			"qinhuangdao-oversight");

	@Test
	void nobodyCanTellWhetherAnotherCountysDataIsThere(Database database) throws Exception {
		try (var jiheng = new RunningJiheng(database)) {
			var worlds = new TwoWorlds(jiheng, database, SEED);
			List<String> differences = worlds.differences(QUERIES, USERS);
			int least = worlds.uses().values().stream().mapToInt(Integer::intValue).min().orElse(0);
			System.out.printf(
					"Two worlds: seed %d, %d queries x %d users, %d differences; answers %s; each of %d fields and arguments asked for at least %d times%n",
					worlds.seed(), QUERIES, USERS.size(), differences.size(), worlds.statuses(), worlds.uses().size(),
					least);
			worlds.uses()
				.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByValue())
				.limit(5)
				.forEach(rare -> System.out.println("Two worlds: rarely asked for: " + rare));
			assertThat(differences).isEmpty();
			assertThat(worlds.statuses()).doesNotContainKey("INTERNAL").containsKey("DATA");
			assertThat(worlds.uses()).as("every field and argument is asked for")
				.allSatisfy((coordinate, uses) -> assertThat(uses).as(coordinate)
					.isGreaterThanOrEqualTo(QUERIES >= 10_000 ? 20 : 1));
		}
	}

	@Test
	void aCountyTakenFromAnArgumentIsFound() throws Exception {
		Database database = PostgresExtension.fresh();
		try (var jiheng = new RunningJiheng(database, TwoWorldsTests::trustTheDocument)) {
			var worlds = new TwoWorlds(jiheng, database, SEED);
			assertThat(worlds.differences(900, List.of("lulong-finance"))).isNotEmpty();
		}
	}

	/** The planted fault: a county that the document names is taken for authority. */
	private static void trustTheDocument(ConfigurableApplicationContext application) {
		var named = new Scope.OfCounty("planted", new RegionCode("130322"), Role.READER);
		WebGraphQlInterceptor fault = (request, chain) -> request.getDocument().contains(named.county().value())
				? chain.next(request).contextWrite(context -> CurrentScope.put(named, context)) : chain.next(request);
		application.getBeanFactory().registerSingleton("plantedFault", fault);
	}

}
