package org.jiheng.trusted.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jiheng.tenancy.SealedReading;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that are made of nothing but sealed data, by GET or by POST: each scope's own,
 * while nothing more is sealed or granted.
 */
@Component
class KeptAnswers {

	private final SealedStates states;

	private final JsonMapper json;

	private final Cache<AskedDocument.Key, KeptAnswer> answers;

	KeptAnswers(SealedStates states, JsonMapper json, TrustedProperties properties) {
		this.states = states;
		this.json = json;
		this.answers = Caffeine.newBuilder()
			.maximumWeight(properties.cache().toBytes())
			.weigher((AskedDocument.Key key, KeptAnswer answer) -> answer.weight()
					+ 2 * String.valueOf(key.variables()).length())
			.build();
	}

	/** Whether a request's Cache-Control wants none of them. */
	static boolean unwanted(List<String> cacheControl) {
		return cacheControl.stream().anyMatch(asked -> {
			String control = asked.toLowerCase(Locale.ROOT);
			return control.contains("no-cache") || control.contains("max-age=0");
		});
	}

	/** The one of the state of a moment ago; empty where there is none. */
	Mono<KeptAnswer> lately(AskedDocument.Key key) {
		return states.lately(key.scope()).mapNotNull(state -> {
			@Nullable KeptAnswer kept = answers.getIfPresent(key);
			return kept != null && kept.isOf(state) ? kept : null;
		});
	}

	/**
	 * Kept only where nothing was sealed or granted since a moment ago: else nobody knows
	 * of which state it is.
	 */
	Mono<Executed> executed(AskedDocument.Key key, Function<SealedReading, Mono<WebGraphQlResponse>> executing) {
		return states.lately(key.scope()).flatMap(before -> {
			var reading = new SealedReading();
			return executing.apply(reading)
				.flatMap(response -> response.getErrors().isEmpty() && reading.unspoilt()
						? states.now(key.scope())
							.map(after -> new Executed(response,
									after.equals(before) ? kept(key, before, response, reading) : null))
						: Mono.just(new Executed(response, null)));
		});
	}

	private KeptAnswer kept(AskedDocument.Key key, String state, WebGraphQlResponse response, SealedReading reading) {
		var answer = KeptAnswer.of(key, state, response, reading.counties(), json);
		answers.put(key, answer);
		return answer;
	}

	/** What was answered, and what of it is kept. */
	record Executed(WebGraphQlResponse response, @Nullable KeptAnswer kept) {
	}

}
