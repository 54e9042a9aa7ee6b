package org.jiheng.shared.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;

/** The codes that clients may rely on. */
enum ErrorCode implements ErrorClassification {

	UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, CONFLICT, LIMIT_EXCEEDED, UNAVAILABLE, INTERNAL;

	/** The code says it all; the classification beside it would only repeat it. */
	@Override
	public Object toSpecification(GraphQLError error) {
		return name();
	}

}
