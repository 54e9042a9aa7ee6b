package org.jiheng.bulk.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jiheng.bulk.Feed;
import org.jiheng.bulk.FeedPosition;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.Stretches;
import org.jiheng.snapshot.graphql.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Tells what was sealed since. */
@Controller
class FeedController {

	private final Feed feed;

	FeedController(Feed feed) {
		this.feed = feed;
	}

	/** What happened: so far, that something was sealed. */
	enum ChangeType {

		SEALED

	}

	record Change(ChangeType type, Snapshot snapshot) {

		static Change of(KeptSnapshot kept) {
			return new Change(ChangeType.SEALED, Snapshot.of(kept));
		}
	}

	record ChangeFeed(List<Change> changes, String endCursor, boolean hasMore) {

		static ChangeFeed of(Feed.Changes found) {
			return new ChangeFeed(found.found().stream().map(Change::of).toList(), cursor(found.end()), found.more());
		}
	}

	@QueryMapping
	Mono<ChangeFeed> changes(@Argument int first, @Argument @Nullable String after) {
		if (first < 1 || first > PageRequest.LARGEST) {
			throw new ProblemException(new Problem.InvalidInput("PAGE_SIZE", List.of("first"),
					"first 须在 1–" + PageRequest.LARGEST + " 之间", "其余用 endCursor 接着读"));
		}
		return feed.after(after == null ? FeedPosition.START : position(after), first).map(ChangeFeed::of);
	}

	/** Of a whole province, its counties and numbers one after the other. */
	private static String cursor(FeedPosition end) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("feed1," + String.join(",", end.words())).getBytes(StandardCharsets.UTF_8));
	}

	private static FeedPosition position(String cursor) {
		try {
			String words = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			if (words.startsWith("feed1,")) {
				return words.length() == 6 ? FeedPosition.START
						: FeedPosition.of(List.of(words.substring(6).split(",", -1)));
			}
		}
		catch (IllegalArgumentException _) {
			// told below
		}
		throw FeedPosition.foreign();
	}

	/** Puts the feed together. */
	@Configuration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		Feed feed(Stretches stretches) {
			return new Feed(stretches);
		}

	}

}
