package org.jiheng.review;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs the checks over stored budgets and keeps what they find. A department's editor and
 * reviewer check their own budgets, the county's finance any of its county. What is kept
 * follows the record: found again it stays as it was, found no more it is mended.
 */
public final class Checking {

	static final Set<Role> CHECKERS = EnumSet.of(Role.DEPARTMENT_EDITOR, Role.DEPARTMENT_REVIEWER, Role.COUNTY_FINANCE);

	private static final int PLACES_TOLD = 3;

	private final Checks checks = new Checks();

	private final Drafts drafts;

	private final IndicatorFrames frames;

	private final ReaderFindings reading;

	private final RegionalChecks regional;

	private final Findings findings;

	private final Writes writes;

	public Checking(Drafts drafts, IndicatorFrames frames, ReaderFindings reading, RegionalChecks regional,
			Findings findings, Writes writes) {
		this.drafts = drafts;
		this.frames = frames;
		this.reading = reading;
		this.regional = regional;
		this.findings = findings;
		this.writes = writes;
	}

	/** Checks a budget on demand; a dry run keeps nothing. */
	public Mono<FindingCounts> check(BudgetKey key, @Nullable String idempotencyKey, boolean dryRun) {
		var act = new Act("checkBudget", key.reference(), idempotencyKey, dryRun);
		return writes.inOne(act, tenant -> admitted(key, "预算").then(Mono.defer(() -> run(key))).map(run -> {
			List<Change> changes = run.changes();
			return changes.isEmpty() ? Written.nothing(key.reference())
					: new Written(key.reference(), key.department(), key.year().value(), changes);
		}), reference -> findings.countsOf(Set.of(key)).mapNotNull(found -> found.get(key)));
	}

	/**
	 * Checks a budget that was just imported, in a write of its own: what fails here
	 * fails no import. Until it succeeds, the counts name an older version as the one
	 * checked, and no submission passes without a run. The trail tells of the import
	 * already.
	 */
	public Mono<Void> checkImported(BudgetKey key) {
		return writes
			.inOne(new Act("checkBudget", key.reference(), null, false),
					tenant -> findings.lock(key)
						.filter(budget -> !Integer.valueOf(budget.version()).equals(budget.checkedVersion()))
						.flatMap(budget -> run(key))
						.thenReturn(Written.nothing(key.reference())),
					Mono::just)
			.then();
	}

	/**
	 * What the checks would find in a text that is not stored, right after an import of
	 * it. Nothing is kept. To be used in the transaction of a reading.
	 * @param read what the reading of its document found
	 */
	public Mono<List<CheckFinding>> foreseen(BudgetKey key, BudgetText text, List<Finding> read) {
		return admitted(key, "预算").then(Mono.defer(frames::all))
			.map(all -> CheckInput.of(key, text, all).withReading(read))
			.flatMap(input -> asJudged(key, input))
			.map(checks::run);
	}

	/**
	 * The gate of a submission, to be called in its transaction: runs the checks, and
	 * lets pass what has no open error and no open warning; hints never block. Problem:
	 * Conflict FINDINGS_OPEN, which tells how many there are and where the first ones
	 * are.
	 */
	public Mono<FindingCounts> requireSubmittable(BudgetKey key) {
		return admitted(key, "预算").then(Mono.defer(() -> run(key))).map(run -> {
			FindingCounts counts = run.counts();
			if (counts.errors() > 0 || counts.warnings() > 0) {
				throw new ProblemException(new Problem.Conflict("FINDINGS_OPEN",
						"还有 " + counts.errors() + " 个错误须改正，" + counts.warnings() + " 个警告须改正或说明理由：" + run.firstPlaces(),
						"按审核意见修改，或对警告逐条说明理由，再申报"));
			}
			return counts;
		});
	}

	/**
	 * What of a budget may tell of private persons and is not mended, for who publishes
	 * it; to be called in that write's transaction. It is looked for once more, however
	 * the county checks submissions. Problem: Conflict CHECKS_OUTDATED when something is
	 * found that is not kept.
	 */
	public Mono<List<BudgetFinding>> personalData(BudgetKey key) {
		return admitted(key, "预算").then(Mono.defer(() -> findings.lock(key)))
			.switchIfEmpty(absent("预算"))
			.flatMap(budget -> input(key, budget).flatMap(input -> findings.kept(key).map(all -> {
				List<BudgetFinding> kept = all.stream()
					.filter(each -> each.check() == Check.PERSONAL_DATA && each.state() != FindingState.MENDED)
					.toList();
				requireKept(found(input.withOccasion(Occasion.PUBLISHING)
					.withSettings(input.settings().only(Check.PERSONAL_DATA)), budget), kept);
				return kept;
			})));
	}

