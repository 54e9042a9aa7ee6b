package org.jiheng.document;

import java.util.Optional;
import org.jiheng.shared.Wording;

/** A word of a form whose cells are gone, with its place among the words of its line. */
record FlatToken(int line, int number, String text) {

	String key() {
		return Wording.key(text);
	}

	Optional<Label> label() {
		return Label.of(key());
	}

	/** The name of a first level, with what the class weighs or without. */
	boolean isLevel1() {
		return LabelWords.of("LEVEL1_NAME").contains(IndicatorDraft.levelName(key()));
	}

	boolean isLevel2() {
		return LabelWords.of("LEVEL2_NAME").contains(IndicatorDraft.levelName(key()));
	}

	boolean isNumber() {
		return key().matches("[0-9][0-9,]*(?:\\.[0-9]+)?");
	}
}
