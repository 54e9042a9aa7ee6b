package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;

/** What the reading has to say: findings, and among them the reasons to refuse. */
final class Notes {

	private final List<Finding> reasons = new ArrayList<>();

	private final List<Finding> others = new ArrayList<>();

	/** There is no value to store: the document is refused for it. */
	void refuse(String code, String message, String advice, Place place) {
		reasons.add(new Finding(Severity.ERROR, code, message, advice, place));
	}

	/** What was found before the grammar came to it. */
	void add(Finding finding) {
		others.add(finding);
	}

	void error(String code, String message, String advice, Place place) {
		others.add(new Finding(Severity.ERROR, code, message, advice, place));
	}

	void warning(String code, String message, String advice, Place place) {
		others.add(new Finding(Severity.WARNING, code, message, advice, place));
	}

	void hint(String code, String message, String advice, Place place) {
		others.add(new Finding(Severity.HINT, code, message, advice, place));
	}

	boolean refuses() {
		return !reasons.isEmpty();
	}

	/** The reasons to refuse first. */
	List<Finding> all() {
		List<Finding> all = new ArrayList<>(reasons);
		all.addAll(others);
		return List.copyOf(all);
	}

}
