package org.jiheng.document;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.ProjectKey;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a document into the draft before it.
 *
 * @param scope null for the whole document
 */
public record Taking(Mode mode, @Nullable Scope scope) {

	/** The document in the draft's stead, as an import does it. */
	public static final Taking WHOLE = new Taking(Mode.REPLACE, null);

	/** What becomes of what the document does not have. */
	public enum Mode {

		/** Inside the scope it goes from the draft too. */
		REPLACE,

		/**
		 * It stays: nothing is removed, and what is blank in the document is left alone.
		 */
		PATCH

	}

	/**
	 * Chosen projects. Nothing else of the draft changes: neither its head nor the
	 * department's own indicators.
	 *
	 * @param projects those of the document, by their sequences in it
	 * @param gone those of the draft that the document has no more, by their numbers;
	 * only REPLACE removes them
	 */
	public record Scope(Set<Integer> projects, Set<ProjectKey> gone) {

		public Scope {
			projects = Set.copyOf(projects);
			gone = Set.copyOf(gone);
		}
	}

	boolean isWhole() {
		return mode == Mode.REPLACE && scope == null;
	}

	/** What the draft would say, and what is told of that. */
	public Taken of(@Nullable BudgetText before, Reading.Understood read) {
		if (isWhole()) {
			return new Taken(read.text(), read.units(), read.findings());
		}
		BudgetText nothing = new BudgetText(read.text().title(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());
		return new Merging(this, before == null ? nothing : before, read).taken();
	}

	/** The same document taken otherwise leaves another content. */
	String digest(Reading.Understood read) {
		return isWhole() ? read.digest() : Digest.of(read.digest() + " " + mode
				+ (scope == null ? "" : " " + new TreeSet<>(scope.projects()) + " " + numbers(scope.gone())));
	}

	private static Set<Integer> numbers(Set<ProjectKey> keys) {
		return keys.stream().map(ProjectKey::number).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The same for what is not there and for what is another's. */
	public static ProblemException unknownGone() {
		return new ProblemException(new Problem.InvalidInput("SCOPE_UNKNOWN", List.of("input", "scope", "gone"),
				"要删除的项目仍在文件中，或草稿中没有", "按最新差异的 gone 选择"));
	}

	/** As it is stored: with the digest of how it was taken. */
	public Reading.Understood stored(Reading.Understood read) {
		return new Reading.Understood(read.budget(), read.departmentName(), read.namedAt(), read.units(),
				read.namedUnits(), read.text(), digest(read), read.findings());
	}
}
