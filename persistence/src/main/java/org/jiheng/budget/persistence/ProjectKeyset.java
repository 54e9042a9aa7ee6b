package org.jiheng.budget.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.ProjectOrder;

/** The orders of projects; each ends with the project's key, so no two are alike. */
final class ProjectKeyset {

	private static final Keyset.Key<Project> YEAR = new Keyset.Key<>("p.fiscal_year",
			project -> project.key().budget().year(), Short::valueOf);

	private static final Keyset.Key<Project> DEPARTMENT = new Keyset.Key<>("p.department_code",
			project -> project.key().budget().department(), Keyset::text);

	private static final Keyset.Key<Project> NUMBER = new Keyset.Key<>("p.number", project -> project.key().number(),
			Integer::valueOf);

	private static final Keyset.Key<Project> SEQUENCE = new Keyset.Key<>("p.sequence", Project::sequence,
			Integer::valueOf);

	private static final Keyset.Key<Project> TOTAL = new Keyset.Key<>("p.total_fen",
			project -> project.funds().total().fen(), Long::valueOf);

	private static final Keyset.Key<Project> CODE = new Keyset.Key<>("coalesce(p.code, '') collate \"C\"",
			project -> project.code() == null ? "" : project.code(), Keyset::text);

	private ProjectKeyset() {
	}

	/**
	 * One year leaves the year out: then project_by_amount gives the order by amount
	 * without sorting.
	 */
	static Keyset<Project> of(ProjectOrder order, ProjectFilter filter) {
		List<Keyset.Key<Project>> keys = new ArrayList<>(switch (order.field()) {
			case FORM -> List.of(YEAR, DEPARTMENT, SEQUENCE, NUMBER);
			case TOTAL -> List.of(TOTAL, YEAR, DEPARTMENT, NUMBER);
			case CODE -> List.of(CODE, YEAR, DEPARTMENT, NUMBER);
		});
		if (filter.within().years().size() == 1) {
			keys.remove(YEAR);
		}
		return new Keyset<>(keys, order.direction());
	}

}
