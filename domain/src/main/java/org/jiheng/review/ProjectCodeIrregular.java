package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;

/** A warning, as codes by other schemes are in use. */
final class ProjectCodeIrregular implements Rule.OfProject {

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		ProjectCode code = project.code();
		if (code == null || code.hasRightCheckCharacter()) {
			return Optional.empty();
		}
		return Optional.of(Remark.at(Examined.anchor(project, "code"),
				Examined.place(project) + "的项目编码 " + code + why(code), "请与预算一体化系统核对"));
	}

	private static String why(ProjectCode code) {
		if (!code.hasRegularLength()) {
			return " 有 " + code.value().length() + " 位，应为 21 位";
		}
		return code.value().matches(".*[IOSVZa-z-].*") ? " 有不用的字符（I、O、S、V、Z、小写字母或连字符）" : " 的校验位不符";
	}

}
