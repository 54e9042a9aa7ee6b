package org.jiheng.comparison;

import java.util.List;

/**
 * 框架对照: how the classes of an older frame continue in a newer one.
 *
 * @param source what it rests on
 */
public record FrameCrosswalk(String olderFrame, String newerFrame, String source, List<ClassMapping> classes) {

	public FrameCrosswalk {
		classes = List.copyOf(classes);
	}
}
