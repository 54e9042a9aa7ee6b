package org.jiheng.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;

/**
 * Inside the budget, one finding for each code; the same code in another budget of the
 * county and year cannot be stored.
 */
final class ProjectCodeTwice implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		Map<ProjectCode, List<Project>> byCode = budget.projects()
			.stream()
			.filter(project -> project.code() != null)
			.collect(Collectors.groupingBy(project -> Objects.requireNonNull(project.code()), LinkedHashMap::new,
					Collectors.toList()));
		return byCode.entrySet()
			.stream()
			.filter(same -> same.getValue().size() > 1)
			.map(same -> remark(same.getKey(), same.getValue()));
	}

	private static Remark remark(ProjectCode code, List<Project> projects) {
		String places = projects.stream().map(Examined::place).collect(Collectors.joining("、"));
		return Remark.at(projects.stream().map(project -> Examined.anchor(project, "code")).toList(),
				places + "的项目编码同为 " + code, "请改正其中的错误，同一县同一年度的项目编码不重复");
	}

}
