package org.jiheng.document.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.document.SampleReading.KEY;
import static org.jiheng.document.SampleReading.changed;
import static org.jiheng.document.SampleReading.classified;
import static org.jiheng.document.SampleReading.named;
import static org.jiheng.document.SampleReading.purpose;
import static org.jiheng.document.SampleReading.text;
import static org.jiheng.document.SampleReading.total;
import static org.jiheng.document.SampleReading.without;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.Reading;
import org.jiheng.document.SampleReading;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.WithAudit;
import org.jiheng.review.Finding;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
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
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class R2dbcImportsTests {

	private static final Scope FINANCE = new Scope.OfCounty("finance", new RegionCode("130324"), Role.COUNTY_FINANCE);

	private static final Scope CHANGLI = new Scope.OfCounty("changli", new RegionCode("130322"), Role.COUNTY_FINANCE);

	private static final Scope EDITOR = new Scope.OfDepartment("editor", new RegionCode("130324"),
			new DepartmentCode("315"), Role.DEPARTMENT_EDITOR);

	private static final BudgetKey OTHER = new BudgetKey(KEY.county(), KEY.year(), new DepartmentCode("316"));

	private final ConfigurableApplicationContext context;

	private final Imports imports;

	private final Database database;

	private final JdbcTemplate sql;

	private final ImportedRows rows;

	R2dbcImportsTests(Database database) {
		this.database = database;
		this.context = database.with(R2dbcImports.class, ImportedTexts.class, AuditedTexts.class, WithAudit.class);
		this.imports = context.getBean(Imports.class);
		this.sql = new JdbcTemplate(database.owner());
		this.rows = new ImportedRows(database);
	}

	@BeforeEach
	void empty() {
		rows.empty();
	}

	@AfterAll
	void close() {
		context.close();
	}

	@Test
	void whatWasReadIsStoredAsItIs() {
		Import done = stored(store(FINANCE, text(), "a"));
		assertThat(done.departmentRegistered()).isTrue();
		assertThat(done.projectCount()).isEqualTo(3);
		assertThat(done.indicatorCount()).isEqualTo(7);
		assertThat(done.changes()).isEmpty();
		assertThat(done.findings()).extracting(Finding::code).containsExactly("CODE_MISSING");
		assertThat(done.importedBy()).isEqualTo("finance");
		BudgetText stored = content();
		assertThat(stored.projects()).usingRecursiveComparison()
			.ignoringFields("provenance", "key")
			.withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
			.isEqualTo(text().projects());
		assertThat(stored.indicators()).usingRecursiveComparison()
			.ignoringFields("provenance", "key", "project")
			.withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
			.isEqualTo(text().indicators());
		assertThat(
				sql.queryForObject("select provenance->0->>'raw' from jiheng.project where sequence = 2", String.class))
			.isEqualTo("乙");
		assertThat(in(FINANCE, imports.of(Set.of(done.key())))).isEqualTo(Map.of(done.key(), done));
		assertThat(in(FINANCE, imports.currentOf(Set.of(KEY)))).isEqualTo(Map.of(KEY, done));
	}

	@Test
	void theSameContentIsTheSameImport() {
		Import first = stored(store(FINANCE, text(), "a"));
		List<String> before = rows.everything();
		assertThat(store(FINANCE, text(), "a")).isEqualTo(new Outcome.Same(first));
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void aThenBThenAImportsThreeTimes() {
		store(FINANCE, text(), "a");
		store(FINANCE, changed(text(), 1, project -> total(project, "5")), "b");
		assertThat(stored(store(FINANCE, text(), "a")).changes()).extracting(ImportChange::after)
			.containsExactly("4.50 万元");
		assertThat(rows.count("import")).isEqualTo(3);
		assertThat(sql.queryForObject("select version from jiheng.budget", Integer.class)).isEqualTo(3);
	}

	@Test
	void whatGoesOnKeepsItsNumberAndEveryChangeIsTold() {
		store(FINANCE, text(), "a");
		Map<String, Integer> before = numbers();
		BudgetText next = changed(changed(without(text(), 1), 3, project -> named(total(project, "5.5"), "丙的新名")), 2,
				project -> purpose(project, "法律宣传与培训"));
		Import done = stored(store(FINANCE, next, "b"));
		assertThat(done.changes()).containsExactlyInAnyOrder(
				new ImportChange(ImportChange.Kind.CHANGED, "项目 3（丙的新名）的名称", before.get("丙"), "丙", "丙的新名"),
				new ImportChange(ImportChange.Kind.CHANGED, "项目 3（丙的新名）的预算数", before.get("丙"), "4.50 万元", "5.50 万元"),
				new ImportChange(ImportChange.Kind.CHANGED, "项目 2（乙）的资金用途", before.get("乙"), "法律宣传", "法律宣传与培训"),
				new ImportChange(ImportChange.Kind.REMOVED, "项目 1（甲）", before.get("甲"), "甲", null));
		assertThat(numbers()).isEqualTo(Map.of("丙的新名", before.get("丙"), "乙", before.get("乙")));
		assertThat(rows.count("indicator")).isEqualTo(next.indicators().size());
	}

	@Test
	void aClassifiedProjectIsNotRemovedByAnImport() {
		store(FINANCE, text(), "a");
		List<String> before = rows.everything();
		assertThat(store(FINANCE, without(text(), 3), "b")).isInstanceOfSatisfying(Outcome.Refused.class,
				refused -> assertThat(refused.findings()).extracting(Finding::code)
					.containsExactly("CLASSIFIED_REMOVED"));
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void aProjectThatBecomesClassifiedLeavesNoTextAnywhere() {
		store(FINANCE, changed(text(), 2, project -> purpose(project, "机密用途一")), "a");
		store(FINANCE, changed(text(), 2, project -> purpose(project, "机密用途二")), "b");
		assertThat(everywhere()).contains("机密用途一", "三年做好乙", "≥300件", "促进社会稳定", "项目 2 没有项目编码");
		Import done = stored(store(FINANCE, classified(text(), 2), "c"));
		assertThat(done.changes()).extracting(ImportChange::place, ImportChange::before, ImportChange::after)
			.contains(tuple("项目 2（乙）的密级标记", "公开", "涉密"));
		database.asOwner("update jiheng.import set findings = '[]' where number = " + done.key().number());
		assertThat(everywhere()).doesNotContain("机密用途一", "机密用途二", "三年做好乙", "≥300件", "促进社会稳定", "收好尾乙", "误差",
				"项目 2 没有项目编码");
	}

	@Test
	void aClassifiedMarkIsNotLiftedByAnImport() {
		store(FINANCE, classified(text(), 2), "a");
		List<String> before = rows.everything();
		assertThat(refused(store(FINANCE, text(), "b"))).extracting(Finding::code)
			.containsExactly("CLASSIFICATION_LIFTED");
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void aCodeThatAnotherDepartmentUsesIsRefusedAndNothingIsStored() {
		store(FINANCE, text(), "a");
		List<String> before = rows.everything();
		assertThat(refused(in(FINANCE, imports.store(SampleReading.of(OTHER, text(), "x"), "UTF-8", false))))
			.extracting(Finding::code, finding -> finding.place().project())
			.containsExactly(tuple("PROJECT_CODE_TAKEN", 1), tuple("PROJECT_CODE_TAKEN", 3));
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void aDryRunWritesNothingAndTellsTheSame() {
		List<String> before = rows.everything();
		Outcome outcome = in(FINANCE, imports.store(SampleReading.of(text(), "a"), "UTF-8", true));
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Checked.class,
				checked -> assertThat(checked.would().departmentRegistered()).isTrue());
		assertThat(rows.everything()).isEqualTo(before);
	}

	@Test
	void whatLiesWithFinanceOrWasEditedIsAConflict() {
		String submitted = "update jiheng.budget set status = 'SUBMITTED', round = round + 1;";
		String endorsed = """
				insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
				  select county_code, fiscal_year, department_code, 0, 'endorser', 'ENDORSER' from jiheng.budget;
				update jiheng.budget set status = 'APPROVED', endorsed_by = 'endorser';""";
		for (String change : List.of(submitted, submitted + endorsed,
				"update jiheng.budget set current_import = null, changed_by = 'finance'")) {
			rows.empty();
			store(FINANCE, text(), "a");
			String who = change.contains("endorser") ? "endorser" : "finance";
			database.asOwner(
					"set local jiheng.role = 'COUNTY_FINANCE'; set local jiheng.subject = '" + who + "';" + change);
			for (String digest : List.of("a", "b")) {
				assertThatThrownBy(() -> store(FINANCE, text(), digest)).isInstanceOfSatisfying(ProblemException.class,
						failure -> assertThat(failure.problem()).isInstanceOf(Problem.Conflict.class));
			}
			assertThat(rows.count("import")).isEqualTo(1);
		}
	}

	@Test
	void aDepartmentImportsItsOwnAndRegistersNone() {
		assertThatThrownBy(() -> store(EDITOR, text(), "a")).isInstanceOf(ProblemException.class);
		store(FINANCE, text(), "a");
		assertThat(stored(store(EDITOR, changed(text(), 1, project -> total(project, "5")), "b")).importedBy())
			.isEqualTo("editor");
	}

	@Test
	void fiftyAtOnceAreOneImport() {
		fiftyAtOnceAreOne();
	}

	/** Then no registration of the department makes them wait for each other. */
	@Test
	void fiftyAtOnceAreOneImportOfARegisteredDepartment() {
		database.asOwner("""
				insert into jiheng.department (county_code, department_code, name, registered_by)
				values ('130324', '315', '卢龙县司法局', 'test');
				insert into jiheng.budget_unit (county_code, department_code, unit_code, name)
				values ('130324', '315', '315001', '卢龙县司法局本级')""");
		fiftyAtOnceAreOne();
	}

	private void fiftyAtOnceAreOne() {
		List<Outcome> outcomes = Flux.range(0, 50)
			.flatMap(i -> imports.store(SampleReading.of(text(), "a"), "UTF-8", false), 50)
			.collectList()
			.contextWrite(context -> CurrentScope.put(FINANCE, context))
			.block();
		assertThat(outcomes).hasSize(50);
		assertThat(outcomes.stream().filter(Outcome.Stored.class::isInstance)).hasSize(1);
		assertThat(outcomes.stream().filter(Outcome.Same.class::isInstance)).hasSize(49);
		assertThat(rows.count("import")).isEqualTo(1);
	}

	@Test
	void anotherCountySeesAndGetsNothing() {
		Import done = stored(store(FINANCE, text(), "a"));
		assertThat(in(CHANGLI, imports.of(Set.of(done.key())))).isEmpty();
		assertThat(in(CHANGLI, imports.currentOf(Set.of(KEY)))).isEmpty();
		assertThatThrownBy(() -> store(CHANGLI, text(), "b")).isInstanceOfSatisfying(ProblemException.class,
				failure -> assertThat(failure.problem()).isInstanceOf(Problem.Forbidden.class));
		Scope oversight = new Scope.Oversight("above", new RegionCode("130300"));
		assertThat(in(oversight, imports.of(Set.of(done.key())))).isEmpty();
		assertThat(in(oversight, imports.currentOf(Set.of(KEY)))).isEmpty();
	}

	private Outcome store(Scope scope, BudgetText text, String digest) {
		return in(scope, imports.store(SampleReading.of(text, digest), "UTF-8", false));
	}

	private static <T> T in(Scope scope, Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(scope, context)).block();
	}

	private static Import stored(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Stored.class);
		return ((Outcome.Stored) outcome).done();
	}

	private static List<Finding> refused(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Refused.class);
		return ((Outcome.Refused) outcome).findings();
	}

	private BudgetText content() {
		var statements = new BudgetStatements(context.getBean(org.springframework.r2dbc.core.DatabaseClient.class),
				KEY);
		var operator = org.springframework.transaction.reactive.TransactionalOperator
			.create(context.getBean(org.springframework.transaction.ReactiveTransactionManager.class));
		return in(FINANCE,
				operator.transactional(statements.projects()
					.flatMap(projects -> statements.indicators()
						.map(indicators -> new BudgetText("", List.of(), List.of(), List.of(), projects, indicators,
								List.of())))));
	}

	private Map<String, Integer> numbers() {
		return sql.query("select name, number from jiheng.project", rows -> {
			Map<String, Integer> numbers = new java.util.HashMap<>();
			while (rows.next()) {
				numbers.put(rows.getString(1), rows.getInt(2));
			}
			return numbers;
		});
	}

	private String everywhere() {
		return rows.everything().toString();
	}

}
