package org.jiheng.budget;

import java.util.List;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * How a budget is opened for an edit: by who may, locked, while it lies with the
 * department.
 */
public final class Opening {

	private final Drafts drafts;

	public Opening(Drafts drafts) {
		this.drafts = drafts;
	}

	/**
	 * Problems: Forbidden, NotFound for what is foreign or absent, Conflict where it does
	 * not lie with the department or the asker endorsed it.
	 */
	public Mono<DraftHead> locked(BudgetKey key) {
		return drafter(key).then(Mono.defer(() -> drafts.lock(key)))
			.switchIfEmpty(absent("预算"))
			.map(DraftHead::requireOpen)
			.flatMap(head -> drafts.author(key).thenReturn(head));
	}

	/** Who drafts this budget. Problems: Forbidden, NotFound. */
	public static Mono<Scope.Tenant> drafter(BudgetKey key) {
		return CurrentScope.get().cast(Scope.Tenant.class).map(tenant -> {
			if (tenant.role() != Role.DEPARTMENT_EDITOR && tenant.role() != Role.COUNTY_FINANCE) {
				throw new ProblemException(new Problem.Forbidden("只有部门经办人和县级财政部门可以编制预算"));
			}
			if (!tenant.owns(key.county(), key.department())) {
				throw new ProblemException(Problem.NotFound.unseen("预算"));
			}
			return tenant;
		});
	}

	Mono<List<Project>> projects(BudgetKey key) {
		return drafts.text(key).map(BudgetText::projects);
	}

	static Written written(BudgetKey key, List<Change> changes) {
		return new Written(key.reference(), key.department(), key.year().value(), changes);
	}

	/** Problem: NotFound, as for what is foreign. */
	public static <T> Mono<T> absent(String what) {
		return Mono.error(() -> new ProblemException(Problem.NotFound.unseen(what)));
	}

}
