package org.jiheng.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A county's finance manages its people, over HTTP with real tokens, and each of its acts
 * stands in the county's audit trail.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTests {

	private static final String GRANT = "mutation($input: GrantMembershipInput!) { done: grantMembership(input: $input) { membership { id subject email until version } problems { code } } }";

	private static final String REVOKE = "mutation($input: RevokeMembershipInput!) { done: revokeMembership(input: $input) { membership { id until version } problems { code } } }";

	private static final String CHANGE = "mutation($input: ChangeMembershipInput!) { done: changeMembership(input: $input) { membership { id until version } problems { code } } }";

	private static final String ONBOARD = "mutation($input: OnboardCountyInput!) { done: onboardCounty(input: $input) { county { code } problems { code } } }";

	private static final String VIEWER = "{ viewer { acting { id role region { code } } } }";

	private static final String TRAIL = "{ auditEntries(last: 100) { totalCount nodes { number at subject role department operation requestId reference changes { place before after erased } hash previousHash } } }";

	private static final String VERIFICATION = "{ auditVerification { whole entriesChecked headNumber headHash textsStanding textsErased firstFault { number reason } } }";

	private final Database database;

	private final JdbcTemplate sql;

	private final RunningJiheng jiheng;

	private final DemoClient client;

	MembersTests(Database database) throws Exception {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void whoIsRevokedIsRefusedAtOnce() throws Exception {
		String id = granted("leaving", "COUNTY_FINANCE");
		assertThat(acting("leaving").path("role").asString()).isEqualTo("COUNTY_FINANCE");
		long start = System.nanoTime();
		JsonNode revoked = done("lulong-finance", REVOKE, Map.of("id", id));
		assertThat(revoked.path("membership").path("version").asInt()).isEqualTo(2);
		assertThat(code(client.answer("leaving", GRANT, Map.of("input", grant("x", "READER"))))).isEqualTo("FORBIDDEN");
		System.out.printf("revoked and refused within %d ms%n", (System.nanoTime() - start) / 1_000_000);
		assertThat(acting("leaving").isNull()).isTrue();
	}

	@Test
	void aRevocationBehindTheBackOfThisInstanceActsWithinThirtySeconds() throws Exception {
		String id = granted("elsewhere", "COUNTY_FINANCE");
		assertThat(acting("elsewhere").isNull()).isFalse();
		sql.update("update jiheng.membership set valid_until = valid_from where id = ?::uuid", id);
		Instant start = Instant.now();
		while (!acting("elsewhere").isNull()) {
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
			Thread.sleep(200);
		}
		System.out.println("revoked on another instance, refused here after " + Duration.between(start, Instant.now()));
	}

	@Test
	void financeSeesItsOwnPeopleAndPastOnesOnRequest() throws Exception {
		String id = granted("past", "READER");
		done("lulong-finance", REVOKE, Map.of("id", id));
		assertThat(subjects("lulong-finance", "{}")).contains("lulong-finance", "lulong-justice-editor")
			.doesNotContain("changli-finance", "past", "jiheng-admin");
		assertThat(subjects("lulong-finance", "{past: true, roles: [READER]}")).contains("past")
			.doesNotContain("lulong-finance");
		assertThat(subjects("lulong-finance", "{departments: [\"315\"]}"))
			.containsExactlyInAnyOrder("lulong-justice-editor", "lulong-justice-reviewer");
		assertThat(subjects("changli-finance", "{past: true}")).contains("changli-finance")
			.doesNotContain("lulong-finance", "lulong-justice-editor", "past");
		for (String user : List.of("lulong-justice-editor", "hebei-oversight", "stranger")) {
			assertThat(code(client.answer(user, "{ members(first: 9) { totalCount } }", Map.of())))
				.isEqualTo("FORBIDDEN");
		}
		List<String> paged = new ArrayList<>();
		String after = "";
		for (JsonNode page = null; page == null || page.path("pageInfo").path("hasNextPage").asBoolean();) {
			page = client
				.ask("lulong-finance",
						"{ members(first: 1" + after
								+ ", filter: {past: true}) { nodes { id } pageInfo { hasNextPage endCursor } } }",
						Map.of())
				.path("members");
			paged.add(page.path("nodes").get(0).path("id").asString());
			after = ", after: " + page.path("pageInfo").path("endCursor");
		}
		assertThat(paged).doesNotHaveDuplicates()
			.hasSize(sql.queryForObject("select count(*) from jiheng.membership where county_code = '130324'",
					Integer.class));
	}

	@Test
	void nobodyEditsAnotherCountysPeople() throws Exception {
		String id = granted("staying", "READER");
		String absent = "00000000-0000-4000-8000-000000000000";
		for (String document : List.of(CHANGE, REVOKE)) {
			HttpResponse<String> foreign = client.answer("changli-finance", document, input(Map.of("id", id)));
			HttpResponse<String> nobodys = client.answer("changli-finance", document, input(Map.of("id", absent)));
			assertThat(code(foreign)).isEqualTo("NOT_FOUND");
			assertThat(foreign.body()).isEqualTo(nobodys.body());
			assertThat(client.answer("changli-finance", document, input(Map.of("id", "no id"))).body())
				.isEqualTo(foreign.body());
			assertThat(code(client.answer("lulong-justice-editor", document, input(Map.of("id", id)))))
				.isEqualTo("FORBIDDEN");
		}
	}

	@Test
	void theEndOfAMembershipIsChangedOncePerKeyAndOnlyOnTheVersionExpected() throws Exception {
		String id = granted("changing", "READER");
		Map<String, Object> change = Map.of("id", id, "until", "2098-01-01", "expectedVersion", 1, "idempotencyKey",
				"change-1");
		assertThat(done("lulong-finance", CHANGE, dry(change)).path("membership").path("until").asString())
			.isEqualTo("2098-01-01");
		JsonNode first = done("lulong-finance", CHANGE, change);
		assertThat(done("lulong-finance", CHANGE, change)).isEqualTo(first);
		assertThat(first.path("membership").path("version").asInt()).isEqualTo(2);
		HttpResponse<String> otherInput = client.answer("lulong-finance", CHANGE,
				input(Map.of("id", id, "until", "2097-01-01", "idempotencyKey", "change-1")));
		assertThat(otherInput.body()).contains("IDEMPOTENCY_KEY_REUSED");
		HttpResponse<String> stale = client.answer("lulong-finance", CHANGE,
				input(Map.of("id", id, "until", "2097-01-01", "expectedVersion", 1)));
		assertThat(stale.body()).contains("VERSION_CHANGED");
		assertThat(problem(done("lulong-finance", CHANGE, Map.of("id", id, "until", "2020-01-01")))).isEqualTo("UNTIL");
		JsonNode open = done("lulong-finance", CHANGE, Map.of("id", id));
		assertThat(open.path("membership").path("until").isNull()).isTrue();
	}

	@Test
	void theLastFinanceAndTheLastAdministratorStay() throws Exception {
		String finance = acting("changli-finance").path("id").asString();
		String administrator = acting("jiheng-admin").path("id").asString();
		assertThat(problem(done("changli-finance", REVOKE, Map.of("id", finance)))).isEqualTo("LAST_COUNTY_FINANCE");
		assertThat(problem(done("changli-finance", CHANGE, Map.of("id", finance, "until", "2098-01-01"))))
			.isEqualTo("LAST_COUNTY_FINANCE");
		assertThat(problem(done("jiheng-admin", REVOKE, Map.of("id", finance)))).isEqualTo("LAST_COUNTY_FINANCE");
		assertThat(problem(done("jiheng-admin", REVOKE, Map.of("id", administrator)))).isEqualTo("LAST_ADMINISTRATOR");
		done("changli-finance", GRANT,
				Map.of("email", "nobody@example.gov.cn", "role", "COUNTY_FINANCE", "region", "130322"));
		assertThat(problem(done("changli-finance", REVOKE, Map.of("id", finance)))).as("an invitation is nobody yet")
			.isEqualTo("LAST_COUNTY_FINANCE");
	}

	@Test
	void ofTwoWhoRevokeEachOtherAtOnceOneStays() throws Exception {
		done("jiheng-admin", ONBOARD, Map.of("code", "130321", "financeSubject", "one"));
		int stayed = 0;
		for (int round = 0; round < 10; round++) {
			String rival = "rival-" + round;
			done("one", GRANT, Map.of("subject", rival, "role", "COUNTY_FINANCE", "region", "130321"));
			String ofRival = acting(rival).path("id").asString();
			String own = acting("one").path("id").asString();
			List<JsonNode> answers = together(List.of(() -> any("one", REVOKE, Map.of("id", ofRival)),
					() -> any(rival, REVOKE, Map.of("id", own))));
			Integer left = sql.queryForObject("""
					select count(*) from jiheng.membership where county_code = '130321' and role = 'COUNTY_FINANCE'
					  and valid_until is null""", Integer.class);
			assertThat(left).as(answers.toString()).isEqualTo(1);
			stayed += left;
			sql.update("update jiheng.membership set valid_until = null where id = ?::uuid", own);
			sql.update("delete from jiheng.membership where subject = ?", rival);
			waitFor("one");
		}
		System.out.println("two revocations at once: 10 rounds, " + stayed + " times one stayed");
	}

	@Test
	void anInvitationIsTheFirstVerifiedOnes() throws Exception {
		JsonNode invited = done("lulong-finance", GRANT,
				Map.of("email", "wang@example.gov.cn", "role", "AUDITOR", "region", "130324"));
		assertThat(invited.path("membership").path("subject").isNull()).isTrue();
		for (String user : List.of("unverified;wang@example.gov.cn;false", "other;wan@example.gov.cn;true",
				"upper;Wang@example.gov.cn;true", "without")) {
			assertThat(acting(user).isNull()).as(user).isTrue();
		}
		assertThat(acting("wang;wang@example.gov.cn;true").path("role").asString()).isEqualTo("AUDITOR");
		assertThat(acting("second;wang@example.gov.cn;true").isNull()).isTrue();
		assertThat(acting("wang").path("role").asString()).as("the subject is fixed").isEqualTo("AUDITOR");
		assertThat(sql.queryForObject("select subject from jiheng.membership where email = 'wang@example.gov.cn'",
				String.class))
			.isEqualTo("wang");
		JsonNode claim = trail("wang").stream()
			.filter(entry -> entry.path("operation").asString().equals("claimMembership")
					&& entry.path("subject").asString().equals("wang"))
			.findFirst()
			.orElseThrow();
		assertThat(claim.path("role").isNull()).isTrue();
	}

	@Test
	void ofManyWhoClaimAtOnceOneGetsIt() throws Exception {
		done("lulong-finance", GRANT, Map.of("email", "many@example.gov.cn", "role", "READER", "region", "130324"));
		List<Callable<JsonNode>> claims = IntStream.range(0, 8)
			.mapToObj(i -> "many-" + i + ";many@example.gov.cn;true")
			.<Callable<JsonNode>>map(user -> () -> acting(user))
			.toList();
		assertThat(together(claims).stream().filter(acting -> !acting.isNull())).hasSize(1);
	}

	@Test
	void aRevokedInvitationIsNobodys() throws Exception {
		JsonNode invited = done("lulong-finance", GRANT,
				Map.of("email", "late@example.gov.cn", "role", "READER", "region", "130324"));
		done("lulong-finance", REVOKE, Map.of("id", invited.path("membership").path("id").asString()));
		assertThat(acting("late;late@example.gov.cn;true").isNull()).isTrue();
	}

	@Test
	void everyWriteStandsInTheCountysTrail() throws Exception {
		HttpResponse<String> answer = client.answer("lulong-finance", GRANT,
				Map.of("input", grant("audited", "READER")));
		String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
		JsonNode last = trail("lulong-finance").getLast();
		assertThat(last.path("requestId").asString()).isEqualTo(request);
		assertThat(last.path("operation").asString()).isEqualTo("grantMembership");
		assertThat(last.path("subject").asString()).isEqualTo("lulong-finance");
		assertThat(last.path("role").asString()).isEqualTo("COUNTY_FINANCE");
		assertThat(last.path("changes").findValuesAsString("after")).contains("audited", "READER", "130324");
		JsonNode onboarding = trail("lulong-finance").getFirst();
		assertThat(onboarding.path("operation").asString()).isEqualTo("onboardCounty");
		assertThat(onboarding.path("role").asString()).isEqualTo("ADMINISTRATOR");
		JsonNode verification = client.ask("lulong-finance", VERIFICATION, Map.of()).path("auditVerification");
		assertThat(verification.path("whole").asBoolean()).isTrue();
		assertThat(verification.path("headHash").isString()).isTrue();
		assertThat(sql.queryForList("select distinct county_code from jiheng.audit_entry order by 1", String.class))
			.contains("130000", "130300", "130322", "130324");
		assertThat(client.answer("hebei-oversight", TRAIL, Map.of()).body()).as("its own, not the county's")
			.contains("totalCount")
			.doesNotContain("lulong-finance");
		for (String user : List.of("lulong-justice-editor", "jiheng-admin", "stranger")) {
			assertThat(code(client.answer(user, TRAIL, Map.of()))).isEqualTo("FORBIDDEN");
			assertThat(code(client.answer(user, VERIFICATION, Map.of()))).isEqualTo("FORBIDDEN");
		}
	}

	@Test
	void theAdministratorsKeyServesOneActOnly() throws Exception {
		Map<String, Object> onboard = Map.of("code", "130306", "financeSubject", "funing-finance", "idempotencyKey",
				"k");
		assertThat(done("jiheng-admin", ONBOARD, onboard)).isEqualTo(done("jiheng-admin", ONBOARD, onboard));
		assertThat(client
			.answer("jiheng-admin", ONBOARD,
					input(Map.of("code", "130304", "financeSubject", "x", "idempotencyKey", "k")))
			.body()).contains("IDEMPOTENCY_KEY_REUSED");
		assertThat(sql.queryForObject("select count(*) from jiheng.county where county_code = '130304'", Integer.class))
			.isZero();
	}

	@Test
	void aWriteWhoseEntryCannotBeWrittenDoesNotHappen() throws Exception {
		List<String> before = everything();
		String member = sql.queryForObject(
				"select id::text from jiheng.membership where subject = 'lulong-justice-reviewer'", String.class);
		database
			.asOwner("revoke insert on jiheng.audit_entry from jiheng_county, jiheng_administrator, jiheng_identity");
		try {
			refused("lulong-finance", GRANT, grant("never", "READER"));
			refused("lulong-finance", REVOKE, Map.of("id", member));
			refused("lulong-finance", CHANGE, Map.of("id", member, "until", "2098-01-01"));
			refused("jiheng-admin", ONBOARD, Map.of("code", "130303", "financeSubject", "x"));
			refused("jiheng-admin", GRANT, Map.of("subject", "x", "role", "OVERSIGHT", "region", "130000"));
			assertThat(everything()).isEqualTo(before);
		}
		finally {
			database
				.asOwner("grant insert on jiheng.audit_entry to jiheng_county, jiheng_administrator, jiheng_identity");
		}
	}

	/** What the test changed by SQL is remembered otherwise for ten seconds. */
	private void waitFor(String user) throws Exception {
		while (acting(user).isNull()) {
			Thread.sleep(200);
		}
	}

	private void refused(String user, String document, Map<String, Object> input) throws Exception {
		assertThat(client.answer(user, document, input(input)).body()).as(document).contains("\"errors\"");
	}

	private List<String> everything() {
		return new TenantRows(database).all().entrySet().stream().map(Object::toString).toList();
	}

	private String granted(String subject, String role) throws Exception {
		return done("lulong-finance", GRANT, grant(subject, role)).path("membership").path("id").asString();
	}

	private static Map<String, Object> grant(String subject, String role) {
		return Map.of("subject", subject, "role", role, "region", "130324");
	}

	private static Map<String, Object> input(Map<String, Object> input) {
		return Map.of("input", input);
	}

	private static Map<String, Object> dry(Map<String, Object> input) {
		Map<String, Object> dry = new HashMap<>(input);
		dry.put("dryRun", true);
		return dry;
	}

	private JsonNode done(String user, String document, Map<String, Object> input) throws Exception {
		return client.ask(user, document, input(input)).path("done");
	}

	private JsonNode any(String user, String document, Map<String, Object> input) throws Exception {
		return JsonMapper.shared().readTree(client.answer(user, document, input(input)).body());
	}

	private JsonNode acting(String user) throws Exception {
		return client.ask(user, VIEWER, Map.of()).path("viewer").path("acting");
	}

	private List<JsonNode> trail(String user) throws Exception {
		return new ArrayList<>(client.ask(user, TRAIL, Map.of()).path("auditEntries").path("nodes").values());
	}

	private List<String> subjects(String user, String filter) throws Exception {
		return client
			.ask(user, "{ members(first: 100, filter: " + filter + ") { totalCount nodes { subject } } }", Map.of())
			.path("members")
			.path("nodes")
			.findValuesAsString("subject");
	}

	private static String problem(JsonNode done) {
		return done.path("problems").path(0).path("code").asString("");
	}

	private static String code(HttpResponse<String> answer) {
		return JsonMapper.shared()
			.readTree(answer.body())
			.path("errors")
			.path(0)
			.path("extensions")
			.path("code")
			.asString("");
	}

	private static List<JsonNode> together(List<Callable<JsonNode>> works) throws Exception {
		List<JsonNode> answers = new ArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<JsonNode> answer : threads.invokeAll(works)) {
				answers.add(answer.get());
			}
		}
		return answers;
	}

}
