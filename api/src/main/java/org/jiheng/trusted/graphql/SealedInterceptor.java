package org.jiheng.trusted.graphql;

import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Watches what an operation reads whose answer may be kept. Stands inside
 * ReadInterceptor, whose own writing is no part of it.
 */
@Component
@Order(20)
class SealedInterceptor implements WebGraphQlInterceptor {

	static final String READING = SealedReading.class.getName();

	private final SealedStates states;

	SealedInterceptor(SealedStates states) {
		this.states = states;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (request.getAttributes().get(READING) instanceof SealedReading reading) {
			return chain.next(request)
				.contextWrite(reading::in)
				.flatMap(response -> across(reading).thenReturn(response));
		}
		Mono<WebGraphQlResponse> answer = chain.next(request);
		return request.getDocument().contains("mutation") ? answer.doOnNext(done -> states.forget()) : answer;
	}

	private static Mono<Void> across(SealedReading reading) {
		return CurrentScope.get()
			.filter(Scope.Oversight.class::isInstance)
			.flatMap(oversight -> ReadAcross.current())
			.doOnNext(across -> reading.across(across.counties()))
			.then();
	}

}
