package org.jiheng.budget.persistence;

import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;

/** What a project filter says in SQL; only what a classified project shows as well. */
final class ProjectConditions {

	private ProjectConditions() {
	}

	static void add(ProjectFilter filter, Statement statement) {
		Rows.within(filter.within(), statement, "p");
		if (!filter.codes().isEmpty()) {
			statement.add(" and p.code = any(?)", (Object) Values.texts(filter.codes(), ProjectCode::value));
		}
		if (filter.nameContains() != null) {
			statement.add(" and p.name like ?", Rows.containing(filter.nameContains().value()));
		}
		if (filter.totalAtLeast() != null) {
			statement.add(" and p.total_fen >= ?", filter.totalAtLeast().fen());
		}
		if (filter.totalAtMost() != null) {
			statement.add(" and p.total_fen <= ?", filter.totalAtMost().fen());
		}
		if (filter.classified() != null) {
			statement.add(" and p.classified = ?", filter.classified());
		}
	}

}
