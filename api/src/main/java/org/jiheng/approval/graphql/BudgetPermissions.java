package org.jiheng.approval.graphql;

import org.jiheng.budget.Budget;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;

/** What a scope may do with a budget, as far as can be said before it is tried. */
record BudgetPermissions(boolean edit, boolean submit, boolean returns, boolean approve, boolean adjust,
		boolean publish) {

	/**
	 * Of a scope with a budget.
	 * @param author whether its subject took part in drafting it
	 * @param adjusted whether an adjustment of it is open
	 * @param publishable whether there is a snapshot to publish
	 */
	static BudgetPermissions of(Budget budget, Scope scope, boolean author, boolean adjusted, boolean publishable) {
		if (!(scope instanceof Scope.Tenant tenant)) {
			return new BudgetPermissions(false, false, false, false, false, false);
		}
		boolean finance = tenant.role() == Role.COUNTY_FINANCE;
		boolean drafter = finance || tenant.role() == Role.DEPARTMENT_EDITOR;
		return switch (budget.status()) {
			case DRAFT, RETURNED -> new BudgetPermissions(drafter, finance || tenant.role() == Role.DEPARTMENT_REVIEWER,
					false, false, false, false);
			case SUBMITTED -> new BudgetPermissions(false, false, finance, finance && !author, false, false);
			case REFUSED, WITHDRAWN -> new BudgetPermissions(false, false, false, false, false, false);
			case APPROVED ->
				new BudgetPermissions(false, false, false, false, drafter && !adjusted, finance && publishable);
		};
	}

	static @Nullable String lockReason(Budget budget) {
		return switch (budget.status()) {
			case DRAFT, RETURNED -> null;
			case SUBMITTED -> "已申报，正在财政局审核";
			case REFUSED -> "审核等级为差，不予安排";
			case WITHDRAWN -> "这次调整已撤回";
			case APPROVED -> "已批复，只能通过调整改动";
		};
	}
}
