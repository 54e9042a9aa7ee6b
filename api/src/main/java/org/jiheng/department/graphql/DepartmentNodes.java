package org.jiheng.department.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class DepartmentNodes implements NodeResolver<Department> {

	private static final String TYPE = "Department";

	private final Departments departments;

	DepartmentNodes(Departments departments) {
		this.departments = departments;
	}

	static NodeId id(Department department) {
		return NodeId.of(TYPE, department.county(), department.code());
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public Class<Department> javaType() {
		return Department.class;
	}

	@Override
	public Mono<Map<NodeId, Department>> resolve(List<NodeId> ids) {
		Set<DepartmentKey> keys = ids.stream()
			.filter(DepartmentNodes::fits)
			.map(id -> new DepartmentKey(new RegionCode(id.key().getFirst()), new DepartmentCode(id.key().getLast())))
			.collect(Collectors.toSet());
		return departments.of(keys)
			.map(found -> found.values().stream().collect(Collectors.toMap(DepartmentNodes::id, Function.identity())));
	}

	private static boolean fits(NodeId id) {
		return id.key().size() == 2 && id.key().getFirst().matches("[0-9]{6}")
				&& id.key().getLast().matches("[0-9]{3}");
	}

}
