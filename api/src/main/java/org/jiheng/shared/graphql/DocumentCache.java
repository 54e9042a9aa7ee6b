package org.jiheng.shared.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * Remembers documents that were parsed and found valid: a dashboard asks the same few
 * again and again. It holds so many characters in all, and no very long document.
 */
@Component
class DocumentCache implements PreparsedDocumentProvider {

	private static final long CHARACTERS = 2_000_000;

	private static final int LONGEST = 10_000;

	private final Cache<String, PreparsedDocumentEntry> documents = Caffeine.newBuilder()
		.maximumWeight(CHARACTERS)
		.weigher((String document, PreparsedDocumentEntry _) -> document.length())
		.build();

	private final Gate gate;

	private final ObjectProvider<GraphQlSource> source;

	DocumentCache(Gate gate, ObjectProvider<GraphQlSource> source) {
		this.gate = gate;
		this.source = source;
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		@Nullable PreparsedDocumentEntry known = documents.getIfPresent(input.getQuery());
		if (known != null) {
			gate.check(source.getObject().schema(), known.getDocument(), input);
			return CompletableFuture.completedFuture(known);
		}
		PreparsedDocumentEntry entry = parseAndValidate.apply(input);
		if (!entry.hasErrors() && input.getQuery().length() <= LONGEST) {
			documents.put(input.getQuery(), entry);
		}
		return CompletableFuture.completedFuture(entry);
	}

}
