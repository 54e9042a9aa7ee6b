package org.jiheng.document;

import java.util.List;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;

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

		/** A problem told as the finding of one document. */
		public static Refused because(Problem problem) {
			return new Refused(List.of(finding(problem)));
		}

		private static Finding finding(Problem problem) {
			return switch (problem) {
				case Problem.InvalidInput wrong -> wrong(wrong.code(), wrong.message(), wrong.suggestion());
				case Problem.Conflict conflict -> wrong(conflict.code(), conflict.message(), conflict.suggestion());
				case Problem.LimitExceeded beyond -> wrong(beyond.code(), beyond.message(), "请拆分后再传");
				case Problem.Unavailable away -> wrong("UNAVAILABLE", away.message(), "请稍后重试");
				case Problem.Unauthenticated other -> wrong("FORBIDDEN", other.message(), "请重新登录");
				case Problem.Forbidden other -> wrong("FORBIDDEN", other.message(), "请由县级财政部门处理");
				case Problem.NotGranted other -> wrong("FORBIDDEN", other.message(), "请由县级财政部门处理");
				case Problem.NotFound other -> wrong("NOT_FOUND", other.message(), "请核对后重试");
			};
		}

		private static Finding wrong(String code, String message, String advice) {
			return new Finding(Severity.ERROR, code, message, advice, Place.WHOLE);
		}
	}

}
