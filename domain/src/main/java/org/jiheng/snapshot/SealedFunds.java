package org.jiheng.snapshot;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sums over projects, in fen: fiscal and other are null where no project states them.
 */
public record SealedFunds(long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen) {

	static SealedFunds of(List<SealedProject> projects) {
		Long total = sum(projects, SealedProject::totalFen);
		return new SealedFunds(total == null ? 0 : total, sum(projects, SealedProject::fiscalFen),
				sum(projects, SealedProject::otherFen));
	}

	private static @Nullable Long sum(List<SealedProject> projects, Function<SealedProject, @Nullable Long> amount) {
		return projects.stream().map(amount).filter(Objects::nonNull).reduce(Math::addExact).orElse(null);
	}
}
