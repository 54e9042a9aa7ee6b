package org.jiheng.review;

import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.budget.Project;

/** One check at work. Holds no state; speaks in the order of the form. */
interface Rule {

	Stream<Remark> remarks(Examined budget);

	/** A rule that looks at each project by itself, the classified ones too. */
	interface OfProject extends Rule {

		Optional<Remark> remark(Project project, Examined budget);

		@Override
		default Stream<Remark> remarks(Examined budget) {
			return budget.projects().stream().flatMap(project -> remark(project, budget).stream());
		}

	}

	/** A rule that looks at each indicator by itself, never at classified ones. */
	interface OfRow extends Rule {

		Optional<Remark> remark(Row row, Examined budget);

		@Override
		default Stream<Remark> remarks(Examined budget) {
			return budget.rows().stream().flatMap(row -> remark(row, budget).stream());
		}

	}

}
