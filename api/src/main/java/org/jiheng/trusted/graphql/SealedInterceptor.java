package org.jiheng.trusted.graphql;

import org.jiheng.shared.Digest;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Watches what an operation reads whose answer may be kept, and answers with what is kept
 * already. Stands inside ReadInterceptor, which writes down what is read either way and
 * whose own writing is no part of it.
 */
@Component
@Order(20)
class SealedInterceptor implements WebGraphQlInterceptor {

	static final String READING = SealedReading.class.getName();

	private final SealedStates states;

	private final SealedDocuments documents;

	private final KeptAnswers answers;

	SealedInterceptor(SealedStates states, SealedDocuments documents, KeptAnswers answers) {
		this.states = states;
		this.documents = documents;
		this.answers = answers;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (request.getAttributes().get(READING) instanceof SealedReading reading) {
			return watched(request, chain, reading);
		}
		if (documents.holds(request.getDocument())) {
			return Mono
				.deferContextual(context -> CurrentScope.in(context).orElse(null) instanceof Scope.Regional region
						? sealed(request, chain, region) : chain.next(request));
		}
		Mono<WebGraphQlResponse> answer = chain.next(request);
		return request.getDocument().contains("mutation") ? answer.doOnNext(done -> states.forget()) : answer;
	}

	private Mono<WebGraphQlResponse> sealed(WebGraphQlRequest request, Chain chain, Scope.Regional scope) {
		var key = AskedDocument.Key.of(Digest.of(request.getDocument()), request.getOperationName(),
				request.getVariables(), scope);
		Mono<WebGraphQlResponse> executed = answers.executed(key, reading -> watched(request, chain, reading))
			.map(done -> done.kept() == null ? done.response()
					: done.kept().response(done.response().getExecutionInput()));
		return KeptAnswers.unwanted(request.getHeaders().getOrEmpty(HttpHeaders.CACHE_CONTROL)) ? executed
				: answers.lately(key)
					.flatMap(KeptAnswer::seen)
					.map(kept -> kept.response(request.toExecutionInput()))
					.switchIfEmpty(executed);
	}

	private static Mono<WebGraphQlResponse> watched(WebGraphQlRequest request, Chain chain, SealedReading reading) {
		return chain.next(request).contextWrite(reading::in).flatMap(response -> across(reading).thenReturn(response));
	}

	private static Mono<Void> across(SealedReading reading) {
		return CurrentScope.get()
			.filter(Scope.Oversight.class::isInstance)
			.flatMap(oversight -> ReadAcross.current())
			.doOnNext(across -> reading.across(across.counties()))
			.then();
	}

}
