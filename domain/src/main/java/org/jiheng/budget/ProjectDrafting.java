package org.jiheng.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the projects of a budget by hand, with their mark of secrecy, and the indicators
 * of projects and of the department as a whole. Each method is the work of one write and
 * is to be called in its transaction; an edit of a project that somebody else changed
 * after the asker read it is refused.
 */
public final class ProjectDrafting {

	private static final int MOST_PROJECTS = 500;

	private static final int LONGEST_BASIS = 200;

	private final Drafts drafts;

	private final Projects projects;

	private final Indicators indicators;

	private final List<ProjectTexts> texts;

	private final Opening opening;

	/**
	 * @param texts what other features keep of a project's words
	 */
	public ProjectDrafting(Drafts drafts, Projects projects, Indicators indicators, List<ProjectTexts> texts) {
		this.texts = List.copyOf(texts);
		this.drafts = drafts;
		this.projects = projects;
		this.indicators = indicators;
		this.opening = new Opening(drafts);
	}

	public Mono<Written> addProject(BudgetKey key, ProjectForm form, boolean classified) {
		return opening.locked(key).flatMap(head -> opening.projects(key).flatMap(present -> {
			if (present.size() >= MOST_PROJECTS) {
				throw Wants.invalid("name", "TOO_MANY", "已达 " + MOST_PROJECTS + " 个项目的上限", "请核对是否重复");
			}
			DraftHead next = head.next(1);
			var number = new ProjectKey(key, next.lastNumber());
			return project(number, present.size() + 1, classified ? form.requireShown() : form, classified)
				.flatMap(project -> drafts.save(next)
					.then(Mono.defer(() -> drafts.add(List.of(project), next.version())))
					.thenReturn(new Written(number.reference(), key.department(), key.year().value(),
							Edits.ofProject(null, project))));
		}));
	}

	public Mono<Written> changeProject(ProjectKey key, int expectedVersion, UnaryOperator<ProjectForm> edit) {
		return opened(key, expectedVersion).flatMap(at -> {
			Project before = at.project();
			ProjectForm form = edit.apply(ProjectForm.of(before));
			return project(key, before.sequence(), before.classified() ? form.requireShown() : form,
					before.classified())
				.flatMap(after -> {
					List<Change> changes = Edits.ofProject(before, after);
					return changes.isEmpty() ? Mono.just(written(key, changes))
							: saved(at, after.withProvenance(Edits.unchanged(before.provenance(), changes)), changes);
				});
		});
	}

	public Mono<Written> removeProject(ProjectKey key, int expectedVersion) {
		return opened(key, expectedVersion).flatMap(at -> {
			if (at.project().classified()) {
				throw new ProblemException(new Problem.Conflict("PROJECT_CLASSIFIED", "涉密项目不能直接删除", "先由两人解除涉密，再删除"));
			}
			DraftHead next = at.head().next(0);
			return drafts.save(next)
				.then(Mono.defer(() -> drafts.remove(key)))
				.then(Mono.defer(() -> opening.projects(key.budget())))
				.flatMap(left -> drafts.order(key.budget(), left.stream().map(each -> each.key().number()).toList(),
						next.version()))
				.thenReturn(Opening.written(key.budget(), Edits.ofProject(at.project(), null)));
		});
	}

	/** Replaces the indicators of a project in one go. */
	public Mono<Written> replaceIndicators(ProjectKey key, int expectedVersion, List<IndicatorForm> rows) {
		return opened(key, expectedVersion)
			.flatMap(at -> indicators.under(Set.of(key), Set.of(), Detail.VALUES).flatMap(before -> {
				DraftHead next = at.head().next(rows.size());
				List<Indicator> after = IndicatorRows.filled(rows, key.budget(), at.project(), before,
						at.head().lastNumber());
				List<Change> changes = Edits.ofIndicators(key, before, after);
				return changes.isEmpty() ? Mono.just(written(key, changes))
						: drafts.save(next)
							.then(Mono.defer(() -> drafts.change(at.project(), next.version())))
							.then(Mono.defer(() -> replaced(key.budget(), before, after)))
							.thenReturn(written(key, changes));
			}));
	}

	/**
	 * Replaces the indicators of the department as a whole in one go; they change with
	 * the budget's head.
	 */
	public Mono<Written> replaceIndicators(BudgetKey key, int expectedVersion, List<IndicatorForm> rows) {
		return opening.locked(key).flatMap(head -> {
			DraftHead.requireUnchangedSince(expectedVersion, head.headVersion());
			return indicators.under(Set.of(), Set.of(key), Detail.VALUES).flatMap(before -> {
				List<Indicator> after = IndicatorRows.filled(rows, key, null, before, head.lastNumber());
				List<Change> changes = Edits.ofIndicators(null, before, after);
				return changes.isEmpty() ? Mono.just(Opening.written(key, changes))
						: drafts.save(head.next(rows.size()).headChanged())
							.then(Mono.defer(() -> replaced(key, before, after)))
							.thenReturn(Opening.written(key, changes));
			});
		});
	}

	private Mono<Void> replaced(BudgetKey key, List<Indicator> before, List<Indicator> after) {
		return drafts.removeIndicators(key, IndicatorRows.gone(before, after))
			.then(Mono.defer(() -> drafts.keep(key, after)));
	}

