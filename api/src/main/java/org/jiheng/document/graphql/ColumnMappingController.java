package org.jiheng.document.graphql;

import java.util.List;
import java.util.Objects;
import graphql.schema.DataFetchingEnvironment;
import org.jiheng.audit.Act;
import org.jiheng.document.ColumnMapping;
import org.jiheng.document.Correcting;
import org.jiheng.document.Correction;
import org.jiheng.document.Remembering;
import org.jiheng.document.StagedFile;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedTable;
import org.jiheng.document.Staging;
import org.jiheng.document.TableColumns;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.graphql.Mendable;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Tables whose columns persons explain, and what the county remembers of that. */
@Controller
class ColumnMappingController {

	private final Staging staging;

	private final Correcting correcting;

	private final Remembering remembering;

	ColumnMappingController(Staging staging, Correcting correcting, Remembering remembering) {
		this.staging = staging;
		this.correcting = correcting;
		this.remembering = remembering;
	}

	@QueryMapping
	Mono<List<ColumnMapping>> columnMappings(@Argument @Nullable FiscalYear year) {
		return remembering.list(year);
	}

	@MutationMapping
	Mono<StagedImportPayload> mapStagedColumns(@Argument MapStagedColumnsInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> correcting.map(StagedImportId.required(input.stagedImport()), input.expectedVersion(),
					input.said(), act(environment)))
			.map(item -> new StagedImportPayload(item, List.of()))
			.transform(Mendable.into(problems -> new StagedImportPayload(null, problems)));
	}

	@MutationMapping
	Mono<ForgetColumnMappingPayload> forgetColumnMapping(@Argument ForgetColumnMappingInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> remembering.forget(ColumnMappingId.required(input.columnMapping()), act(environment)))
			.map(key -> new ForgetColumnMappingPayload(ColumnMappingId.of(key), List.of()))
			.transform(Mendable.into(problems -> new ForgetColumnMappingPayload(null, problems)));
	}

	record ForgetColumnMappingInput(String columnMapping, @Nullable String idempotencyKey, boolean dryRun) {
	}

	record ForgetColumnMappingPayload(@Nullable String forgotten, List<Problem.InvalidInput> problems) {
	}

	@SchemaMapping
	Mono<List<StagedTable>> tables(StagedFile file) {
		return staging.tables(file);
	}

	@SchemaMapping(typeName = "StagedCorrection")
	@Nullable List<TableColumns.Column> columns(Correction correction) {
		return correction.columns() == null ? null : correction.columns().columns();
	}

	@SchemaMapping
	String id(ColumnMapping mapping) {
		return ColumnMappingId.of(mapping.key());
	}

	@SchemaMapping
	String form(ColumnMapping mapping) {
		return mapping.columns().form();
	}

	@SchemaMapping
	List<TableColumns.Column> columns(ColumnMapping mapping) {
		return mapping.columns().columns();
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
