package org.jiheng.approval;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.department.Department;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What waits for the asker in the acting role: for a department's editor what is to be
 * revised, for its reviewer what is to be submitted, for both what finance asks in
 * threads; for finance what is to be decided or was answered, and who is late. An open
 * adjustment waits like a budget of its own. Nothing waits for those who only read. What
 * a county has under way is bounded by its departments, so pages are cut from the whole.
 */
public final class Inbox {

	private final TenantReads reads;

	private final Waiting waiting;

	private final Clock clock;

	public Inbox(TenantReads reads, Waiting waiting, Clock clock) {
		this.reads = reads;
		this.waiting = waiting;
		this.clock = clock;
	}

	public Mono<Page<InboxItem>> list(PageRequest request) {
		return all().map(items -> page(items, request));
	}

	public Mono<Integer> count() {
		return all().map(List::size);
	}

	/** What is due first comes first. */
	Mono<List<InboxItem>> all() {
		return reads.inOne(tenant -> waits(tenant.role()) ? of(tenant) : Mono.just(List.<InboxItem>of()))
			.defaultIfEmpty(List.of());
	}

	/** Whether anything ever waits for this role. */
	static boolean waits(Role role) {
		return role == Role.DEPARTMENT_EDITOR || role == Role.DEPARTMENT_REVIEWER || role == Role.COUNTY_FINANCE;
	}

	private Mono<List<InboxItem>> of(Scope.Tenant tenant) {
		LocalDate today = LocalDate.ofInstant(clock.instant(), StageProgress.CHINA);
		return waiting.deadlines()
			.flatMap(deadlines -> waiting.budgets()
				.flatMap(budgets -> waiting.proposals()
					.flatMap(proposals -> waiting.unopened(today)
						.map(unopened -> sorted(tenant, new Sheet(today, deadlines), budgets, proposals, unopened)))));
	}

	private static List<InboxItem> sorted(Scope.Tenant tenant, Sheet sheet, List<Waiting.UnderWay> budgets,
			List<Waiting.Proposal> proposals, List<Waiting.Unopened> unopened) {
		List<InboxItem> items = new ArrayList<>();
		for (Waiting.UnderWay budget : budgets) {
			items.addAll(switch (tenant.role()) {
				case DEPARTMENT_EDITOR -> sheet.ofEditor(budget);
				case DEPARTMENT_REVIEWER -> sheet.ofReviewer(budget);
				default -> sheet.ofFinance(budget, tenant.subject());
			});
		}
		if (tenant.role() != Role.DEPARTMENT_REVIEWER) {
			Map<BudgetKey, Waiting.UnderWay> byKey = budgets.stream()
				.collect(toMap(Waiting.UnderWay::key, budget -> budget));
			proposals.stream()
				.flatMap(proposal -> sheet.ofProposal(proposal, byKey.get(proposal.project().budget())))
				.forEach(items::add);
		}
		if (tenant.role() == Role.COUNTY_FINANCE) {
			unopened.forEach(each -> items.add(sheet.overdue(each.key(), each.department(), ReviewStage.SUBMISSION)));
		}
		items.sort(Comparator.comparing(InboxItem::position, Inbox::compare));
		return items;
	}

	private static Page<InboxItem> page(List<InboxItem> all, PageRequest request) {
		List<String> from = request.position();
		List<InboxItem> beyond = all.stream()
			.filter(item -> from == null
					|| (request.forward() ? compare(item.position(), from) > 0 : compare(item.position(), from) < 0))
			.toList();
		int size = Math.min(request.size(), beyond.size());
		List<InboxItem> items = request.forward() ? beyond.subList(0, size)
				: beyond.subList(beyond.size() - size, beyond.size());
		boolean more = beyond.size() > size;
		boolean started = beyond.size() < all.size();
		return new Page<>(items.stream().map(item -> new Page.Item<>(item, item.position())).toList(),
				request.forward() ? started : more, request.forward() ? more : started);
	}

