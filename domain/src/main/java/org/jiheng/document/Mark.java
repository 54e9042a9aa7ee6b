package org.jiheng.document;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.review.CheckFinding;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;

/**
 * An opinion to be written into the file that it is about, at its place.
 *
 * @param raw the words that stand there, shortened; empty where they are not known or not
 * to be repeated
 * @param also other places that it speaks of as well
 */
public record Mark(Finding finding, String raw, List<Place> also) {

	public Mark {
		also = List.copyOf(also);
	}

	/** Of one place. */
	public Mark(Finding finding, String raw) {
		this(finding, raw, List.of());
	}

	/**
	 * What checks find of a text, each at the places in its document that it speaks of.
	 */
	static List<Mark> of(BudgetText text, List<CheckFinding> checked) {
		AnchorPlaces places = new AnchorPlaces(text);
		return checked.stream().map(finding -> {
			List<Place> found = finding.anchors()
				.stream()
				.flatMap(anchor -> places.of(anchor).stream())
				.distinct()
				.toList();
			return new Mark(new Finding(finding.severity(), finding.check().name(), finding.message(), finding.advice(),
					found.isEmpty() ? Place.WHOLE : found.getFirst()), "", found.stream().skip(1).toList());
		}).toList();
	}

	/** Every place that it speaks of, its own first. */
	public List<Place> places() {
		return Stream.concat(Stream.of(finding.place()), also.stream()).toList();
	}
}
