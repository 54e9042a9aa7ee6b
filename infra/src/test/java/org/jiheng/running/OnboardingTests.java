package org.jiheng.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How a county that is onboarded already answers its onboarding. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingTests {

	private static final String ONBOARD = """
			mutation($input: OnboardCountyInput!) { onboardCounty(input: $input) {
			  county { code } problems { code path message suggestion } } }""";

	private final RunningJiheng jiheng;

	private final TenantRows rows;

	OnboardingTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.rows = new TenantRows(database);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anotherFinanceIsAProblemAndChangesNothing(boolean dryRun) throws Exception {
		Map<String, List<String>> before = rows.all();
		JsonNode payload = onboard("somebody-else", dryRun);
		assertThat(payload.path("county").isNull()).isTrue();
		JsonNode problem = payload.path("problems").get(0);
		assertThat(problem.path("code").asString()).isEqualTo("COUNTY_ONBOARDED");
		assertThat(problem.path("path").values().stream().map(JsonNode::asString)).containsExactly("input",
				"financeSubject");
		assertThat(problem.path("message").asString()).contains("卢龙县（130324）已经开通").doesNotContain("lulong-finance");
		assertThat(problem.path("suggestion").asString()).contains("县财政");
		assertThat(rows.all()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theSameFinanceAgainIsHarmless(boolean dryRun) throws Exception {
		Map<String, List<String>> before = rows.all();
		JsonNode payload = onboard("lulong-finance", dryRun);
		assertThat(payload.path("county").path("code").asString()).isEqualTo("130324");
		assertThat(payload.path("problems")).isEmpty();
		assertThat(rows.all()).isEqualTo(before);
	}

	private JsonNode onboard(String subject, boolean dryRun) throws Exception {
		return jiheng.client()
			.ask("jiheng-admin", ONBOARD,
					Map.of("input", Map.of("code", "130324", "financeSubject", subject, "dryRun", dryRun)))
			.path("onboardCounty");
	}

}
