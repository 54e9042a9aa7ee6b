package org.jiheng.publication.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jiheng.membership.Scopes;
import org.jiheng.publication.EditionText;
import org.jiheng.publication.Editions;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotKey;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;

/**
 * What several fields read of the same editions, loaded and read once for all of them.
 */
@Component
class EditionTexts {

	private static final String NAME = "textsOfEditions";

	EditionTexts(BatchLoaderRegistry registry, Editions editions, Scopes scopes) {
		registry.<SnapshotKey, EditionText>forName(NAME)
			.registerMappedBatchLoader((keys, environment) -> scopes.anonymously(editions.texts(keys)));
	}

	/**
	 * A part of an edition's text. Problem: NotFound, when it has just ceased to be
	 * public.
	 */
	static <T> CompletableFuture<T> part(PublishedBudget edition, DataFetchingEnvironment environment,
			Function<EditionText, T> part) {
		DataLoader<SnapshotKey, EditionText> loader = environment.getDataLoader(NAME);
		return Objects.requireNonNull(loader)
			.load(edition.key())
			.thenApply(text -> part.apply(Optional.ofNullable(text)
				.orElseThrow(() -> new ProblemException(new Problem.NotFound("这份预算已不再公开")))));
	}

}
