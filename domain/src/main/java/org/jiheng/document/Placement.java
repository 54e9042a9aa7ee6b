package org.jiheng.document;

import java.util.List;
import org.jiheng.review.Finding;
import org.jiheng.tenancy.DepartmentCode;

/** Which department a document is of, by its code, its names and what persons say. */
sealed interface Placement {

	/**
	 * One department's.
	 *
	 * @param name under which it would be registered, were it not yet
	 */
	record At(DepartmentCode department, String name, List<Finding> findings) implements Placement {

		public At {
			findings = List.copyOf(findings);
		}
	}

	/** A person has to say: why, and which ones it may be. */
	record Open(Finding refusal, List<DepartmentSuggestion> suggestions) implements Placement {

		public Open {
			suggestions = List.copyOf(suggestions);
		}
	}

}
