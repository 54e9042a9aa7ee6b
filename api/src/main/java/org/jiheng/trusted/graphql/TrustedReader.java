package org.jiheng.trusted.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jiheng.audit.AuditedReads;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers trusted documents by GET, as the same document by POST is answered. What reads
 * sealed data only carries a strong ETag and may come from the cache; what an overseeing
 * region sees is written down either way. {@code Cache-Control: no-cache} asks anew.
 */
@Component
class TrustedReader {

	private final WebGraphQlHandler engine;

	private final AsByPost byPost;

	private final TrustedDocuments documents;

	private final KeptAnswers answers;

	private final AuditedReads reads;

	private final JsonMapper json;

	TrustedReader(WebGraphQlHandler engine, TrustedDocuments documents, KeptAnswers answers, AuditedReads reads,
			JsonMapper json) {
		this.engine = engine;
		this.byPost = new AsByPost(engine);
		this.documents = documents;
		this.answers = answers;
		this.reads = reads;
		this.json = json;
	}

	Mono<ServerResponse> read(ServerRequest request) {
		return Mono.deferContextual(context -> {
			AskedDocument asked = AskedDocument.read(request, documents, json);
			Optional<Scope.Regional> region = CurrentScope.in(context)
				.filter(Scope.Regional.class::isInstance)
				.map(Scope.Regional.class::cast);
			return asked.document().sealed() && region.isPresent() ? sealed(request, asked, region.get())
					: engine.handleRequest(web(request, asked, Map.of()))
						.flatMap(response -> byPost.answer(request, response));
		});
	}

	private Mono<ServerResponse> sealed(ServerRequest request, AskedDocument asked, Scope.Regional scope) {
		AskedDocument.Key key = asked.key(scope);
		Mono<ServerResponse> executed = answers
			.executed(key,
					reading -> engine.handleRequest(web(request, asked, Map.of(SealedInterceptor.READING, reading))))
			.flatMap(done -> done.kept() == null ? byPost.answer(request, done.response())
					: answered(request, done.kept()));
		return KeptAnswers.unwanted(request.headers().header(HttpHeaders.CACHE_CONTROL)) ? executed
				: answers.lately(key).flatMap(kept -> again(request, asked, kept)).switchIfEmpty(executed);
	}

	/** What it shows is read once more, and written down once more. */
	private Mono<ServerResponse> again(ServerRequest request, AskedDocument asked, KeptAnswer kept) {
		return reads.entered(asked.operation(), asked.document().id(), kept.seen())
			.flatMap(answer -> answered(request, answer));
	}

	private static Mono<ServerResponse> answered(ServerRequest request, KeptAnswer answer) {
		MediaType type = request.headers()
			.accept()
			.stream()
			.filter(accepted -> accepted.equals(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)
					|| accepted.equals(MediaType.APPLICATION_JSON))
			.findFirst()
			.orElse(MediaType.APPLICATION_JSON);
		boolean zipped = request.headers()
			.header(HttpHeaders.ACCEPT_ENCODING)
			.stream()
			.anyMatch(encodings -> encodings.contains("gzip") && !encodings.contains("gzip;q=0"));
		String tag = '"' + answer.tag() + (type.equals(MediaType.APPLICATION_JSON) ? "j" : "g") + (zipped ? "z" : "")
				+ '"';
		boolean same = request.headers()
			.header(HttpHeaders.IF_NONE_MATCH)
			.stream()
			.flatMap(tags -> Arrays.stream(tags.split(",")))
			.map(String::strip)
			.anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
		ServerResponse.BodyBuilder response = ServerResponse.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
			.eTag(tag)
			.cacheControl(CacheControl.noCache().cachePrivate())
			.varyBy(HttpHeaders.AUTHORIZATION, "Jiheng-Membership", HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING);
		if (same) {
			return response.build();
		}
		return (zipped ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).contentType(type)
			.bodyValue(answer.bytes(zipped));
	}

	private static WebGraphQlRequest web(ServerRequest request, AskedDocument asked, Map<String, Object> attributes) {
		Map<String, Object> all = new HashMap<>(request.attributes());
		all.putAll(attributes);
		return new WebGraphQlRequest(request.uri(), request.headers().asHttpHeaders(), request.cookies(),
				request.remoteAddress().orElse(null), all,
				new DefaultGraphQlRequest(asked.document().text(), asked.operation(), asked.variables(), Map.of()),
				request.exchange().getRequest().getId(), request.exchange().getLocaleContext().getLocale());
	}

	/** Answers as Spring answers a POST. No bean, or Spring would use it for that too. */
	private static final class AsByPost extends GraphQlHttpHandler {

		AsByPost(WebGraphQlHandler engine) {
			super(engine);
		}

		Mono<ServerResponse> answer(ServerRequest request, WebGraphQlResponse response) {
			return prepareResponse(request, response);
		}

	}

}