	private static void requireKept(List<BudgetFinding> found, List<BudgetFinding> kept) {
		Set<String> known = kept.stream().map(BudgetFinding::identity).collect(Collectors.toSet());
		found.stream().filter(each -> !known.contains(each.identity())).findFirst().ifPresent(each -> {
			throw new ProblemException(
					new Problem.Conflict("CHECKS_OUTDATED", "有可能涉及个人信息的内容还没有审核意见：" + each.places().getFirst().text(),
							"启用“" + each.check().title() + "”检查，运行检查后再公开"));
		});
	}

	/** Refuses who may not, and does not tell foreign budgets from absent ones. */
	static Mono<Scope.Tenant> admitted(BudgetKey key, String what) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> CHECKERS.contains(tenant.role()))
			.switchIfEmpty(
					Mono.error(() -> new ProblemException(new Problem.Forbidden("只有部门经办人、部门审核人和县级财政部门可以运行检查和处理审核意见"))))
			.filter(tenant -> tenant.owns(key.county(), key.department()))
			.switchIfEmpty(absent(what));
	}

	static <T> Mono<T> absent(String what) {
		return Mono.error(() -> new ProblemException(Problem.NotFound.unseen(what)));
	}

	/** What one run came to. */
	private record Run(List<BudgetFinding> before, FindingChanges now, int version) {

		FindingCounts counts() {
			return FindingCounts.of(now.after(), version);
		}

		/** Where the numbers differ from those before. */
		List<Change> changes() {
			FindingCounts was = FindingCounts.of(before, version);
			FindingCounts is = counts();
			List<Change> changes = new ArrayList<>();
			add(changes, "errors", was.errors(), is.errors());
			add(changes, "warnings", was.warnings(), is.warnings());
			add(changes, "hints", was.hints(), is.hints());
			add(changes, "waived", was.waived(), is.waived());
			add(changes, "mended", was.mended(), is.mended());
			return changes;
		}

		private static void add(List<Change> changes, String what, int was, int is) {
			if (was != is) {
				changes.add(Change.ofValue("findings " + what, null, was, is));
			}
		}

		/** Errors before warnings. */
		String firstPlaces() {
			return now.after()
				.stream()
				.filter(each -> each.state() == FindingState.OPEN && each.severity() != Severity.HINT)
				.sorted((one, other) -> one.severity().compareTo(other.severity()))
				.limit(PLACES_TOLD)
				.map(each -> each.places().getFirst().text() + "（" + each.check().title() + "）")
				.collect(Collectors.joining("；"));
		}
	}

	private Mono<Run> run(BudgetKey key) {
		return findings.lock(key)
			.switchIfEmpty(absent("预算"))
			.flatMap(budget -> input(key, budget).flatMap(input -> findings.kept(key).flatMap(kept -> {
				List<BudgetFinding> found = found(input, budget);
				FindingChanges changes = FindingChanges.of(kept, found);
				return findings.keep(key, budget, changes.added(), changes.changed())
					.thenReturn(new Run(kept, changes, budget.version()));
			})));
	}

	private Mono<CheckInput> input(BudgetKey key, CheckedBudget budget) {
		return drafts.text(key)
			.flatMap(text -> frames.all()
				.map(all -> CheckInput.of(key, text, all).withBasisStated(budget.basisStated())))
			.flatMap(input -> reading.of(key).map(input::withReading))
			.flatMap(input -> asJudged(key, input));
	}

	/** By the county's settings, and beside last year's text. */
	private Mono<CheckInput> asJudged(BudgetKey key, CheckInput input) {
		return CheckRules.settings(regional, key.county(), key.year())
			.map(input::withSettings)
			.flatMap(set -> lastYear(key).map(text -> set.withLastYear(text, List.of())).defaultIfEmpty(set));
	}

	private Mono<BudgetText> lastYear(BudgetKey key) {
		return Mono.justOrEmpty(key.year().previous()).flatMap(year -> drafts.approvedIn(key, year));
	}

	private List<BudgetFinding> found(CheckInput input, CheckedBudget budget) {
		var places = new FindingPlaces(input.text());
		List<BudgetFinding> found = new ArrayList<>();
		for (CheckFinding each : checks.run(input)) {
			var key = new FindingKey(input.key(), budget.lastNumber() + 1 + found.size());
			found.add(new BudgetFinding(key, each.check(), Digest.of(each.identity().toString()), each.severity(),
					each.message(), each.advice(), each.detail(), each.anchors().stream().map(places::of).toList(),
					budget.version(), budget.version(), FindingState.OPEN, null));
		}
		return found;
	}

}