	/**
	 * Marks a project 涉密: everything but what the public form shows is dropped. Of one
	 * that is marked already only the basis is kept.
	 * @param basis 定密依据, a reference; null to state none now
	 */
	public Mono<Written> classify(ProjectKey key, int expectedVersion, @Nullable String basis) {
		String reference = Wants.optional("basis", basis, LONGEST_BASIS);
		return opened(key, expectedVersion).flatMap(at -> {
			Project before = at.project();
			if (before.classified() && reference == null) {
				return Mono.just(written(key, List.of()));
			}
			Project after = new Project(key, before.sequence(), before.code(), before.name(), before.unit(),
					before.funds(), null, before.paymentPlan(), List.of(), true,
					before.classified() ? before.provenance() : List.of());
			return (before.classified() ? Mono.empty() : erased(key))
				.then(Mono.defer(() -> saved(at, after, marked(before, reference))))
				.flatMap(written -> (reference == null ? Mono.empty() : drafts.stateBasis(key, reference))
					.thenReturn(written));
		});
	}

	private Mono<Void> erased(ProjectKey key) {
		return indicators.under(Set.of(key), Set.of(), Detail.VALUES)
			.flatMap(rows -> drafts.keep(key.budget(), rows.stream().map(IndicatorRows::hidden).toList()))
			.thenMany(Flux.fromIterable(texts).concatMap(each -> each.erase(key)))
			.then();
	}

	private static List<Change> marked(Project before, @Nullable String basis) {
		String place = "project " + before.key().number();
		List<Change> changes = new ArrayList<>();
		if (!before.classified()) {
			changes.add(Change.ofValue(place + " classified", null, false, true));
		}
		if (basis != null) {
			changes.add(Change.ofValue(place + " classificationBasis", null, null, basis));
		}
		return changes;
	}

	/** 涉密 is lifted by two: the first call proposes it, one by somebody else does it. */
	public Mono<Written> declassify(ProjectKey key, int expectedVersion) {
		return opened(key, expectedVersion).flatMap(at -> {
			Project before = at.project();
			if (!before.classified()) {
				return Mono.just(written(key, List.of()));
			}
			String place = "project " + key.number();
			return drafts.loweringProposedBy(key)
				.filter(proposer -> !proposer.equals(at.who().subject()))
				.flatMap(proposer -> {
					Project after = new Project(key, before.sequence(), before.code(), before.name(), before.unit(),
							before.funds(), null, before.paymentPlan(), List.of(), false, before.provenance());
					return saved(at, after, List.of(Change.ofValue(place + " classified", null, true, false),
							Change.ofValue(place + " declassificationProposedBy", null, proposer, null)));
				})
				.switchIfEmpty(Mono.defer(() -> {
					DraftHead next = at.head().next(0);
					return drafts.save(next)
						.then(Mono.defer(() -> drafts.proposeLowering(key, next.version())))
						.thenReturn(written(key, List.of(Change.ofValue(place + " declassificationProposedBy", null,
								null, at.who().subject()))));
				}));
		});
	}

	/** A project locked for an edit. */
	private record At(Scope.Tenant who, DraftHead head, Project project) {
	}

	private Mono<At> opened(ProjectKey key, int expectedVersion) {
		return opening.locked(key.budget())
			.flatMap(head -> drafts.versionOf(key)
				.switchIfEmpty(Opening.absent("项目"))
				.doOnNext(version -> DraftHead.requireUnchangedSince(expectedVersion, version))
				.thenReturn(head))
			.flatMap(head -> projects.of(Set.of(key), Detail.VALUES_AND_PROVENANCE)
				.mapNotNull(found -> found.get(key))
				.switchIfEmpty(Opening.absent("项目"))
				.zipWith(CurrentScope.get().cast(Scope.Tenant.class), (project, who) -> new At(who, head, project)));
	}

	private Mono<Project> project(ProjectKey key, int sequence, ProjectForm form, boolean classified) {
		BudgetUnitCode unit = form.unit();
		Mono<Boolean> known = unit == null ? Mono.just(true) : unit.department().equals(key.budget().department())
				? drafts.knows(key.budget().county(), unit) : Mono.just(false);
		return known.map(there -> {
			if (!there) {
				throw Wants.invalid("unit", "UNIT_UNKNOWN", "不是本部门已登记的单位：" + unit, "核对 6 位单位代码；导入该单位的文本即登记单位");
			}
			return new Project(key, sequence, form.code(), form.name(), unit == null ? null : new BudgetUnit(unit, ""),
					form.funds(), form.purpose(), form.paymentPlan(), form.goals(), form.lastingGoals(), classified,
					List.of());
		});
	}

	private Mono<Written> saved(At at, Project after, List<Change> changes) {
		DraftHead next = at.head().next(0);
		return drafts.save(next)
			.then(Mono.defer(() -> drafts.change(after, next.version())))
			.thenReturn(written(after.key(), changes));
	}

	private static Written written(ProjectKey key, List<Change> changes) {
		return new Written(key.reference(), key.budget().department(), key.budget().year().value(), changes);
	}

}
