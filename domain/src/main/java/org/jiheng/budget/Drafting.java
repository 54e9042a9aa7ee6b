package org.jiheng.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes budgets by hand: a department's editor its own, the county's finance any of its
 * county. Each method is the work of one write and is to be called in its transaction;
 * edits of one budget wait for each other, and an edit of what somebody else changed
 * after the asker read it is refused.
 */
public final class Drafting {

	private final Drafts drafts;

	private final Opening opening;

	public Drafting(Drafts drafts) {
		this.drafts = drafts;
		this.opening = new Opening(drafts);
	}

	/**
	 * Opens an empty budget, or one that begins with what was approved in another year.
	 */
	public Mono<Written> open(BudgetKey key, @Nullable HeadForm head, @Nullable FiscalYear from) {
		return Opening.drafter(key)
			.then(Mono.defer(() -> from == null ? Mono.<BudgetText>empty() : drafts.approvedIn(key, from)
				.switchIfEmpty(Mono
					.error(() -> Wants.invalid("from", "NOT_APPROVED", from + " 年没有已批复的预算", "选择已批复的年度，或不填以新建空白预算")))))
			.map(last -> Beginning.from(key, last))
			.defaultIfEmpty(Beginning.EMPTY)
			.flatMap(content -> {
				HeadForm form = head == null ? HeadForm.titled(key.year() + "年部门预算绩效文本") : head;
				HeadForm filled = content.head() == null || head != null ? form
						: content.head().withTitle(form.title());
				List<Change> changes = new ArrayList<>(Edits.ofHead(null, filled));
				content.projects().forEach(project -> changes.addAll(Edits.ofProject(null, project)));
				changes.addAll(Edits.ofIndicators(null, List.of(), content.indicators()));
				return drafts.open(key, filled, content.lastNumber())
					.then(Mono.defer(() -> drafts.add(content.projects(), 1)))
					.then(Mono.defer(() -> drafts.keep(key, content.indicators())))
					.thenReturn(Opening.written(key, changes));
			});
	}

	public Mono<Written> editHead(BudgetKey key, int expectedVersion, UnaryOperator<HeadForm> edit) {
		return opening.locked(key).flatMap(head -> {
			DraftHead.requireUnchangedSince(expectedVersion, head.headVersion());
			HeadForm form = edit.apply(head.form());
			List<Change> changes = Edits.ofHead(head.form(), form);
			return changes.isEmpty() ? Mono.just(Opening.written(key, changes)) : saved(head.changed(form), changes);
		});
	}

	/** Gives the projects another order; all of them are named. */
	public Mono<Written> reorderProjects(BudgetKey key, int expectedVersion, List<ProjectKey> order) {
		return opening.locked(key).flatMap(head -> opening.projects(key).flatMap(present -> {
			DraftHead.requireUnchangedSince(expectedVersion, head.headVersion());
			List<Integer> were = present.stream().map(project -> project.key().number()).toList();
			List<Integer> wanted = order.stream().map(ProjectKey::number).toList();
			if (wanted.size() != were.size() || !Set.copyOf(were).equals(new HashSet<>(wanted))
					|| !order.stream().allMatch(each -> each.budget().equals(key))) {
				throw Wants.invalid("projects", "ORDER", "的顺序须列出本预算的全部项目，每个一次（共 " + were.size() + " 个）", "重新读取项目后再排序");
			}
			DraftHead next = head.changed(head.form());
			return drafts.save(next)
				.then(Mono.defer(() -> drafts.order(key, wanted, next.version())))
				.thenReturn(Opening.written(key, List.of(Change.ofValue("order", null, were, wanted))));
		}));
	}

	private Mono<Written> saved(DraftHead head, List<Change> changes) {
		return drafts.save(head).thenReturn(Opening.written(head.key(), changes));
	}

}
