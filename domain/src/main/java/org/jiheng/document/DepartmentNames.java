package org.jiheng.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.department.Department;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Nearest;

/**
 * Which departments a document without a code may be of, by its names. Only suggested: a
 * person says which one it is.
 */
final class DepartmentNames {

	private DepartmentNames() {
	}

	static Finding missing(List<String> names, Collection<Department> known) {
		String suggested = suggestions(names, known).stream()
			.map(department -> department.code() + " " + department.name())
			.collect(Collectors.joining("、"));
		String written = names.isEmpty() ? "" : "；文件写的是“" + String.join("、", names) + "”";
		String advice = suggested.isEmpty() ? "请在表上方写明单位代码和名称（如“315001 卢龙县司法局本级”），或上传时以 department 参数指定部门代码" : "可能是："
				+ suggested + "。请核对后以 department 参数指定部门代码，如 department=" + suggestions(names, known).getFirst().code();
		return new Finding(Severity.ERROR, "DEPARTMENT_MISSING", "没有找到预算单位代码，不知道是哪个部门" + written, advice, Place.WHOLE);
	}

	/** Those whose name is one of the names, or part of one; else the nearest. */
	private static List<Department> suggestions(List<String> names, Collection<Department> known) {
		List<Department> same = known.stream()
			.filter(department -> names.stream().anyMatch(name -> isSame(name, department.name())))
			.toList();
		if (!same.isEmpty()) {
			return same.size() > 3 ? same.subList(0, 3) : same;
		}
		Set<String> nearest = names.stream()
			.flatMap(name -> known.isEmpty() ? Stream.empty()
					: Nearest.to(name, known.stream().map(Department::name).toList()).stream().limit(1))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return known.stream().filter(department -> nearest.contains(department.name())).limit(3).toList();
	}

	/** 司法局 is 卢龙县司法局, and that is 秦皇岛市卢龙县司法局本级. */
	private static boolean isSame(String written, String known) {
		String name = written.replaceAll("[(（]?本级[)）]?$", "");
		return name.length() > 2 && (name.endsWith(known) || known.endsWith(name));
	}

}
