package org.jiheng.document.graphql;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.document.Confidence;
import org.jiheng.document.Import;
import org.jiheng.document.ImportKey;
import org.jiheng.document.Imports;
import org.jiheng.document.StagedCell;
import org.jiheng.document.StagedDifference;
import org.jiheng.document.StagedFile;
import org.jiheng.document.StagedImport;
import org.jiheng.document.Staging;
import org.jiheng.document.Taking;
import org.jiheng.review.Finding;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** A staged import and its documents, as GraphQL shows them. */
@Controller
class StagedFields {

	private final Staging staging;

	private final Imports imports;

	private final Budgets budgets;

	StagedFields(Staging staging, Imports imports, Budgets budgets) {
		this.staging = staging;
		this.imports = imports;
		this.budgets = budgets;
	}

	@SchemaMapping
	String id(StagedImport item) {
		return StagedImportId.of(item.key()).toString();
	}

	@SchemaMapping
	Mono<List<StagedFile>> files(StagedImport item) {
		return staging.files(item);
	}

	@BatchMapping
	Mono<Map<StagedImport, List<Import>>> imports(List<StagedImport> items) {
		Set<ImportKey> keys = items.stream().flatMap(item -> item.imports().stream()).collect(toSet());
		return (keys.isEmpty() ? Mono.just(Map.<ImportKey, Import>of()) : imports.of(keys)).map(found -> {
			Map<StagedImport, List<Import>> byItem = new HashMap<>();
			items.forEach(item -> byItem.put(item,
					item.imports().stream().map(found::get).filter(Objects::nonNull).toList()));
			return byItem;
		});
	}

	@SchemaMapping
	@Nullable DepartmentCode department(StagedFile file) {
		return file.budget() == null ? null : file.budget().department();
	}

	@SchemaMapping
	@Nullable FiscalYear year(StagedFile file) {
		return file.budget() == null ? null : file.budget().year();
	}

	@BatchMapping
	Mono<Map<StagedFile, Budget>> budget(List<StagedFile> files) {
		Set<BudgetKey> keys = files.stream().map(StagedFile::budget).filter(Objects::nonNull).collect(toSet());
		return (keys.isEmpty() ? Mono.just(Map.<BudgetKey, Budget>of())
				: budgets.of(keys, Detail.VALUES_AND_PROVENANCE))
			.map(found -> {
				Map<StagedFile, Budget> byFile = new HashMap<>();
				files.forEach(file -> {
					Budget budget = found.get(file.budget());
					if (budget != null) {
						byFile.put(file, budget);
					}
				});
				return byFile;
			});
	}

	@SchemaMapping
	List<StagedCell> readings(StagedFile file, @Argument @Nullable List<Confidence> confidences) {
		if (confidences != null && confidences.isEmpty()) {
			throw new ProblemException(
					new Problem.InvalidInput("VALUES", List.of("confidences"), "confidences 须有 1 至 3 个值", "不限制时请不要给出"));
		}
		return confidences == null ? file.cells()
				: file.cells().stream().filter(cell -> confidences.contains(cell.confidence())).toList();
	}

	@SchemaMapping
	Mono<List<Finding>> foreseen(StagedFile file) {
		return Mono.defer(() -> staging.foreseen(file));
	}

	@SchemaMapping
	Mono<StagedDifference> difference(StagedFile file, @Argument Taking.Mode mode,
			@Argument @Nullable CommitScopeInput scope) {
		return Mono.defer(() -> staging.difference(file, CommitScopeInput.taking(mode, scope)));
	}

	@SchemaMapping(typeName = "GoneProject")
	String id(StagedDifference.Gone gone) {
		return BudgetId.of("Project", gone.project().budget(), gone.project().number()).toString();
	}

}
