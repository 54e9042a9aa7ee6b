package org.jiheng.trusted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.input;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jiheng.approval.Desk;
import org.jiheng.approval.SmallBudget;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.SealedRoots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Trusted documents by GET, and what is kept of their answers: right as long as nothing
 * more is sealed, granted or taken back, whoever asks, and never of drafts. A planted
 * fault calls budgets sealed, which they are not.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedReadsTests {

	private static final String PROVINCE = "hebei-oversight";

	private static final String OTHER = "changli-finance";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final Desk desk;

	private final ByGet byGet;

	private final JdbcTemplate sql;

	TrustedReadsTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database, TrustedReadsTests::callBudgetsSealed);
		this.client = jiheng.client();
		this.desk = new Desk(client);
		this.byGet = new ByGet(client);
		this.sql = new JdbcTemplate(database.owner());
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2060));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	private static void callBudgetsSealed(ConfigurableApplicationContext application) {
		application.getBeanFactory().registerSingleton("plantedFault", new SealedRoots(Set.of("budget")));
	}

	@Test
	void aKeptAnswerIsByteForByteThatOfThePostAndIsNotReadAgain() throws Exception {
		Map<String, String> variables = Map.of("id", id(2060, 1));
		String path = ByGet.path("snapshot", variables);
		String posted = client.answer(FINANCE, ByGet.text("snapshot"), variables).body();
		assertThat(posted).contains("法律援助经费");
		HttpResponse<String> first = byGet.get(FINANCE, path);
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.body()).isEqualTo(posted);
		assertThat(ByGet.tag(first)).matches("\"[0-9a-f]{32}j\"");
		assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache, private");
		assertThat(first.headers().firstValue("Vary").orElse("")).contains("Authorization", "Jiheng-Membership");
		sql.execute("revoke select on jiheng.snapshot from jiheng_county");
		try {
			HttpResponse<String> again = byGet.get(FINANCE, path);
			assertThat(again.body()).isEqualTo(posted);
			assertThat(ByGet.tag(again)).isEqualTo(ByGet.tag(first));
			HttpResponse<String> same = byGet.get(FINANCE, path, "If-None-Match", "\"else\", " + ByGet.tag(first));
			assertThat(same.statusCode()).isEqualTo(304);
			assertThat(same.body()).isEmpty();
			assertThat(ByGet.tag(same)).isEqualTo(ByGet.tag(first));
			assertThat(byGet.get(FINANCE, path, "If-None-Match", "\"else\"").body()).isEqualTo(posted);
			assertThat(byGet.get(FINANCE, path, "Cache-Control", "no-cache").body()).as("asked anew")
				.doesNotContain("法律援助经费");
			assertThat(client.answer(FINANCE, ByGet.text("snapshot"), variables).body()).as("by POST")
				.isEqualTo(posted);
			assertThat(client.anew(FINANCE, ByGet.text("snapshot"), variables).body()).as("by POST, asked anew")
				.doesNotContain("法律援助经费");
		}
		finally {
			sql.execute("grant select on jiheng.snapshot to jiheng_county");
		}
		HttpResponse<String> refreshed = byGet.get(FINANCE, path, "Cache-Control", "no-cache");
		assertThat(refreshed.body()).isEqualTo(posted);
		assertThat(ByGet.tag(refreshed)).isEqualTo(ByGet.tag(first));
		HttpResponse<byte[]> zipped = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(client.address() + path))
				.headers("Authorization", "Bearer " + client.token(FINANCE), "Accept", "application/json",
						"Accept-Encoding", "gzip")
				.build(), BodyHandlers.ofByteArray());
		assertThat(zipped.headers().allValues("Content-Encoding")).containsExactly("gzip");
		assertThat(ByGet.tag(zipped)).isNotEqualTo(ByGet.tag(first));
		assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
			.isEqualTo(posted.getBytes(UTF_8));
	}

	@Test
	void whatIsSealedNextIsSeenAtOnce() throws Exception {
		String path = ByGet.path("snapshots", Map.of("first", 50));
		HttpResponse<String> before = byGet.get(EDITOR, path);
		assertThat(before.body()).doesNotContain("\"year\":2061");
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2061));
		HttpResponse<String> after = byGet.get(EDITOR, path, "If-None-Match", ByGet.tag(before));
		assertThat(after.statusCode()).isEqualTo(200);
		assertThat(after.body()).contains("\"year\":2061");
		assertThat(ByGet.tag(after)).isNotEqualTo(ByGet.tag(before));
	}

	@Test
	void draftsAreNeverKept() throws Exception {
		String id = SmallBudget.drafted(desk, 2062);
		String path = ByGet.path("tests", Map.of("year", 2062));
		HttpResponse<String> first = byGet.get(EDITOR, path);
		assertThat(first.body()).contains("\"status\":\"DRAFT\"");
		assertThat(ByGet.tag(first)).as("called sealed, and found not to be").isEqualTo("none");
		assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		desk.done(EDITOR, "editBudget", "", input("budget", id, "expectedVersion", 4, "title", "改过的标题"));
		assertThat(byGet.get(EDITOR, path).body()).contains("改过的标题");
		HttpResponse<String> mixed = byGet.get(EDITOR, ByGet.path("mixed", Map.of()));
		assertThat(mixed.body()).contains(EDITOR);
		assertThat(ByGet.tag(mixed)).isEqualTo("none");
	}

	@Test
	void oneScopesAnswerIsNoOthers() throws Exception {
		String path = ByGet.path("snapshot", Map.of("id", id(2060, 1)));
		String own = byGet.get(FINANCE, path).body();
		for (int i = 0; i < 2; i++) {
			assertThat(byGet.get(OTHER, path).body()).contains("\"snapshot\":null");
			assertThat(client.answer(OTHER, ByGet.text("snapshot"), Map.of("id", id(2060, 1))).body())
				.contains("\"snapshot\":null");
			assertThat(byGet.get(OTHER, path, "If-None-Match", ByGet.tag(byGet.get(FINANCE, path))).statusCode())
				.isEqualTo(200);
			assertThat(byGet.get("jiheng-admin", path).body()).doesNotContain("法律援助");
			assertThat(byGet.get("stranger", path).body()).doesNotContain("法律援助");
			assertThat(byGet.get(PROVINCE, path).body()).isEqualTo(own);
		}
		assertThat(HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(client.address() + path)).build(), BodyHandlers.ofString())
			.statusCode()).isEqualTo(401);
	}

	@Test
	void eachReadAcrossCountiesIsWrittenDownWhenItIsAnsweredFromTheCacheToo() throws Exception {
		Map<String, Object> variables = Map.of("first", 1, "filter", Map.of("years", List.of(2060)));
		String path = ByGet.path("snapshots", variables);
		HttpResponse<String> first = byGet.get(PROVINCE, path);
		int before = chain();
		assertThat(byGet.get(PROVINCE, path).body()).isEqualTo(first.body());
		assertThat(byGet.get(PROVINCE, path, "If-None-Match", ByGet.tag(first)).statusCode()).isEqualTo(304);
		assertThat(client.answer(PROVINCE, ByGet.text("snapshots"), variables).body()).isEqualTo(first.body());
		assertThat(chain()).isEqualTo(before + 3);
		assertThat(sql.queryForList(
				"select changes::text from jiheng.audit_entry where county_code = '130000' order by number desc limit 3",
				String.class))
			.allMatch(changes -> changes.contains("county read") && changes.contains("130324"));
		sql.execute("revoke insert on jiheng.audit_entry from jiheng_province");
		try {
			HttpResponse<String> posted = client.answer(PROVINCE, ByGet.text("snapshots"), variables);
			assertThat(posted.body()).contains("UNAVAILABLE").doesNotContain("2060");
			for (HttpResponse<String> refused : List.of(byGet.get(PROVINCE, path),
					byGet.get(PROVINCE, path, "If-None-Match", ByGet.tag(first)))) {
				assertThat(refused.statusCode()).isEqualTo(503);
				assertThat(refused.body()).contains("UNAVAILABLE").doesNotContain("2060");
			}
		}
		finally {
			sql.execute("grant insert on jiheng.audit_entry to jiheng_province");
		}
	}

	@Test
	void aRevokedGrantOrMembershipEndsKeptAnswersToo() throws Exception {
		String path = ByGet.path("snapshot", Map.of("id", id(2060, 1)));
		String comparison = ByGet.path("comparison",
				Map.of("filter", Map.of("years", List.of(2060)), "by", "COUNTY", "measures", List.of("TOTAL")));
		String kept = byGet.get(PROVINCE, path).body();
		assertThat(kept).contains("法律援助经费");
		assertThat(byGet.get(PROVINCE, comparison).body()).contains("卢龙县");
		sql.update("""
				update jiheng.oversight_grant set revoked_by = 'elsewhere', revoked_at = now()
				where county_code = '130324' and overseer = '13'""");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(byGet.get(PROVINCE, path).body()).contains("NOT_GRANTED"));
		assertThat(client.answer(PROVINCE, ByGet.text("snapshot"), Map.of("id", id(2060, 1))).body())
			.contains("NOT_GRANTED");
		assertThat(byGet.get(PROVINCE, comparison).body()).doesNotContain("卢龙县");
		JdbcTemplate owner = sql;
		owner
			.update("""
					insert into jiheng.oversight_grant (county_code, number, overseer, first_year, kinds, valid_from, basis, granted_by)
					select county_code, 99, overseer, first_year, kinds, valid_from, basis, granted_by from jiheng.oversight_grant
					where county_code = '130324' and overseer = '13' and number = 1""");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(byGet.get(PROVINCE, path).body()).isEqualTo(kept));

		desk.done(FINANCE, "grantMembership", "",
				input("subject", "lulong-reader", "role", "READER", "region", "130324"));
		assertThat(byGet.get("lulong-reader", path).body()).isEqualTo(kept);
		sql.update(
				"update jiheng.membership set valid_until = date '2024-01-02', valid_from = date '2024-01-01' where subject = 'lulong-reader'");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(byGet.get("lulong-reader", path).body()).doesNotContain("法律援助经费"));
	}

	@Test
	void onlyRegisteredDocumentsAreRunByGet() throws Exception {
		HttpResponse<String> unknown = byGet.get(FINANCE, "/graphql?documentId=" + "0".repeat(64));
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("NOT_FOUND", "POST");
		assertThat(byGet.get(FINANCE, "/graphql?query=%7Bviewer%7Bsubject%7D%7D").statusCode()).isEqualTo(405);
		HttpResponse<String> wrong = byGet.get(FINANCE, ByGet.path("snapshot", Map.of()).replace("%7B%7D", "7"));
		assertThat(wrong.statusCode()).isEqualTo(400);
		assertThat(wrong.body()).contains("VARIABLES");
		assertThat(byGet.get(FINANCE, ByGet.path("snapshot", Map.of())).body()).as("told as by POST")
			.isEqualTo(client.answer(FINANCE, ByGet.text("snapshot"), Map.of()).body());
	}

	private int chain() {
		Integer entries = sql.queryForObject(
				"select count(*)::integer from jiheng.audit_entry where county_code = '130000'", Integer.class);
		return entries == null ? 0 : entries;
	}

	private static String id(int year, int number) {
		return NodeId.of("Snapshot", "130324", year, "315", number).toString();
	}

}
