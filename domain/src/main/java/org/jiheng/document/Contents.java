package org.jiheng.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.shared.Wording;

/**
 * Compares the contents with the forms: each announced one is there, under the same
 * title.
 */
record Contents(List<Quote> entries) {

	private static final String FORM = "绩效目标表";

	void compare(List<FormSource> forms, Notes notes) {
		List<Quote> announced = entries.stream().filter(entry -> entry.key().endsWith(FORM)).toList();
		for (Quote entry : announced) {
			Abandoned.check();
			Optional<FormSource> form = forms.stream().filter(each -> sameNumber(entry, each)).findFirst();
			form.ifPresentOrElse(found -> compare(entry, found, forms.indexOf(found) + 1, notes),
					() -> notes.error("PROJECT_FORM_MISSING", "目录中的“" + entry.text() + "”没有对应的表", "请补上这张表，或从目录中删去",
							entry.place(null, "projects")));
		}
		forms.stream()
			.filter(form -> !announced.isEmpty() && announced.stream().noneMatch(entry -> sameNumber(entry, form)))
			.forEach(form -> unannounced(form, forms.indexOf(form) + 1, notes));
	}

	private static void unannounced(FormSource form, int sequence, Notes notes) {
		Quote title = form.title;
		if (title == null) {
			notes.warning("FORM_TITLE_MISSING", "项目 " + sequence + "的表没有标题", "请补上标题，如 1.法律顾问经费绩效目标表",
					form.rows.getFirst().first().place(sequence, "name"));
			return;
		}
		notes.warning("CONTENTS_ENTRY_MISSING", "“" + title.text() + "”不在目录中", "请在目录中补上",
				title.place(sequence, "name"));
	}

	private static boolean sameNumber(Quote entry, FormSource form) {
		Abandoned.check();
		Quote title = form.title;
		if (title == null) {
			return false;
		}
		boolean sameNumber = number(entry).isPresent() && number(entry).equals(number(title));
		return sameNumber || sameTitle(entry, title);
	}

	private static Optional<Integer> number(Quote title) {
		return Numbering.of(title.text()).map(Numbering::number);
	}

	private static boolean sameTitle(Quote one, Quote other) {
		return words(one).equals(words(other));
	}

	private static String words(Quote title) {
		return Numbering.stripped(Wording.key(title.verbatim()));
	}

	private static void compare(Quote entry, FormSource form, int sequence, Notes notes) {
		Quote title = Objects.requireNonNull(form.title);
		if (!sameTitle(entry, title)) {
			notes.warning(
					"CONTENTS_TITLE_DIFFERS", "项目 " + sequence + "在目录中写作“" + Numbering.stripped(entry.text())
							+ "”，在表上写作“" + Numbering.stripped(title.text()) + "”",
					"请使目录与表的标题一致", title.place(sequence, "name"));
		}
	}

}
