package org.jiheng.lineage.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.lineage.Recording;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What became of counties and departments. */
@Controller
class LineageController {

	static final String TYPE = "UnitChange";

	private final Recording recording;

	LineageController(Recording recording) {
		this.recording = recording;
	}

	@QueryMapping
	Mono<Connection<UnitChange>> unitChanges(@Argument boolean withdrawn, @Arguments PageArguments page) {
		Paging paging = page.over(TYPE, withdrawn);
		return recording.list(withdrawn, paging.request())
			.map(found -> paging.connection(found, () -> recording.count(withdrawn)));
	}

	@MutationMapping
	Mono<UnitChangePayload> recordDepartmentChange(@Argument RecordDepartmentChangeInput input,
			DataFetchingEnvironment environment) {
		return recording.county()
			.flatMap(county -> recording.record(input.terms(county), act(environment)))
			.transform(LineageController::payload);
	}

	@MutationMapping
	Mono<UnitChangePayload> recordRegionChange(@Argument RecordRegionChangeInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> recording.record(input.terms(), act(environment)))
			.transform(LineageController::payload);
	}

	@MutationMapping
	Mono<UnitChangePayload> withdrawUnitChange(@Argument WithdrawUnitChangeInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> recording.withdraw(input.key(), act(environment)))
			.transform(LineageController::payload);
	}

	@SchemaMapping
	String id(UnitChange change) {
		return NodeId.of(TYPE, (Object[]) change.key().reference().split("/", -1)).toString();
	}

	@SchemaMapping
	RegionCode county(UnitChange change) {
		return change.key().unit().county();
	}

	@SchemaMapping
	@Nullable DepartmentCode department(UnitChange change) {
		return change.key().unit().department();
	}

	@SchemaMapping
	int number(UnitChange change) {
		return change.key().number();
	}

	@SchemaMapping(typeName = "UnitChangePart")
	String code(UnitChange.Part part) {
		return part.unit().code();
	}

	private static Mono<UnitChangePayload> payload(Mono<UnitChange> done) {
		return done.map(change -> new UnitChangePayload(change, List.of()))
			.transform(Mendable.into(problems -> new UnitChangePayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
