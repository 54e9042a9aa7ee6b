package org.jiheng.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.review.Place;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** What is wrong or doubtful about the codes of projects. */
record CodeCheck(RegionCode county, Notes notes) {

	void check(List<Project> projects) {
		Map<String, Integer> seen = new HashMap<>();
		for (Project project : projects) {
			ProjectCode code = project.code();
			if (code == null) {
				notes.warning("PROJECT_CODE_MISSING", "项目 " + project.sequence() + "没有项目编码", "请填上项目编码", place(project));
				continue;
			}
			twice(project, code, seen.putIfAbsent(code.value(), project.sequence()));
			irregular(project, code);
			region(project, code);
		}
	}

	private void twice(Project project, ProjectCode code, @Nullable Integer before) {
		if (before != null) {
			notes.refuse("PROJECT_CODE_TWICE", "项目编码 " + code + " 在项目 " + before + "和项目 " + project.sequence() + "中重复",
					"请改正其中一个；重复粘贴的表请删去", place(project));
		}
	}

	private void irregular(Project project, ProjectCode code) {
		if (!code.hasRightCheckCharacter()) {
			String why = code.hasRegularLength() ? "校验位不符或有不用的字母（I、O、S、V、Z）"
					: "有 " + code.value().length() + " 位，应为 21 位";
			notes.warning("PROJECT_CODE_IRREGULAR", "项目 " + project.sequence() + "的项目编码 " + code + " 不合规则：" + why,
					"请与预算一体化系统核对", place(project));
		}
	}

	private void region(Project project, ProjectCode code) {
		if (code.hasRegularLength() && !code.value().startsWith(county.value())) {
			notes.warning("PROJECT_CODE_REGION_DIFFERS",
					"项目 " + project.sequence() + "的项目编码以 " + code.value().substring(0, 6) + " 开头，与本县 " + county + " 不同",
					"请核对是否本县的项目", place(project));
		}
	}

	private static Place place(Project project) {
		return project.provenance()
			.stream()
			.filter(provenance -> provenance.field().equals("code"))
			.map(at -> new Place(at.line(), at.table(), at.row(), at.cell(), project.sequence(), "code", at.spot()))
			.findFirst()
			.orElse(new Place(null, null, null, null, project.sequence(), "code"));
	}

}
