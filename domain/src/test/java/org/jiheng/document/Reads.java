package org.jiheng.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.review.Finding;

/** Reads texts in tests as an upload would. */
final class Reads {

	private Reads() {
	}

	static Reading bytes(byte[] bytes) {
		return new FormReader(LulongJustice2024.frames()).read(PlainText.of(bytes).document(),
				LulongJustice2024.COUNTY);
	}

	static Reading text(String text) {
		return bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The published text with one place changed. */
	static Reading changed(String from, String to) {
		String text = LulongJustice2024.text();
		if (!text.contains(from)) {
			throw new IllegalArgumentException("the document does not say: " + from);
		}
		int at = text.indexOf(from);
		return text(text.substring(0, at) + to + text.substring(at + from.length()));
	}

	static Reading.Understood understood(Reading reading) {
		if (reading instanceof Reading.Understood understood) {
			return understood;
		}
		throw new AssertionError("refused: " + reading.findings());
	}

	static List<String> codes(Reading reading) {
		return reading.findings().stream().map(Finding::code).toList();
	}

}
