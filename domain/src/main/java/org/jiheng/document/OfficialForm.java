package org.jiheng.document;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.IndicatorFrame;

/**
 * 部门预算绩效文本 as it is printed, whatever the format that it is written in: cover, contents,
 * the goals of the department, one table for each project. It is laid out so that the
 * form grammar reads the same budget from it again.
 *
 * @param template which version of the form it is, by the id of {@link FormVersion}
 */
public record OfficialForm(String template, Front front, List<FormChapter> chapters, List<FormSheet> sheets,
		Imprint imprint) {

	public static final List<String> FIRST_PART = List.of("第一部分", "部门整体绩效目标");

	public static final List<String> SECOND_PART = List.of("第二部分", "预算项目绩效目标");

	public static final String CONTENTS = "目录";

	public OfficialForm {
		chapters = List.copyOf(chapters);
		sheets = List.copyOf(sheets);
	}

	/** What stands on the cover, from top to bottom. */
	public record Front(String department, String title, String mark, List<String> below) {

		public Front {
			below = List.copyOf(below);
		}

		/** The lines that are not blank. */
		public Stream<String> lines() {
			return Stream.concat(Stream.of(department, title, mark), below.stream()).filter(line -> !line.isEmpty());
		}
	}

	/**
	 * The form of a budget, of classified projects only what it prints.
	 * @param frames that are known, for the template
	 */
	public static OfficialForm of(FormSubject subject, BudgetText text, List<IndicatorFrame> frames, Imprint imprint) {
		return new FormLayout(subject, text, frames, false).form(imprint);
	}

}
