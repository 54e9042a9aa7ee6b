package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.Supplier;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Drafting;
import org.jiheng.budget.HeadForm;
import org.jiheng.budget.ProjectDrafting;
import org.jiheng.budget.ProjectKey;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Writes budgets by hand, one mutation a transaction. */
@Controller
class DraftingController {

	private final Drafting drafting;

	private final ProjectDrafting projects;

	private final DraftAnswers answers;

	DraftingController(Drafting drafting, ProjectDrafting projects, DraftAnswers answers) {
		this.drafting = drafting;
		this.projects = projects;
		this.answers = answers;
	}

	@MutationMapping
	Mono<BudgetPayload> openBudget(@Argument OpenBudgetInput input, DataFetchingEnvironment environment) {
		return budget(environment, () -> {
			return new Work<>(input.key(), drafting.open(input.key(),
					input.title() == null ? null : HeadForm.titled(input.title()), input.from()));
		});
	}

	@MutationMapping
	Mono<BudgetPayload> editBudget(@Argument EditBudgetInput input, DataFetchingEnvironment environment) {
		return budget(environment, () -> {
			BudgetKey key = BudgetId.required(input.budget());
			return new Work<>(key, drafting.editHead(key, input.expectedVersion(), input::apply));
		});
	}

	@MutationMapping
	Mono<ProjectPayload> addProject(@Argument AddProjectInput input, DataFetchingEnvironment environment) {
		return project(environment, () -> {
			BudgetKey key = BudgetId.required(input.budget());
			return new Work<>(new ProjectKey(key, 0), projects.addProject(key, input.form(), input.classified()));
		});
	}

	@MutationMapping
	Mono<ProjectPayload> changeProject(@Argument ChangeProjectInput input, DataFetchingEnvironment environment) {
		return project(environment, () -> {
			ProjectKey key = DraftIds.project(input.project());
			return new Work<>(key, projects.changeProject(key, input.expectedVersion(), input::apply));
		});
	}

	@MutationMapping
	Mono<BudgetPayload> removeProject(@Argument RemoveProjectInput input, DataFetchingEnvironment environment) {
		return budget(environment, () -> {
			ProjectKey key = DraftIds.project(input.project());
			return new Work<>(key.budget(), projects.removeProject(key, input.expectedVersion()));
		});
	}

	@MutationMapping
	Mono<BudgetPayload> reorderProjects(@Argument ReorderProjectsInput input, DataFetchingEnvironment environment) {
		return budget(environment, () -> {
			BudgetKey key = BudgetId.required(input.budget());
			return new Work<>(key, drafting.reorderProjects(key, input.expectedVersion(),
					input.projects().stream().map(DraftIds::project).toList()));
		});
	}

	@MutationMapping
	Mono<ProjectPayload> replaceIndicators(@Argument ReplaceIndicatorsInput input,
			DataFetchingEnvironment environment) {
		return project(environment, () -> {
			ProjectKey key = DraftIds.project(input.project());
			return new Work<>(key, projects.replaceIndicators(key, input.expectedVersion(),
					IndicatorInput.forms(input.indicators(), key.budget())));
		});
	}

	@MutationMapping
	Mono<BudgetPayload> replaceBudgetIndicators(@Argument ReplaceBudgetIndicatorsInput input,
			DataFetchingEnvironment environment) {
		return budget(environment, () -> {
			BudgetKey key = BudgetId.required(input.budget());
			return new Work<>(key, projects.replaceIndicators(key, input.expectedVersion(),
					IndicatorInput.forms(input.indicators(), key)));
		});
	}

	@MutationMapping
	Mono<ProjectPayload> classifyProject(@Argument ClassifyProjectInput input, DataFetchingEnvironment environment) {
		return project(environment, () -> {
			ProjectKey key = DraftIds.project(input.project());
			return new Work<>(key, projects.classify(key, input.expectedVersion(), input.basis()));
		});
	}

	@MutationMapping
	Mono<ProjectPayload> declassifyProject(@Argument DeclassifyProjectInput input,
			DataFetchingEnvironment environment) {
		return project(environment, () -> {
			ProjectKey key = DraftIds.project(input.project());
			return new Work<>(key, projects.declassify(key, input.expectedVersion()));
		});
	}

	/** What a mutation does, and the key of what it answers with. */
	private record Work<K>(K key, Mono<Written> done) {
	}

	private Mono<BudgetPayload> budget(DataFetchingEnvironment environment, Supplier<Work<BudgetKey>> work) {
		return Mono.defer(() -> {
			Work<BudgetKey> asked = work.get();
			return answers.budget(environment, tenant -> asked.done(), asked.key());
		}).transform(Mendable.into(problems -> new BudgetPayload(null, problems)));
	}

	private Mono<ProjectPayload> project(DataFetchingEnvironment environment, Supplier<Work<ProjectKey>> work) {
		return Mono.defer(() -> {
			Work<ProjectKey> asked = work.get();
			return answers.project(environment, tenant -> asked.done(), asked.key().budget());
		}).transform(Mendable.into(problems -> new ProjectPayload(null, problems)));
	}

}
