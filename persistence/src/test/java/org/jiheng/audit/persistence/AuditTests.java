package org.jiheng.audit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiheng.audit.Act;
import org.jiheng.audit.AuditFilter;
import org.jiheng.audit.AuditTexts;
import org.jiheng.audit.AuditTrail;
import org.jiheng.audit.Auditing;
import org.jiheng.audit.Change;
import org.jiheng.audit.Entry;
import org.jiheng.audit.KeptEntry;
import org.jiheng.audit.Verification;
import org.jiheng.audit.Verification.Fault;
import org.jiheng.audit.Verification.Reason;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.RequestId;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import reactor.core.publisher.Mono;

/** Assurance 12: who tampers with the chain, be it the superuser, is found. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final DepartmentCode JUSTICE = new DepartmentCode("315");

	private static final Scope FINANCE = new Scope.OfCounty("finance", LULONG, Role.COUNTY_FINANCE);

	private static final Scope EDITOR = new Scope.OfDepartment("editor", LULONG, JUSTICE, Role.DEPARTMENT_EDITOR);

	private static final Scope AUDITOR = new Scope.OfCounty("auditor", LULONG, Role.AUDITOR);

	private static final AuditFilter ALL = new AuditFilter(Set.of(), Set.of(), Set.of(), null, null);

	private static final int LENGTH = 12;

	private final Database database;

	private final ConfigurableApplicationContext context;

	private final Writes writes;

	private final AuditTexts texts;

	private final Auditing auditing;

	AuditTests(Database database) {
		this.database = database;
		this.context = database.with(Repositories.class);
		this.writes = context.getBean(Writes.class);
		this.texts = context.getBean(AuditTexts.class);
		this.auditing = new Auditing(context.getBean(AuditTrail.class));
		database.asOwner("""
				insert into jiheng.county (county_code, name, onboarded_by)
				  values ('130324', '卢龙县', 'test'), ('130322', '昌黎县', 'test');
				insert into jiheng.department (county_code, department_code, name, registered_by)
				  values ('130324', '315', '司法局', 'test'), ('130324', '316', '审计局', 'test')""");
	}

	@AfterAll
	void close() {
		context.close();
	}

	/** A chain by finance and an editor, with words of projects 1, 2 and 3. */
	@BeforeEach
	void aChain() {
		database
			.asOwner("delete from jiheng.audit_text; delete from jiheng.audit_entry; delete from jiheng.audit_head");
		for (int i = 1; i <= LENGTH; i++) {
			write(i % 2 == 0 ? EDITOR : FINANCE, "changeProject", "project " + i,
					Change.ofValue("project " + i + " total", i, "1", "2"),
					Change.ofText("project " + i + " purpose", 1 + i % 3, "旧 " + i, "新 " + i));
		}
	}

	@Test
	void aWholeChainIsWhole() {
		Verification found = verify();
		assertThat(found.fault()).isNull();
		assertThat(found.entries()).isEqualTo(LENGTH);
		assertThat(found.headNumber()).isEqualTo(LENGTH);
		assertThat(found.texts()).isEqualTo(2 * LENGTH);
		assertThat(found.erased()).isZero();
	}

	private record Tampering(String with, Sql sql, int number, Reason reason) {

		Tampering(String with, String sql, int number, Reason reason) {
			this(with, () -> sql, number, reason);
		}
	}

	/** Made of the chain as it stands. */
	@FunctionalInterface
	private interface Sql {

		String now() throws SQLException;

	}

	@Test
	void whateverASuperuserDoesToTheChainIsFoundAndTheFirstBadEntryNamed() throws SQLException {
		List<Tampering> all = new ArrayList<>(tamperings());
		all.add(new Tampering("an entry replaced by one with a fitting hash", () -> forged(5, 5), 5, Reason.EDITED));
		all.add(new Tampering("the last entry replaced so", () -> forged(LENGTH, LENGTH), LENGTH, Reason.EDITED));
		all.add(new Tampering("an entry inserted with a fitting hash, the others moved on",
				() -> "update jiheng.audit_entry set number = -number - 1 where number > 5;"
						+ "update jiheng.audit_entry set number = -number where number < 0;" + inserted(6),
				6, Reason.INSERTED));
		all.add(new Tampering("an entry added behind the head", () -> inserted(LENGTH + 1), LENGTH + 1,
				Reason.INSERTED));
		int found = 0;
		for (Tampering tampering : all) {
			aChain();
			asSuperuser(tampering.sql().now());
			assertThat(verify().fault()).as(tampering.with())
				.isEqualTo(new Fault(tampering.number(), tampering.reason()));
			found++;
		}
		System.out.println("audit chain: " + all.size() + " kinds of tampering tried, " + found
				+ " found with the first bad entry named");
	}

	private static List<Tampering> tamperings() {
		List<Tampering> all = new ArrayList<>();
		for (String edit : List.of("at = at + interval '1 microsecond'", "subject = 'x'", "role = 'AUDITOR'",
				"role = ''", "department_code = '316'", "department_code = 'none'", "department_code = null",
				"request_id = 'x'", "operation = 'x'", "reference = 'x'", "changes = '[]'", "changes = '{}'",
				"changes = replace(changes::text, ',', ', ')::json", "previous_hash = repeat('0', 64)",
				"hash = repeat('0', 64)")) {
			all.add(new Tampering(edit, "update jiheng.audit_entry set " + edit + " where number = 6", 6,
					Reason.EDITED));
		}
		all.addAll(List.of(
				new Tampering("moved to another county",
						"update jiheng.audit_entry set county_code = '130322' where number = 5", 5, Reason.MISSING),
				new Tampering("one deleted", "delete from jiheng.audit_entry where number = 5", 5, Reason.MISSING),
				new Tampering("several deleted", "delete from jiheng.audit_entry where number between 5 and 8", 5,
						Reason.MISSING),
				new Tampering("the first deleted", "delete from jiheng.audit_entry where number = 1", 1,
						Reason.MISSING),
				new Tampering("the last cut off", "delete from jiheng.audit_entry where number = 12", 12,
						Reason.CUT_OFF),
				new Tampering("the end cut off", "delete from jiheng.audit_entry where number > 7", 8, Reason.CUT_OFF),
				new Tampering("all deleted", "delete from jiheng.audit_entry", 1, Reason.CUT_OFF),
				new Tampering("two swapped", swap(5, 8), 5, Reason.REORDERED),
				new Tampering("two neighbours swapped", swap(5, 6), 5, Reason.REORDERED),
				new Tampering("one deleted, the others moved up",
						"delete from jiheng.audit_entry where number = 5;"
								+ "update jiheng.audit_entry set number = -number + 1 where number > 5;"
								+ "update jiheng.audit_entry set number = -number where number < 0",
						5, Reason.REORDERED),
				new Tampering("the head set back",
						"update jiheng.audit_head set number = 9, hash = (select hash from jiheng.audit_entry where number = 9)",
						10, Reason.INSERTED),
				new Tampering("the head deleted", "delete from jiheng.audit_head", 1, Reason.INSERTED),
				new Tampering("the head's hash changed", "update jiheng.audit_head set hash = repeat('0', 64)", 12,
						Reason.EDITED),
				new Tampering("a text changed", "update jiheng.audit_text set text = 'x' where entry_number = 3", 3,
						Reason.TEXT_CHANGED),
				new Tampering("a salt changed", "update jiheng.audit_text set salt = 'x' where entry_number = 3", 3,
						Reason.TEXT_CHANGED),
				new Tampering("a text replaced by one with a fitting digest",
						"update jiheng.audit_text set text = 'x', salt = '', digest = encode(sha256('x'), 'hex')"
								+ " where entry_number = 3 and text like '新%'",
						3, Reason.TEXT_CHANGED),
				new Tampering("a text moved to another entry",
						"update jiheng.audit_text set entry_number = 4 where entry_number = 3", 4,
						Reason.TEXT_CHANGED)));
		return all;
	}

	private static String swap(int one, int other) {
		return "update jiheng.audit_entry set number = -" + one + " where number = " + other
				+ "; update jiheng.audit_entry set number = " + other + " where number = " + one
				+ "; update jiheng.audit_entry set number = " + one + " where number = -" + one;
	}

	/** An entry with another subject, in its place, and its own hash made to fit. */
	private String forged(int number, int place) throws SQLException {
		Entry forged = forged(number);
		return "update jiheng.audit_entry set subject = 'forged', hash = '" + forged.hash() + "' where number = "
				+ place;
	}

	private String inserted(int number) throws SQLException {
		Entry like = forged(number - 1);
		Entry inserted = new Entry(like.county(), number, like.at(), like.subject(), like.role(), like.department(),
				like.requestId(), like.operation(), like.reference(), "[]", text("select hash from jiheng.audit_entry"
						+ " where county_code = '130324' and number = " + (number - 1)));
		String department = inserted.department() == null ? "null" : "'" + inserted.department() + "'";
		return """
				insert into jiheng.audit_entry (county_code, number, at, subject, role, department_code, request_id,
				  operation, reference, changes, previous_hash, hash)
				values ('130324', %d, '%s', 'forged', '%s', %s, 'request', '%s', '%s', '[]', '%s', '%s')""".formatted(
				number, inserted.at(), inserted.role(), department, inserted.operation(), inserted.reference(),
				inserted.previousHash(), inserted.hash());
	}

	private Entry forged(int number) {
		Entry entry = entries(FINANCE).get(number - 1).entry();
		return new Entry(entry.county(), entry.number(), entry.at(), "forged", entry.role(), entry.department(),
				entry.requestId(), entry.operation(), entry.reference(), entry.changes(), entry.previousHash());
	}

	@Test
	void wordsAreReadWhereTheyStandAndErasedTextsBreakNothing() {
		assertThat(entries(AUDITOR)).hasSize(LENGTH)
			.allSatisfy(kept -> assertThat(kept.changes()).noneMatch(change -> change.erased()));
		assertThat(entries(AUDITOR).get(2).changes().getLast().after()).isEqualTo("新 3");
		assertThat(entries(AUDITOR).get(2).entry().changes()).doesNotContain("新 3");
		as(EDITOR, writes.inOne(new Act("classify", "project 1", null, false),
				tenant -> texts.erase(JUSTICE, 2024, List.of(1)).map(erased -> {
					assertThat(erased).isEqualTo(2 * LENGTH / 3);
					return new Written("project 1", JUSTICE, 2024, List.of());
				}), Mono::just));
		Verification found = verify();
		assertThat(found.fault()).isNull();
		assertThat(found.erased()).isEqualTo(2 * LENGTH / 3);
		assertThat(found.texts()).isEqualTo(2 * LENGTH - 2 * LENGTH / 3);
		var erased = entries(AUDITOR).get(2).changes().getLast();
		assertThat(erased.erased()).isTrue();
		assertThat(erased.after()).isNull();
		assertThat(entries(AUDITOR).get(3).changes().getLast().after()).isEqualTo("新 4");
	}

	@Test
	void aDeleteThatNamesNoProjectErasesNothing() throws SQLException {
		for (String login : List.of("jiheng_county", "jiheng_department")) {
			assertThat(asLogin(login, "DEPARTMENT_EDITOR", "delete from jiheng.audit_text")).isZero();
		}
	}

	@Test
	void onlyThoseWhoAuditReadTheTrail() {
		for (Scope scope : List.of(EDITOR, new Scope.OfCounty("r", LULONG, Role.READER), new Scope.Instance("admin"),
				new Scope.OfDepartment("r", LULONG, JUSTICE, Role.READER), new Scope.Identity("nobody"))) {
			refused(Problem.Forbidden.class, () -> entries(scope));
			refused(Problem.Forbidden.class, () -> as(scope, auditing.count(ALL)));
			refused(Problem.Forbidden.class, () -> as(scope, auditing.verify()));
		}
		var ofDepartment = new Scope.OfDepartment("a", LULONG, JUSTICE, Role.AUDITOR);
		assertThat(entries(ofDepartment)).hasSize(LENGTH / 2)
			.allSatisfy(kept -> assertThat(kept.entry().subject()).isEqualTo("editor"));
		assertThat(entries(ofDepartment).getFirst().changes().getLast().after()).isEqualTo("新 2");
		refused(Problem.Forbidden.class, () -> as(ofDepartment, auditing.verify()));
		assertThat(entries(new Scope.OfDepartment("a", LULONG, new DepartmentCode("316"), Role.AUDITOR))).isEmpty();
		assertThat(entries(new Scope.OfCounty("a", new RegionCode("130322"), Role.AUDITOR))).isEmpty();
		assertThat(entries(new Scope.Oversight("o", new RegionCode("130300")))).isEmpty();
	}

	@Test
	void theDatabaseItselfShowsTheTrailToNobodyElse() throws SQLException {
		for (String table : List.of("audit_entry", "audit_text")) {
			assertThat(seen("jiheng_county", "COUNTY_FINANCE", table)).isPositive();
			assertThat(seen("jiheng_county", "READER", table)).isZero();
			assertThat(seen("jiheng_department", "DEPARTMENT_EDITOR", table)).isZero();
			assertThat(seen("jiheng_department", "AUDITOR", table)).isPositive();
			for (String login : List.of("jiheng_administrator", "jiheng_identity")) {
				assertThatThrownBy(() -> seen(login, "ADMINISTRATOR", table)).hasMessageContaining("permission denied");
			}
		}
	}

	@Test
	void whoIsToldAChainAddsToThatOneInTheirOwnName() throws SQLException {
		String add = """
				insert into jiheng.audit_entry (county_code, number, at, subject, role, operation, reference, changes,
				  previous_hash, hash)
				values ('%s', 99, now(), '%s', '%s', '%s', '', '[]', repeat('0', 64), repeat('0', 64))""";
		String administrator = "jiheng_administrator";
		assertThat(asGuest(administrator, add.formatted("130324", "somebody", "ADMINISTRATOR", "x"))).isOne();
		assertThat(asGuest("jiheng_identity", add.formatted("130324", "somebody", "", "claimMembership"))).isOne();
		for (String foul : List.of(add.formatted("130322", "somebody", "ADMINISTRATOR", "x"),
				add.formatted("130324", "another", "ADMINISTRATOR", "x"),
				add.formatted("130324", "somebody", "COUNTY_FINANCE", "x"),
				"insert into jiheng.audit_head (county_code, number, hash) values ('130322', 1, repeat('0', 64))",
				"insert into jiheng.audit_text (county_code, entry_number, digest, salt, text) values ('130322', 1, 'x', '', '')",
				"delete from jiheng.audit_entry", "delete from jiheng.audit_text",
				"select * from jiheng.audit_entry")) {
			assertThatThrownBy(() -> asGuest(administrator, foul)).as(foul).isInstanceOf(SQLException.class);
		}
		assertThatThrownBy(() -> asGuest("jiheng_identity", add.formatted("130324", "somebody", "", "x")))
			.hasMessageContaining("row-level security");
		assertThat(asGuest(administrator, "update jiheng.audit_head set number = 99")).isOne();
		assertThat(asGuest(administrator, "update jiheng.audit_head set number = 99 where county_code = '130322'"))
			.isZero();
		assertThat(asLogin(administrator, "", "update jiheng.audit_head set number = 99")).as("told of no chain")
			.isZero();
	}

	private int asGuest(String login, String sql) throws SQLException {
		return inScope(login, "", statement -> {
			statement.execute("select jiheng.set_chain('130324')");
			return statement.executeUpdate(sql);
		});
	}

	@Test
	void entriesComeInPagesAndByFilter() {
		Page<KeptEntry> last = as(AUDITOR, auditing.list(ALL, new PageRequest(5, false, null)));
		assertThat(last.items()).extracting(item -> item.node().entry().number())
			.containsExactly(8L, 9L, 10L, 11L, 12L);
		Page<KeptEntry> before = as(AUDITOR,
				auditing.list(ALL, new PageRequest(5, false, last.items().getFirst().position())));
		assertThat(before.items()).extracting(item -> item.node().entry().number()).containsExactly(3L, 4L, 5L, 6L, 7L);
		assertThat(count(new AuditFilter(Set.of(JUSTICE), Set.of(), Set.of(), null, null))).isEqualTo(6);
		assertThat(count(new AuditFilter(Set.of(), Set.of("finance"), Set.of("changeProject"), null, null)))
			.isEqualTo(6);
		assertThat(count(new AuditFilter(Set.of(), Set.of(), Set.of("x"), null, null))).isZero();
		var now = Clock.systemUTC().instant();
		assertThat(count(new AuditFilter(Set.of(), Set.of(), Set.of(), now, null))).isZero();
		assertThat(count(new AuditFilter(Set.of(), Set.of(), Set.of(), null, now))).isEqualTo(LENGTH);
	}

	@Test
	void aLongChainIsVerifiedPageByPage() throws SQLException {
		var changes = List.of(Change.ofText("x", 1, "a", "b"));
		for (int i = 0; i < 700; i++) {
			as(FINANCE, writes.inOne(new Act("x", "", null, false),
					tenant -> Mono.just(new Written("x", JUSTICE, 2024, changes)), Mono::just));
		}
		long start = System.nanoTime();
		Verification whole = verify();
		System.out.printf("audit chain: %d entries and %d texts verified in %d ms%n", whole.entries(), whole.texts(),
				(System.nanoTime() - start) / 1_000_000);
		assertThat(whole.fault()).isNull();
		assertThat(whole.entries()).isEqualTo(LENGTH + 700);
		asSuperuser("update jiheng.audit_entry set reference = 'y' where number = 655");
		assertThat(verify().fault()).isEqualTo(new Fault(655, Reason.EDITED));
		asSuperuser("update jiheng.audit_text set text = 'y' where entry_number = 501");
		assertThat(verify().fault()).isEqualTo(new Fault(501, Reason.TEXT_CHANGED));
	}

	private void write(Scope scope, String operation, String reference, Change... changes) {
		as(scope, writes.inOne(new Act(operation, reference, null, false),
				tenant -> Mono.just(new Written(reference, JUSTICE, 2024, List.of(changes))), Mono::just));
	}

	private Verification verify() {
		return as(AUDITOR, auditing.verify());
	}

	private int count(AuditFilter filter) {
		return as(AUDITOR, auditing.count(filter));
	}

	private List<KeptEntry> entries(Scope scope) {
		return as(scope, auditing.list(ALL, new PageRequest(100, true, null))).items()
			.stream()
			.map(Page.Item::node)
			.toList();
	}

	private static <T> T as(Scope scope, Mono<T> work) {
		return work.contextWrite(context -> RequestId.put("request", CurrentScope.put(scope, context))).block();
	}

	private void asSuperuser(String sql) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set session_replication_role = replica");
			statement.execute(sql);
		}
	}

	private String text(String question) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet answer = statement.executeQuery(question)) {
			answer.next();
			return answer.getString(1);
		}
	}

	private int seen(String login, String role, String table) throws SQLException {
		return inScope(login, role, statement -> {
			try (ResultSet answer = statement.executeQuery("select count(*) from jiheng." + table)) {
				answer.next();
				return answer.getInt(1);
			}
		});
	}

	private int asLogin(String login, String role, String sql) throws SQLException {
		return inScope(login, role, statement -> statement.executeUpdate(sql));
	}

	@FunctionalInterface
	private interface Work {

		int on(Statement statement) throws SQLException;

	}

	private int inScope(String login, String role, Work work) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("set local role " + login);
			String place = login.equals("jiheng_department") ? "'130324', '315'"
					: login.equals("jiheng_county") ? "'130324', ''" : "'', ''";
			statement.execute("select jiheng.set_scope(" + place + ", 'somebody', '" + role + "')");
			int result = work.on(statement);
			connection.rollback();
			return result;
		}
	}

	private static void refused(Class<? extends Problem> problem, ThrowingCallable work) {
		assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class,
				refusal -> assertThat(refusal.problem()).isInstanceOf(problem));
	}

	@ComponentScan({ "org.jiheng.audit.persistence", "org.jiheng.tenancy.persistence" })
	static class Repositories {

	}

}
