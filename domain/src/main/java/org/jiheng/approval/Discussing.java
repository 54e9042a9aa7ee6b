package org.jiheng.approval;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Drafts;
import org.jiheng.review.FindingPlaces;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Threads of the review: finance opens them on fields of a submitted budget and takes
 * them as settled, the department answers. Nothing is approved while one is unresolved,
 * and nothing is said after the approval.
 */
public final class Discussing implements BeforeApproval {

	private static final Set<Role> FINANCE = EnumSet.of(Role.COUNTY_FINANCE);

	private static final Set<Role> SPEAKERS = EnumSet.of(Role.DEPARTMENT_EDITOR, Role.DEPARTMENT_REVIEWER,
			Role.COUNTY_FINANCE);

	private static final int MOST_COMMENTS = 200;

	private static final int MOST_NAMED = 5;

	private final ReviewThreads threads;

	private final Rounds rounds;

	private final Drafts drafts;

	private final Writes writes;

	public Discussing(ReviewThreads threads, Rounds rounds, Drafts drafts, Writes writes) {
		this.threads = threads;
		this.rounds = rounds;
		this.drafts = drafts;
		this.writes = writes;
	}

	/**
	 * Opens a thread on a field, with its first comment. Problems: InvalidInput FIELD or
	 * COMMENT, Conflict NOT_SUBMITTED or PROJECT_CLASSIFIED.
	 */
	public Mono<ReviewThread> open(Act act, BudgetKey budget, @Nullable Integer project, @Nullable Integer indicator,
			String field, String words) {
		String text = ThreadComment.text(words);
		return writes.inOne(act, tenant -> locked(tenant, FINANCE, "只有县级财政部门可以提出审核意见", budget, "预算")
			.doOnNext(Discussing::requireSubmitted)
			.flatMap(standing -> drafts.text(budget)
				.map(content -> ThreadAnchors.of(content, project, indicator, field))
				.flatMap(anchor -> threads.begin(standing, anchor)
					.flatMap(key -> threads.say(key, text)
						.then(Mono.fromSupplier(() -> written(key,
								List.of(Change.ofValue(place(key) + " anchor", anchor.project(), null, anchor),
										Change.ofText(place(key) + " comment 1", anchor.project(), null, text)))))))),
				reference -> one(ThreadKey.of(budget, reference)));
	}

	/**
	 * Answers in an open thread. Problems: InvalidInput COMMENT, Conflict
	 * THREAD_RESOLVED, THREAD_FULL or PROJECT_CLASSIFIED.
	 */
	public Mono<ReviewThread> reply(Act act, ThreadKey key, String words) {
		String text = ThreadComment.text(words);
		return writes.inOne(act, tenant -> thread(tenant, SPEAKERS, "只有部门经办人、部门审核人和县级财政部门可以回复", key).flatMap(thread -> {
			requireRoom(thread);
			return drafts.text(thread.content())
				.doOnNext(content -> ThreadAnchors.requireShown(content, thread.anchor()))
				.then(Mono.defer(() -> threads.say(key, text)))
				.then(Mono.fromSupplier(() -> written(key,
						List.of(Change.ofText(place(key) + " comment " + (thread.comments().size() + 1),
								thread.anchor().project(), null, text)))));
		}), reference -> one(key));
	}

	private static void requireRoom(ReviewThread thread) {
		if (thread.resolved()) {
			throw new ProblemException(new Problem.Conflict("THREAD_RESOLVED", "这条意见已办结", "请财政局重新打开后再回复"));
		}
		if (thread.comments().size() >= MOST_COMMENTS) {
			throw new ProblemException(
					new Problem.Conflict("THREAD_FULL", "这条意见已有 " + MOST_COMMENTS + " 段，不能再回复", "请财政局办结后另提一条"));
		}
	}

