package org.jiheng.snapshot;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A moment for which it is asked what was sealed by then. Nobody knows it of a future
 * one.
 */
public record AsOf(Instant at) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/**
	 * A moment, or a day for its end in China. Problems: InvalidInput AS_OF when it is
	 * not one of the two, AS_OF_FUTURE.
	 */
	public static AsOf of(@Nullable Instant at, @Nullable LocalDate date, Instant now) {
		if (at != null && date == null) {
			return new AsOf(past("at", at.isAfter(now), at));
		}
		if (date != null && at == null) {
			past("date", date.isAfter(now.atZone(CHINA).toLocalDate()), now);
			return new AsOf(date.plusDays(1).atStartOfDay(CHINA).toInstant().minusNanos(1));
		}
		throw new ProblemException(new Problem.InvalidInput("AS_OF", List.of("at"), "at 与 date 须给出且只给出一个",
				"时刻如 at: \"2024-03-01T09:30:00+08:00\"，日期如 date: \"2024-03-01\"，指当日终了"));
	}

	/**
	 * The newest of a budget's snapshots that was sealed by then, to the millisecond:
	 * clients see no more of when it was, and what they see is to find it again.
	 */
	public Optional<KeptSnapshot> among(List<KeptSnapshot> ofBudget) {
		return ofBudget.stream()
			.filter(each -> !each.seal().sealedAt().truncatedTo(ChronoUnit.MILLIS).isAfter(at))
			.max(comparingInt(each -> each.key().number()));
	}

	private static Instant past(String argument, boolean future, Instant at) {
		if (future) {
			throw new ProblemException(
					new Problem.InvalidInput("AS_OF_FUTURE", List.of(argument), "所问时刻尚未到来，无从得知", "请问不晚于现在的时刻"));
		}
		return at;
	}
}