	private static int compare(List<String> one, List<String> other) {
		for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
			int compared = one.get(i).compareTo(other.get(i));
			if (compared != 0) {
				return compared;
			}
		}
		return Integer.compare(one.size(), other.size());
	}

	/** Writes items on one day under the county's deadlines. */
	private record Sheet(LocalDate today, List<Waiting.OfYear> deadlines) {

		List<InboxItem> ofEditor(Waiting.UnderWay budget) {
			List<InboxItem> items = new ArrayList<>();
			if (budget.status() == BudgetStatus.RETURNED && budget.decidedAt() != null) {
				items.add(item(InboxKind.REVISE, budget, 0, budget.decidedAt(), "已被财政局退回，请按审核意见修改"));
			}
			if (budget.status().changeable() && budget.errors() > 0) {
				items
					.add(item(InboxKind.MEND, budget, 0, budget.changedAt(), "有 " + budget.errors() + " 个错误未改正，请逐条改正"));
			}
			asked(budget).forEach(items::add);
			return items;
		}

		List<InboxItem> ofReviewer(Waiting.UnderWay budget) {
			List<InboxItem> items = new ArrayList<>();
			if (budget.status().changeable()) {
				items.add(item(InboxKind.SUBMIT, budget, 0, budget.changedAt(),
						budget.errors() > 0 ? "尚有 " + budget.errors() + " 个错误，请经办人改正后申报" : "请核对后申报"));
			}
			asked(budget).forEach(items::add);
			return items;
		}

		private Stream<InboxItem> asked(Waiting.UnderWay budget) {
			Waiting.Spoken asked = budget.asked();
			return asked.since() == null ? Stream.empty() : Stream
				.of(item(InboxKind.ANSWER, budget, 0, asked.since(), "有 " + asked.threads() + " 条审核意见待答复，请逐条答复"));
		}

		/** Nobody decides on what they submitted themselves. */
		List<InboxItem> ofFinance(Waiting.UnderWay budget, String subject) {
			List<InboxItem> items = new ArrayList<>();
			Waiting.Spoken answered = budget.answered();
			if (answered.since() != null) {
				items.add(item(InboxKind.SETTLE, budget, 0, answered.since(),
						"有 " + answered.threads() + " 条审核意见已答复，请办结或继续提出"));
			}
			LocalDate due = due(budget.key(), budget.stage());
			if (budget.status() == BudgetStatus.SUBMITTED && budget.submittedAt() != null) {
				if (!subject.equals(budget.submittedBy())) {
					items.add(item(InboxKind.REVIEW, budget, 0, budget.submittedAt(), "已申报，请审核"));
				}
			}
			else if (due != null && today.isAfter(due)) {
				items.add(overdue(budget.key(), budget.department(), budget.stage()));
			}
			return items;
		}

		Stream<InboxItem> ofProposal(Waiting.Proposal proposal, Waiting.@Nullable UnderWay budget) {
			return budget == null || !budget.status().changeable() ? Stream.empty()
					: Stream.of(item(InboxKind.DECLASSIFY, budget, proposal.project().number(), budget.changedAt(),
							"的项目“" + proposal.name() + "”已有一人提出解除涉密，须由第二人核对后办理"));
		}

		InboxItem overdue(BudgetKey key, Department department, ReviewStage stage) {
			LocalDate due = due(key, stage);
			Instant since = due == null ? Instant.EPOCH : due.plusDays(1).atStartOfDay(StageProgress.CHINA).toInstant();
			return new InboxItem(InboxKind.OVERDUE, key, department, 0, since, due, true,
					department.name() + " " + key.year() + " 年预算的" + stage.title() + "已逾期（期限 " + due + "），请催办");
		}

		private InboxItem item(InboxKind kind, Waiting.UnderWay budget, int project, Instant since, String rest) {
			LocalDate due = due(budget.key(), budget.stage());
			return new InboxItem(kind, budget.key(), budget.department(), project, since, due,
					due != null && today.isAfter(due), budget.department().name() + " " + budget.key().year()
							+ (budget.key().isAdjusting() ? " 年预算调整" : " 年预算") + rest);
		}

		/** Deadlines are set for the budgets of a year, none for its adjustments. */
		private @Nullable LocalDate due(BudgetKey key, ReviewStage stage) {
			return deadlines.stream()
				.filter(each -> !key.isAdjusting() && each.year().equals(key.year())
						&& each.deadline().stage() == stage)
				.map(each -> each.deadline().due())
				.findFirst()
				.orElse(null);
		}
	}

}
