package org.jiheng.document.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.document.Draft;
import org.jiheng.document.Import;
import org.jiheng.document.ImportKey;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.Reading;
import org.jiheng.document.Revision;
import org.jiheng.document.Taken;
import org.jiheng.document.Taking;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One import on its way into the database, inside one transaction. */
final class Storing {

	private final DepartmentStatements departments;

	private final BudgetStatements budgets;

	private final ImportStatements imports;

	private final List<ProjectTexts> kept;

	private final Scope.Tenant scope;

	private final Reading.Understood reading;

	private final Imports.Intake intake;

	Storing(DatabaseClient database, List<ProjectTexts> kept, Scope.Tenant scope, Imports.Intake intake) {
		this.reading = intake.taking().stored(intake.document().reading());
		this.departments = new DepartmentStatements(database, reading.budget());
		this.budgets = new BudgetStatements(database, reading.budget());
		this.imports = new ImportStatements(database, reading.budget());
		this.kept = kept;
		this.scope = scope;
		this.intake = intake;
	}

	Mono<Outcome> outcome() {
		return department().flatMap(registered -> budget()
			.flatMap(found -> found.map(row -> replace(row, registered)).orElseGet(() -> first(registered))));
	}

	private Mono<Outcome> first(boolean registered) {
		Taken taken = intake.taking().of(null, reading);
		return write(null, taken, Revision.first(reading.budget(), taken.text()), registered);
	}

	/** Whether it was this import that registered the department. */
	private Mono<Boolean> department() {
		return departments.name().map(name -> false).switchIfEmpty(Mono.defer(this::register));
	}

	private Mono<Boolean> register() {
		if (!(scope instanceof Scope.OfCounty)) {
			throw new ProblemException(new Problem.Forbidden("该部门尚未登记，请先由县级财政部门登记"));
		}
		return departments.register(reading.departmentName(), scope.subject());
	}

