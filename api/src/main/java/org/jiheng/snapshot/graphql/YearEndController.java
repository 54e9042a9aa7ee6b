package org.jiheng.snapshot.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.Sealing;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Seals what stands at the end of the year. */
@Controller
class YearEndController {

	private final Sealing sealing;

	private final Snapshots snapshots;

	private final Writes writes;

	YearEndController(Sealing sealing, Snapshots snapshots, Writes writes) {
		this.sealing = sealing;
		this.snapshots = snapshots;
		this.writes = writes;
	}

	@MutationMapping
	Mono<SealYearEndPayload> sealYearEnd(@Argument SealYearEndInput input, DataFetchingEnvironment environment) {
		return Mono.defer(() -> {
			Act act = Act.asked(environment.getField().getName(),
					Objects.requireNonNull(environment.getArgument("input")));
			Basis basis = input.basis();
			return writes.inOne(act, tenant -> sealed(tenant, input.budget(), basis), this::answer);
		}).transform(Mendable.into(problems -> new SealYearEndPayload(null, problems)));
	}

	/** A budget of another county is absent. */
	private Mono<Written> sealed(Scope.Tenant tenant, String id, @Nullable Basis basis) {
		BudgetKey budget = Optional.of(BudgetId.required(id))
			.filter(key -> key.county().equals(tenant.county()) && !key.isAdjusting())
			.orElseThrow(() -> new ProblemException(Problem.NotFound.unseen("预算")));
		return sealing.sealYearEnd(budget, basis)
			.map(key -> new Written(key.reference(), budget.department(), budget.year().value(),
					List.of(Change.ofValue("snapshot", null, null, key.number()),
							Change.ofValue("basisDocument", null, null, basis == null ? null : basis.document()))));
	}

	private Mono<SealYearEndPayload> answer(String reference) {
		int slash = reference.lastIndexOf('/');
		Optional<SnapshotKey> sealed = BudgetKey.parse(reference.substring(0, slash))
			.map(budget -> new SnapshotKey(budget, Integer.parseInt(reference.substring(slash + 1))));
		return Mono.justOrEmpty(sealed)
			.flatMap(key -> snapshots.of(Set.of(key)).mapNotNull(found -> found.get(key)))
			.map(kept -> new SealYearEndPayload(Snapshot.of(kept), List.of()))
			.defaultIfEmpty(new SealYearEndPayload(null, List.of()));
	}

}
