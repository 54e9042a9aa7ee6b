package org.jiheng.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chapter of the official form's first part: 一、总体绩效目标. */
public record FormChapter(String heading, List<String> paragraphs, @Nullable FormTable table) {

	public FormChapter {
		paragraphs = List.copyOf(paragraphs);
	}

}
