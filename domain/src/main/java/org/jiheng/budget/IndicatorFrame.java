package org.jiheng.budget;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 指标框架: one version of the names of indicator levels. Data, not code: provinces add their
 * own.
 */
public record IndicatorFrame(String id, String source, List<Level1> level1) {

	public IndicatorFrame {
		level1 = List.copyOf(level1);
	}

	/** A level 1 class and the names of its level 2 classes. */
	public record Level1(String name, List<String> level2) {

		public Level1 {
			level2 = List.copyOf(level2);
		}
	}

	public boolean knows(String level1Name, @Nullable String level2Name) {
		Optional<Level1> found = level1.stream().filter(level -> level.name().equals(level1Name)).findFirst();
		return found.isPresent() && (level2Name == null || found.get().level2().contains(level2Name));
	}
}