	/** Takes a thread as settled, or lays it open again. */
	public Mono<ReviewThread> settle(Act act, ThreadKey key, boolean resolved) {
		return writes
			.inOne(act,
					tenant -> thread(tenant, FINANCE, "只有县级财政部门可以办结或重新打开审核意见", key).flatMap(
							thread -> thread.resolved() == resolved ? Mono.just(Written.nothing(key.reference()))
									: threads.settle(key, resolved)
										.then(Mono.fromSupplier(() -> written(key,
												List.of(Change.ofValue(place(key) + " resolved",
														thread.anchor().project(), thread.resolved(), resolved)))))),
					reference -> one(key));
	}

	/** Problem: Conflict THREADS_OPEN, which names the threads and their places. */
	@Override
	public Mono<Void> require(BudgetKey budget) {
		return threads.open(budget)
			.filter(open -> !open.isEmpty())
			.flatMap(open -> drafts.text(budget).<Void>map(text -> {
				throw new ProblemException(new Problem.Conflict("THREADS_OPEN",
						"还有 " + open.size() + " 条财政审核意见没有办结：" + named(open, new FindingPlaces(text)), "逐条核对并办结后再批复"));
			}));
	}

	private static String named(List<ReviewThread> open, FindingPlaces places) {
		return open.stream()
			.limit(MOST_NAMED)
			.map(thread -> "第 " + thread.key().number() + " 条（" + places.of(thread.anchor()).text() + "）")
			.collect(Collectors.joining("、", "", open.size() > MOST_NAMED ? "等" : ""));
	}

	private Mono<ReviewThread> thread(Scope.Tenant tenant, Set<Role> roles, String refusal, ThreadKey key) {
		return admitted(tenant, roles, refusal, key.budget()).flatMap(own -> one(key))
			.switchIfEmpty(absent("审核意见"))
			.flatMap(thread -> rounds.lock(thread.content()))
			.switchIfEmpty(absent("审核意见"))
			.doOnNext(standing -> {
				if (standing.status() == BudgetStatus.APPROVED) {
					throw approved();
				}
			})
			.flatMap(standing -> one(key));
	}

	/** Refuses who may not, and does not tell foreign budgets from absent ones. */
	private Mono<Standing> locked(Scope.Tenant tenant, Set<Role> roles, String refusal, BudgetKey key, String what) {
		return admitted(tenant, roles, refusal, key).flatMap(rounds::lock).switchIfEmpty(absent(what));
	}

	/** The key, where it is the tenant's. */
	private static Mono<BudgetKey> admitted(Scope.Tenant tenant, Set<Role> roles, String refusal, BudgetKey key) {
		if (!roles.contains(tenant.role())) {
			return Mono.error(() -> new ProblemException(new Problem.Forbidden(refusal)));
		}
		return tenant.owns(key.county(), key.department()) ? Mono.just(key) : Mono.empty();
	}

	private static void requireSubmitted(Standing standing) {
		switch (standing.status()) {
			case SUBMITTED -> {
			}
			case APPROVED -> throw approved();
			case DRAFT, RETURNED, REFUSED, WITHDRAWN ->
				throw new ProblemException(new Problem.Conflict("NOT_SUBMITTED", "该预算不在审核中，不能提出审核意见", "等待部门申报"));
		}
	}

	private Mono<ReviewThread> one(ThreadKey key) {
		return threads.of(Set.of(key)).mapNotNull(found -> found.get(key));
	}

	private static String place(ThreadKey key) {
		return "thread " + key.number();
	}

	private static Written written(ThreadKey key, List<Change> changes) {
		return new Written(key.reference(), key.budget().department(), key.budget().year().value(), changes);
	}

	private static ProblemException approved() {
		return new ProblemException(new Problem.Conflict("BUDGET_APPROVED", "该预算已批复，审核意见不再改动", "已批复的预算只能通过调整改动"));
	}

	private static <T> Mono<T> absent(String what) {
		return Mono.error(() -> new ProblemException(Problem.NotFound.unseen(what)));
	}

}
