package org.jiheng.review;

import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.budget.Project;

/**
 * A fact of the document only. Of a classified project the other wording is not repeated.
 */
final class ContentsTitleDiffers implements Rule {

	private static final Set<String> DIFFERS = Set.of("CONTENTS_TITLE_DIFFERS");

	@Override
	public Stream<Remark> remarks(Examined budget) {
		return budget.read(DIFFERS)
			.flatMap(finding -> budget.project(finding.place().project())
				.map(project -> remark(project, finding))
				.stream());
	}

	private static Remark remark(Project project, Finding finding) {
		String message = project.classified() ? Examined.place(project) + "在目录中的标题与表的标题不同" : finding.message();
		return Remark.at(Examined.anchor(project, "name"), message, "请使目录与表的标题一致");
	}

}
