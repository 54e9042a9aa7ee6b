package org.jiheng.audit.graphql;

import org.jiheng.audit.AuditedReads;
import org.jiheng.shared.Digest;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes down what an operation of an overseeing region read across counties, before it
 * is answered. Stands behind SocketInterceptor, which gives the operations of a socket
 * their scope, and inside the time that an operation may take.
 */
@Component
@Order(10)
class ReadInterceptor implements WebGraphQlInterceptor {

	private final AuditedReads reads;

	ReadInterceptor(AuditedReads reads) {
		this.reads = reads;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.defer(
				() -> reads.entered(request.getOperationName(), Digest.of(request.getDocument()), chain.next(request)));
	}

}
