package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.Provenance;
import org.jiheng.review.Place;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Numbered sentences, each without its number; one without a number goes on with the
 * sentence above it and is reported.
 */
final class GoalReader {

	private static final Pattern NEXT = Pattern.compile("(?<=[。；;\n])\\s*(?=(?:[(（]?\\d{1,2}[)）.、．](?!\\d)))");

	private final String field;

	private final @Nullable Integer project;

	private final Notes notes;

	private final List<StringBuilder> goals = new ArrayList<>();

	private final List<Provenance> provenance = new ArrayList<>();

	private int last;

	GoalReader(String field, @Nullable Integer project, Notes notes) {
		this.field = field;
		this.project = project;
		this.notes = notes;
	}

	List<String> goals() {
		return goals.stream().map(StringBuilder::toString).toList();
	}

	List<Provenance> provenance() {
		return provenance;
	}

	/** A paragraph or cell with one sentence, or with several that are numbered. */
	void read(Quote quote) {
		Matcher next = NEXT.matcher(quote.verbatim());
		int from = 0;
		while (next.find()) {
			sentence(quote, quote.verbatim().substring(from, next.start()));
			from = next.end();
		}
		sentence(quote, quote.verbatim().substring(from));
	}

	private void sentence(Quote quote, String verbatim) {
		String text = Wording.withoutNoise(verbatim);
		if (text.isEmpty()) {
			return;
		}
		Optional<Numbering> numbering = Numbering.of(text);
		Place place = quote.place(project, field + "." + (goals.size() + 1));
		numbering.ifPresent(numbered -> check(numbered, place));
		if (numbering.filter(numbered -> numbered.rest().isBlank()).isPresent()) {
			return;
		}
		if (numbering.isEmpty() && !goals.isEmpty()) {
			notes.warning("GOAL_WITHOUT_NUMBER", "这一段没有编号，已接在上一条之后", "若是单独一条，请加上编号", place);
			goals.getLast().append(text);
		}
		else {
			goals.add(new StringBuilder(numbering.map(Numbering::rest).orElse(text)));
		}
		provenance.add(quote.as(field + "." + goals.size()));
	}

	private void check(Numbering numbering, Place place) {
		if (numbering.number() != last + 1) {
			notes.warning("GOAL_NUMBERING", "编号不连续：" + last + " 之后是 " + numbering.number(), "请检查是否缺少、重复或颠倒了条目", place);
		}
		if (numbering.rest().isBlank()) {
			notes.warning("GOAL_BLANK", "编号 " + numbering.number() + " 之后没有内容", "请补上内容或删去编号", place);
		}
		last = numbering.number();
	}

}
