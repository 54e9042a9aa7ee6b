package org.jiheng.document;

import org.jiheng.department.Department;

/**
 * A department that a document may be of. Only suggested: a person says which one it is.
 *
 * @param name as the document calls it
 * @param reason why it may be this one, in Chinese
 */
public record DepartmentSuggestion(Department department, String name, Likelihood likelihood, String reason) {

	/** How likely it is, the likeliest first. */
	public enum Likelihood {

		HIGH("很可能"), MEDIUM("可能"), LOW("也许");

		private final String words;

		Likelihood(String words) {
			this.words = words;
		}

		/** With the reason, for people. */
		String words(String reason) {
			return "（" + words + "：" + reason + "）";
		}

	}

	/** For people: 315 卢龙县司法局（很可能：名称只差县名）. */
	String words() {
		return department.words() + likelihood.words(reason);
	}
}
