package org.jiheng.approval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Drafts;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * The steps of a budget's review. Each method is the work of one write and is to be
 * called in its transaction; who may take a step is asked here, and by the database once
 * more.
 */
public final class Reviewing {

	private static final int SHORTEST_REASON = 4;

	private static final int LONGEST_REASON = 2000;

	private static final Set<Role> SUBMITTERS = EnumSet.of(Role.DEPARTMENT_REVIEWER, Role.COUNTY_FINANCE);

	private static final Set<Role> REVIEWERS = EnumSet.of(Role.COUNTY_FINANCE);

	private final Rounds rounds;

	private final Drafts drafts;

	private final List<BeforeSubmission> gates;

	private final List<BeforeApproval> approvalGates;

	private final List<AfterApproval> seals;

	/**
	 * @param gates what must let a budget pass before it is submitted
	 * @param approvalGates what must let a budget pass before it is approved
	 * @param seals what is done with a budget that is approved, in the same transaction
	 */
	public Reviewing(Rounds rounds, Drafts drafts, List<BeforeSubmission> gates, List<BeforeApproval> approvalGates,
			List<AfterApproval> seals) {
		this.rounds = rounds;
		this.drafts = drafts;
		this.gates = List.copyOf(gates);
		this.approvalGates = List.copyOf(approvalGates);
		this.seals = List.copyOf(seals);
	}

	/**
	 * 申报: a department's reviewer submits what the version read says, once the checks let
	 * it pass.
	 */
	public Mono<Written> submit(BudgetKey key, int expectedVersion) {
		return step(key, SUBMITTERS, "只有部门审核人和县级财政部门可以申报", BudgetStatus.DRAFT, BudgetStatus.RETURNED)
			.flatMap(standing -> {
				if (standing.version() != expectedVersion) {
					throw new ProblemException(new Problem.Conflict("VERSION",
							"读取之后已有人修改（您读取的是第 " + expectedVersion + " 版，现为第 " + standing.version() + " 版）",
							"重新读取，核对后再申报"));
				}
				return BeforeSubmission.all(gates, key)
					.then(Mono.defer(() -> drafts.text(key)))
					.flatMap(text -> rounds.submit(standing, text))
					.then(Mono.fromSupplier(() -> written(standing, BudgetStatus.SUBMITTED, List.of())));
			});
	}

	/** 退回: with the reason, and what the review thinks so far. */
	public Mono<Written> giveBack(BudgetKey key, String reason, List<Assessment> assessments) {
		return decide(key, Decision.Kind.RETURNED, BudgetStatus.RETURNED, reason(reason), assessments);
	}

	/** 不予安排: what is graded 差 under a head does not enter the budget. */
	public Mono<Written> refuse(BudgetKey key, String reason, List<Assessment> assessments) {
		if (assessments.stream().noneMatch(each -> each.grade() == Grade.POOR)) {
			return Mono.error(() -> problem("GRADE", "assessments", "没有一项评为差，不能不予安排", "需修改的请退回"));
		}
		return decide(key, Decision.Kind.REFUSED, BudgetStatus.REFUSED, reason(reason), assessments);
	}

	/** A refused budget is given back after all, to be drafted anew. */
	public Mono<Written> reopen(BudgetKey key) {
		return step(key, REVIEWERS, "只有县级财政部门可以重新退回", BudgetStatus.REFUSED)
			.flatMap(standing -> rounds.move(key, BudgetStatus.RETURNED)
				.thenReturn(written(standing, BudgetStatus.RETURNED, List.of())));
	}

	/**
	 * 批复: budget and goals in one act, by who is no author, with every head graded 优 or 良
	 * and every thread resolved.
	 */
	public Mono<Written> approve(BudgetKey key, List<Assessment> assessments) {
		return rounds.heads()
			.doOnNext(heads -> requireAllPassed(heads, assessments))
			.flatMap(heads -> step(key, REVIEWERS, "只有县级财政部门可以批复", BudgetStatus.SUBMITTED))
			.flatMap(standing -> BeforeApproval.all(approvalGates, key)
				.then(Mono.defer(() -> rounds.endorse(standing)))
				.then(Mono.defer(() -> rounds.decide(standing, Decision.Kind.APPROVED, "", assessments)))
				.then(Mono.defer(() -> rounds.approve(key)))
				.then(Mono.defer(() -> AfterApproval.all(seals, key.standing(), standing.adjustment())))
				.then(Mono.fromSupplier(() -> approved(standing, assessments))));
	}

