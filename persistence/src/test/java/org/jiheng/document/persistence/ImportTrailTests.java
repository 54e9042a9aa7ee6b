package org.jiheng.document.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.document.SampleReading.changed;
import static org.jiheng.document.SampleReading.classified;
import static org.jiheng.document.SampleReading.text;
import static org.jiheng.document.SampleReading.total;

import java.util.List;
import java.util.Set;
import org.jiheng.audit.AuditFilter;
import org.jiheng.audit.AuditTrail;
import org.jiheng.audit.Auditing;
import org.jiheng.audit.KeptChange;
import org.jiheng.audit.KeptEntry;
import org.jiheng.audit.Verification;
import org.jiheng.budget.BudgetText;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.SampleReading;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.WithAudit;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** What imports leave in the audit trail. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTrailTests {

	private static final Scope FINANCE = new Scope.OfCounty("finance", new RegionCode("130324"), Role.COUNTY_FINANCE);

	private final Database database;

	private final ConfigurableApplicationContext context;

	private final Imports imports;

	private final Auditing auditing;

	private final ImportedRows rows;

	ImportTrailTests(Database database) {
		this.database = database;
		this.context = database.with(R2dbcImports.class, ImportedTexts.class, AuditedTexts.class, WithAudit.class);
		this.imports = context.getBean(Imports.class);
		this.auditing = new Auditing(context.getBean(AuditTrail.class));
		this.rows = new ImportedRows(database);
	}

	@AfterAll
	void close() {
		context.close();
	}

	@BeforeEach
	void nothing() {
		rows.empty();
		database
			.asOwner("delete from jiheng.audit_text; delete from jiheng.audit_entry; delete from jiheng.audit_head");
	}

	@Test
	void anImportStandsInTheTrailWithWhatItChanged() {
		store(text(), "a", false);
		store(changed(text(), 1, project -> total(project, "5")), "b", false);
		List<KeptEntry> trail = trail();
		assertThat(trail).hasSize(2)
			.allSatisfy(kept -> assertThat(kept.entry().operation()).isEqualTo("importDocument"));
		assertThat(trail.getLast().changes()).anyMatch(change -> "5.00 万元".equals(change.after()))
			.anyMatch(change -> change.after() != null && change.after().contains("预算数"));
		assertThat(trail.getLast().entry().changes()).doesNotContain("项目", "预算数");
	}

	@Test
	void whatStoresNothingLeavesNoEntry() {
		store(text(), "a", false);
		assertThat(store(text(), "a", false)).isInstanceOf(Outcome.Same.class);
		assertThat(store(changed(text(), 1, project -> total(project, "5")), "b", true))
			.isInstanceOf(Outcome.Checked.class);
		assertThat(trail()).hasSize(1);
	}

	@Test
	void whatAnImportMakesClassifiedIsErasedBesideTheAudit() {
		store(text(), "a", false);
		store(changed(changed(text(), 1, project -> total(project, "5")), 2, project -> total(project, "7")), "b",
				false);
		assertThat(trail().getLast().changes()).noneMatch(KeptChange::erased);
		store(classified(changed(text(), 1, project -> total(project, "5")), 2), "c", false);
		List<KeptChange> earlier = trail().get(1).changes();
		assertThat(earlier).anyMatch(KeptChange::erased).noneMatch(change -> "7.00 万元".equals(change.after()));
		assertThat(earlier).anyMatch(change -> "5.00 万元".equals(change.after()));
		Verification found = as(auditing.verify());
		assertThat(found.fault()).isNull();
		assertThat(found.erased()).isPositive();
	}

	@Test
	void anImportWhoseEntryCannotBeWrittenStoresNothing() {
		store(text(), "a", false);
		List<String> before = rows.everything();
		database.asOwner("revoke insert on jiheng.audit_entry from jiheng_county");
		try {
			assertThatThrownBy(() -> store(changed(text(), 1, project -> total(project, "5")), "b", false))
				.isInstanceOf(RuntimeException.class);
			assertThat(rows.everything()).isEqualTo(before);
		}
		finally {
			database.asOwner("grant insert on jiheng.audit_entry to jiheng_county");
		}
	}

	private Outcome store(BudgetText text, String digest, boolean dryRun) {
		return as(imports.store(SampleReading.of(text, digest), "UTF-8", dryRun));
	}

	private List<KeptEntry> trail() {
		var all = new AuditFilter(Set.of(), Set.of(), Set.of(), null, null);
		return as(auditing.list(all, new PageRequest(100, true, null))).items().stream().map(Page.Item::node).toList();
	}

	private static <T> T as(Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(FINANCE, context)).block();
	}

}
