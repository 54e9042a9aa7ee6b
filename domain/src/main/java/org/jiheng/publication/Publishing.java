package org.jiheng.publication;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.Checking;
import org.jiheng.review.FindingKey;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Publishes the county's budgets, by its finance. Each method is the work of one write
 * and is to be called in its transaction.
 */
public final class Publishing {

	private static final int PLACES_TOLD = 20;

	private final Publications publications;

	private final Snapshots snapshots;

	private final Checking checking;

	public Publishing(Publications publications, Snapshots snapshots, Checking checking) {
		this.publications = publications;
		this.snapshots = snapshots;
		this.checking = checking;
	}

	/** Shows all editions of the county to everyone, or none from this moment on. */
	public Mono<Written> show(boolean shown) {
		return finance().flatMap(tenant -> publications.lock(tenant.county()).flatMap(before -> {
			String county = tenant.county().toString();
			return before == shown ? Mono.just(Written.nothing(county))
					: publications.show(tenant.county(), shown)
						.thenReturn(new Written(county, null, null,
								List.of(Change.ofValue("publication shown", null, before, shown))));
		}));
	}

	/**
	 * Publishes the newest snapshot of a budget. Problems: Conflict NOT_SEALED,
	 * ALREADY_PUBLISHED, PUBLICATION_OFF, CLASSIFIED_SINCE, SNAPSHOT_ALTERED,
	 * CHECKS_OUTDATED; InvalidInput CLEARED, PERSONAL_DATA.
	 */
	public Mono<Written> publish(BudgetKey budget, List<Cleared> cleared) {
		return locked(
				budget)
			.flatMap(newest -> publications.lock(budget.county())
				.map(shown -> required(budget, newest, shown))
				.flatMap(snapshot -> checking.personalData(budget)
					.map(findings -> cleared(findings, cleared))
					.flatMap(changes -> intact(snapshot).then(Mono.defer(() -> publications.publish(snapshot)))
						.thenReturn(written(budget, newest.published(), snapshot.number(), changes)))));
	}

	/**
	 * Takes back what is published of a budget. Problems: InvalidInput REASON, Conflict
	 * NOT_PUBLISHED.
	 */
	public Mono<Written> withdraw(BudgetKey budget, String words) {
		return locked(budget).flatMap(newest -> {
			String reason = Reason.of(words, List.of("input", "reason"), "写明为什么撤下");
			if (newest.published() == null) {
				throw conflict("NOT_PUBLISHED", "该预算没有公开的版本", "无需撤下");
			}
			return publications.end(budget)
				.thenReturn(written(budget, newest.published(), null,
						List.of(Change.ofText("publication withdrawal reason", null, null, reason))));
		});
	}

	private Mono<Newest> locked(BudgetKey budget) {
		return finance().filter(tenant -> tenant.county().equals(budget.county()) && !budget.isAdjusting())
			.flatMap(tenant -> publications.lock(budget))
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.NotFound.unseen("预算"))));
	}

	private static SnapshotKey required(BudgetKey budget, Newest newest, boolean shown) {
		Integer number = newest.sealed();
		if (number == null) {
			throw conflict("NOT_SEALED", "该预算还没有快照，不能公开", "批复后自动生成快照，再公开");
		}
		if (!shown) {
			throw conflict("PUBLICATION_OFF", "本县没有开启公开", "先由财政局开启公开（setPublication）");
		}
		if (number.equals(newest.published())) {
			throw conflict("ALREADY_PUBLISHED", "最新的快照已经公开", "无需再次公开；内容调整并批复后可公开新的快照");
		}
		if (newest.secretSince()) {
			throw conflict("CLASSIFIED_SINCE", "正在办理的调整把快照中的项目标为涉密", "调整批复后公开新的快照");
		}
		return new SnapshotKey(budget, number);
	}

	/** A finding that is waived for submitting is not cleared for publishing. */
	private static List<Change> cleared(List<BudgetFinding> findings, List<Cleared> cleared) {
		Map<FindingKey, BudgetFinding> left = new LinkedHashMap<>(
				findings.stream().collect(toMap(BudgetFinding::key, identity())));
		List<Change> changes = new ArrayList<>();
		for (Cleared each : cleared) {
			BudgetFinding finding = left.remove(each.finding());
			if (finding == null) {
				throw problem("CLEARED", "所说明的审核意见不存在，或不是这份预算待处理的个人信息意见", "重新读取审核意见，每条只说明一次");
			}
			changes.addAll(changes(finding, each.reason()));
		}
		if (!left.isEmpty()) {
			throw problem("PERSONAL_DATA",
					"还有 " + left.size() + " 条意见可能涉及个人信息，须改正或逐条说明理由：" + places(List.copyOf(left.values())),
					"通过调整改正，或在 cleared 中逐条说明为什么不是个人信息");
		}
		return changes;
	}

	/**
	 * The words of a reason stand beside the chain only where they concern one project,
	 * or the budget as a whole: what stands there is erased project by project.
	 */
	private static List<Change> changes(BudgetFinding finding, String reason) {
		String place = "finding " + finding.key().number() + " cleared for publication";
		Set<Integer> projects = finding.projects();
		return projects.size() > 1 ? List.of(Change.ofValue(place, null, null, true))
				: List.of(Change.ofText(place, projects.stream().findFirst().orElse(null), null, reason));
	}

	private static String places(List<BudgetFinding> findings) {
		return findings.stream()
			.sorted((one, other) -> Integer.compare(one.key().number(), other.key().number()))
			.limit(PLACES_TOLD)
			.map(each -> each.places().stream().map(place -> place.text()).collect(joining("、")))
			.collect(joining("；", "", findings.size() > PLACES_TOLD ? "；等" : ""));
	}

	/** What someone altered behind the application is not spread. */
	private Mono<Void> intact(SnapshotKey key) {
		return snapshots.of(Set.of(key)).flatMap(found -> snapshots.contents(Set.of(key)).filter(contents -> {
			KeptSnapshot kept = found.get(key);
			String content = contents.get(key);
			return kept != null && content != null && kept.seal().hash().equals(kept.hash())
					&& Digest.of(content).equals(kept.seal().contentHash());
		})).switchIfEmpty(Mono.error(() -> conflict("SNAPSHOT_ALTERED", "快照与封存时不一致，不能公开", "请县审计核验快照"))).then();
	}

	private static Written written(BudgetKey budget, @Nullable Integer before, @Nullable Integer after,
			List<Change> more) {
		List<Change> changes = new ArrayList<>();
		changes.add(Change.ofValue("published snapshot", null, before, after));
		changes.addAll(more);
		return new Written(budget.reference(), budget.department(), budget.year().value(), changes);
	}

	private static Mono<Scope.Tenant> finance() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.role() == Role.COUNTY_FINANCE)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县级财政部门可以公开预算"))));
	}

	private static ProblemException conflict(String code, String message, String suggestion) {
		return new ProblemException(new Problem.Conflict(code, message, suggestion));
	}

	private static ProblemException problem(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", "cleared"), message, suggestion));
	}

}
