package org.jiheng.document;

import java.util.List;
import org.jiheng.review.Finding;

/** What became of a document that was handed in. */
public sealed interface Outcome {

	/** Stored when this is said. */
	record Stored(Import done) implements Outcome {
	}

	/** The budget's present content comes from the same document: nothing was written. */
	record Same(Import done) implements Outcome {
	}

	/** A dry run: what storing would have given. Nothing was written. */
	record Checked(Import would) implements Outcome {
	}

	/** A form that nobody has filled in. Nothing was written. */
	record Blank(List<Finding> findings) implements Outcome {

		public Blank {
			findings = List.copyOf(findings);
		}
	}

	/**
	 * Good by itself, and not stored since another document of its archive was refused.
	 */
	record Held(Import would) implements Outcome {
	}

	/** Refused, for every reason that was found. Nothing was written. */
	record Refused(List<Finding> findings) implements Outcome {

		public Refused {
			findings = List.copyOf(findings);
		}
	}

}