	private Mono<Optional<BudgetRow>> budget() {
		return budgets.lockBudget()
			.switchIfEmpty(Mono.defer(() -> budgets.lockKey().then(budgets.lockBudget())))
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty());
	}

	private Mono<Outcome> replace(BudgetRow row, boolean registered) {
		Draft head = row.draft(reading.budget(), List.of(), List.of());
		if (intake.seen() == null) {
			head.requireReplaceable();
		}
		else {
			head.requireReplaceableAt(intake.seen());
		}
		return Mono.justOrEmpty(row.currentImport())
			.flatMap(imports::of)
			.filter(current -> current.digest().equals(reading.digest()))
			.<Outcome>map(Outcome.Same::new)
			.switchIfEmpty(Mono.defer(() -> revise(row, registered)));
	}

	private Mono<Outcome> revise(BudgetRow row, boolean registered) {
		return budgets.projects()
			.flatMap(projects -> budgets.indicators()
				.map(indicators -> row.draft(reading.budget(), projects, indicators)))
			.flatMap(before -> {
				Taken taken = intake.taking().of(before.text(), reading);
				List<Finding> lifted = new ArrayList<>();
				Revision.declassified(before, taken.text()).forEach(project -> lifted.add(lifted(project)));
				Revision.classifiedGone(before, taken.text()).forEach(project -> lifted.add(gone(project)));
				return lifted.isEmpty() ? write(before, taken, Revision.of(before, taken.text()), registered)
						: Mono.just(new Outcome.Refused(lifted));
			});
	}

	private Mono<Outcome> write(@Nullable Draft before, Taken taken, Revision revision, boolean registered) {
		int number = Math.addExact(revision.lastNumber(), 1);
		Set<Integer> stay = before == null || intake.taking().equals(Taking.WHOLE) ? Set.of()
				: revision.untouched(before.text());
		List<Project> written = revision.text()
			.projects()
			.stream()
			.filter(project -> !stay.contains(project.key().number()))
			.toList();
		return departments.registerUnits(taken.units())
			.then(Mono.defer(() -> budgets.participate(scope.subject())))
			.then(Mono.defer(() -> budgets.upsertBudget(revision.text(), number, scope.subject())))
			.flatMap(version -> (before == null ? Mono.empty() : budgets.deleteContent(stay))
				.then(Mono.defer(() -> stay.isEmpty() ? Mono.empty() : budgets.order(revision.text().projects(), stay)))
				.then(Mono.defer(() -> budgets.insertProjects(written, version))))
			.flatMap(inserted -> {
				List<Finding> refused = taken(written, inserted);
				return refused.isEmpty() ? writeRest(before, taken, revision, stay, new Done(registered, number))
						: Mono.just(new Outcome.Refused(refused));
			});
	}

	/** What is known of the import by now. */
	private record Done(boolean registered, int number) {
	}

	private Mono<Outcome> writeRest(@Nullable Draft before, Taken taken, Revision revision, Set<Integer> stay,
			Done so) {
		List<Finding> findings = taken.findings();
		Import done = new Import(new ImportKey(reading.budget(), so.number()), Instant.EPOCH, scope.subject(),
				reading.digest(), intake.document().charset(), revision.text().projects().size(),
				revision.text().indicators().size(), so.registered(), revision.changes(), findings);
		List<Indicator> written = revision.text()
			.indicators()
			.stream()
			.filter(indicator -> indicator.project() == null || !stay.contains(indicator.project().number()))
			.toList();
		return budgets.insertIndicators(written)
			.then(Mono.defer(() -> erase(before == null ? List.of() : hidden(before, revision))))
			.then(Mono.defer(() -> imports.insert(done, entries(findings, revision))))
			.map(Outcome.Stored::new);
	}

	/** What becomes classified leaves all that is kept of its words. */
	private Mono<Void> erase(List<Integer> projects) {
		return Flux.fromIterable(projects)
			.concatMap(project -> Flux.fromIterable(kept)
				.concatMap(each -> each.erase(new ProjectKey(reading.budget(), project))))
			.then();
	}

	private static List<FindingEntry> entries(List<Finding> findings, Revision revision) {
		Map<Integer, Integer> numbers = new HashMap<>();
		revision.text().projects().forEach(project -> numbers.put(project.sequence(), project.key().number()));
		return findings.stream()
			.map(finding -> FindingEntry.of(finding, numbers.get(finding.place().project())))
			.toList();
	}

	/** The numbers of projects that this import makes classified. */
	private static List<Integer> hidden(Draft before, Revision revision) {
		List<Integer> open = before.text()
			.projects()
			.stream()
			.filter(project -> !project.classified())
			.map(project -> project.key().number())
			.toList();
		return revision.text()
			.projects()
			.stream()
			.filter(Project::classified)
			.map(project -> project.key().number())
			.filter(open::contains)
			.toList();
	}

	private static List<Finding> taken(List<Project> projects, List<Integer> inserted) {
		return projects.stream()
			.filter(project -> !inserted.contains(project.key().number()))
			.map(project -> new Finding(Severity.ERROR, "PROJECT_CODE_TAKEN",
					"项目编码 " + project.code() + " 在本县本年度已被使用，同一编码只能用一次", "请核对项目编码；确属重复立项的，请先改正另一处",
					new Place(null, null, null, null, project.sequence(), "code")))
			.toList();
	}

	private static Finding gone(Project project) {
		return new Finding(Severity.ERROR, "CLASSIFIED_REMOVED", "原有涉密项目“" + project.name() + "”不在文件中",
				"涉密项目须先由两人解除涉密才能删除；请在文件中保留该项目后重新导入", Place.WHOLE);
	}

	private static Finding lifted(Project project) {
		return new Finding(Severity.ERROR, "CLASSIFICATION_LIFTED", "项目 " + project.sequence() + " 原标为涉密，文件中不再涉密",
				"解除涉密须由两人办理，不能通过导入解除；请保留涉密标记后重新导入",
				new Place(null, null, null, null, project.sequence(), "classified"));
	}

}