	private Mono<Written> decide(BudgetKey key, Decision.Kind kind, BudgetStatus to, String reason,
			List<Assessment> assessments) {
		return rounds.heads()
			.doOnNext(heads -> requireKnown(heads, assessments))
			.flatMap(heads -> step(key, REVIEWERS, "只有县级财政部门可以审核", BudgetStatus.SUBMITTED))
			.flatMap(standing -> rounds.decide(standing, kind, reason, assessments)
				.then(Mono.defer(() -> rounds.move(key, to)))
				.then(Mono.fromSupplier(() -> {
					List<Change> changes = new ArrayList<>(assessed(assessments));
					changes.add(Change.ofText("reason", null, null, reason));
					return written(standing, to, changes);
				})));
	}

	private Mono<Standing> step(BudgetKey key, Set<Role> roles, String refusal, BudgetStatus... from) {
		return CurrentScope.get().cast(Scope.Tenant.class).flatMap(tenant -> {
			if (!roles.contains(tenant.role())) {
				throw new ProblemException(new Problem.Forbidden(refusal));
			}
			return tenant.owns(key.county(), key.department()) ? rounds.lock(key) : Mono.<Standing>empty();
		})
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.NotFound.unseen("预算"))))
			.doOnNext(standing -> requireStatus(standing, Set.of(from)));
	}

	private static void requireStatus(Standing standing, Set<BudgetStatus> from) {
		if (!from.contains(standing.status())) {
			throw new ProblemException(switch (standing.status()) {
				case DRAFT, RETURNED -> new Problem.Conflict("NOT_SUBMITTED", "该预算还在部门编制，尚未申报", "等待部门申报");
				case SUBMITTED -> new Problem.Conflict("BUDGET_SUBMITTED", "该预算已申报，正在审核", "等待财政局审核");
				case REFUSED -> new Problem.Conflict("BUDGET_REFUSED", "该预算审核等级为差，已不予安排", "请财政局重新退回");
				case WITHDRAWN -> new Problem.Conflict("ADJUSTMENT_WITHDRAWN", "这次调整已撤回", "需要调整时重新开始一次调整");
				case APPROVED -> new Problem.Conflict("BUDGET_APPROVED", "该预算已批复", "已批复的预算只能通过调整改动");
			});
		}
	}

	private static void requireKnown(List<ReviewHead> heads, List<Assessment> assessments) {
		Set<String> known = heads.stream().map(ReviewHead::code).collect(Collectors.toSet());
		Set<String> seen = new HashSet<>();
		for (Assessment assessment : assessments) {
			if (!known.contains(assessment.head()) || !seen.add(assessment.head())) {
				throw problem("HEAD", "assessments", "审核项目不存在或重复：" + assessment.head(), "审核项目为 "
						+ heads.stream().map(head -> head.code() + " " + head.name()).collect(Collectors.joining("、")));
			}
		}
	}

	private static void requireAllPassed(List<ReviewHead> heads, List<Assessment> assessments) {
		requireKnown(heads, assessments);
		for (ReviewHead head : heads) {
			Grade grade = assessments.stream()
				.filter(each -> each.head().equals(head.code()))
				.map(Assessment::grade)
				.findFirst()
				.orElseThrow(() -> problem("HEAD_MISSING", "assessments", "没有评定" + head.name(), "批复前须评定全部审核项目"));
			if (!grade.passes()) {
				throw problem("GRADE", "assessments", head.name() + "未达到优或良，不能批复",
						grade == Grade.POOR ? "差的不予安排" : "中的退回修改");
			}
		}
	}

	private static List<Change> assessed(List<Assessment> assessments) {
		return assessments.stream()
			.map(each -> Change.ofValue("assessment " + each.head(), null, null, each.grade()))
			.toList();
	}

	private static String reason(String reason) {
		String text = reason.strip();
		if (text.length() < SHORTEST_REASON || text.length() > LONGEST_REASON) {
			throw problem("REASON", "reason", "理由须为 " + SHORTEST_REASON + " 至 " + LONGEST_REASON + " 个字",
					"写明哪里、为什么、怎么改");
		}
		return text;
	}

	/** From now on it is what stands. */
	private static Written approved(Standing standing, List<Assessment> assessments) {
		BudgetKey key = standing.budget().standing();
		return new Written(key.reference(), key.department(), key.year().value(),
				written(standing, BudgetStatus.APPROVED, assessed(assessments)).changes());
	}

	private static Written written(Standing standing, BudgetStatus to, List<Change> more) {
		List<Change> changes = new ArrayList<>();
		changes.add(Change.ofValue("status", null, standing.status(), to));
		changes.addAll(more);
		return new Written(standing.budget().reference(), standing.budget().department(),
				standing.budget().year().value(), changes);
	}

	private static ProblemException problem(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
