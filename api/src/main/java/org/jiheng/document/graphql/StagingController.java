package org.jiheng.document.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoader;
import org.jiheng.audit.Act;
import org.jiheng.document.Committing;
import org.jiheng.document.Correcting;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedStatus;
import org.jiheng.document.Staging;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files that are looked at before they are stored. */
@Controller
class StagingController {

	private final Staging staging;

	private final Correcting correcting;

	private final Committing committing;

	StagingController(Staging staging, Correcting correcting, Committing committing) {
		this.staging = staging;
		this.correcting = correcting;
		this.committing = committing;
	}

	@QueryMapping
	Mono<Connection<StagedImport>> stagedImports(@Argument @Nullable List<StagedStatus> statuses,
			@Arguments PageArguments page) {
		if (statuses != null && statuses.isEmpty()) {
			throw new ProblemException(
					new Problem.InvalidInput("VALUES", List.of("statuses"), "statuses 须有 1 至 5 个值", "不限制时请不要给出"));
		}
		Set<StagedStatus> among = statuses == null ? Set.of() : EnumSet.copyOf(statuses);
		Paging paging = page.over("StagedImport", among.stream().sorted().toList());
		return staging.list(among, paging.request()).map(found -> paging.connection(found, () -> staging.count(among)));
	}

	@QueryMapping
	Mono<StagedImport> stagedImport(@Argument String id) {
		return Mono.defer(() -> staging.progress(StagedImportId.required(id)))
			.onErrorComplete(failure -> failure instanceof ProblemException problem
					&& problem.problem() instanceof Problem.NotFound);
	}

	/** What the loaders remember is forgotten before each event. */
	@SubscriptionMapping
	Flux<StagedImport> stagedImportProgress(@Argument String id, DataFetchingEnvironment environment) {
		return Flux.defer(() -> staging.watched(StagedImportId.required(id)))
			.doOnNext(item -> environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll));
	}

	@MutationMapping
	Mono<StagedImportPayload> correctStagedImport(@Argument CorrectStagedImportInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> correcting.correct(StagedImportId.required(input.stagedImport()), input.expectedVersion(),
					input.said(), act(environment)))
			.transform(StagingController::payload);
	}

	@MutationMapping
	Mono<StagedImportPayload> withdrawCorrection(@Argument WithdrawCorrectionInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> correcting.withdraw(StagedImportId.required(input.stagedImport()), input.expectedVersion(),
					input.correction(), act(environment)))
			.transform(StagingController::payload);
	}

	@MutationMapping
	Mono<StagedImportPayload> commitStagedImport(@Argument CommitStagedImportInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> committing.commit(StagedImportId.required(input.stagedImport()), input.expectedVersion(),
					CommitScopeInput.taking(input.mode(), input.scope()), input.versions(), act(environment)))
			.transform(StagingController::payload);
	}

	@MutationMapping
	Mono<StagedImportPayload> abandonStagedImport(@Argument AbandonStagedImportInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> committing.abandon(StagedImportId.required(input.stagedImport()), input.expectedVersion(),
					act(environment)))
			.transform(StagingController::payload);
	}

	private static Mono<StagedImportPayload> payload(Mono<StagedImport> done) {
		return done.map(item -> new StagedImportPayload(item, List.of()))
			.transform(Mendable.into(problems -> new StagedImportPayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
