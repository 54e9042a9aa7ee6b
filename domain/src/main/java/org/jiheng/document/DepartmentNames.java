package org.jiheng.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.document.DepartmentSuggestion.Likelihood;
import org.jiheng.document.KnownDepartments.Called;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * Tells which department a document is of: by its code, then by a name or an alias that
 * is one department's alone. Whatever else its names resemble is suggested, and a person
 * says which one it is. A code and a name that are different departments' are not
 * resolved.
 */
final class DepartmentNames {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final KnownDepartments known;

	private final String county;

	private final FiscalYear year;

	private final List<Reading.Name> names;

	/**
	 * @param county the name of the acting county
	 * @param names those that the document gives, the department's own first
	 */
	DepartmentNames(KnownDepartments known, String county, FiscalYear year, List<Reading.Name> names) {
		this.known = known;
		this.county = county;
		this.year = year;
		this.names = names;
	}

	/** Of a document without a code. */
	Placement unplaced(@Nullable DepartmentCode said) {
		if (said != null) {
			return new Placement.At(said, first(), byHand(said));
		}
		Map<DepartmentCode, Finding> found = new LinkedHashMap<>();
		for (Reading.Name name : names) {
			known.called(name.words())
				.forEach(called -> found.putIfAbsent(called.department().code(), placedBy(name, called)));
		}
		Optional<DepartmentCode> only = found.size() == 1 ? found.keySet().stream().findFirst() : Optional.empty();
		return only.filter(code -> ended(code).isEmpty())
			.<Placement>map(code -> new Placement.At(code, first(), List.of(found.get(code))))
			.orElseGet(() -> open(found.size()));
	}

	/**
	 * Of a document with a code.
	 * @param said whether a person said that it is of this department
	 */
	Placement coded(DepartmentCode code, boolean said) {
		List<Called> called = called(first());
		List<Finding> findings = new ArrayList<>();
		Optional<Department> registered = known.of(code);
		if (contradicts(called, code)) {
			Finding refusal = contradiction(Severity.ERROR, code, called);
			if (!said) {
				return new Placement.Open(refusal, both(registered, called));
			}
			findings.add(contradiction(Severity.WARNING, code, called));
		}
		else if (registered.isEmpty()) {
			resembles(code).ifPresent(findings::add);
		}
		else {
			named(registered.get(), called).ifPresent(findings::add);
		}
		ended(code).ifPresent(findings::add);
		boolean byAlias = called.stream().anyMatch(each -> each.alias() != null && isOf(each, code));
		return new Placement.At(code, byAlias ? registered.map(Department::name).orElse(first()) : first(), findings);
	}

	private String first() {
		return names.isEmpty() ? "" : names.getFirst().words();
	}

	private Place place() {
		return names.isEmpty() ? Place.WHOLE : names.getFirst().place();
	}

	private List<Called> called(String name) {
		return name.isEmpty() ? List.of() : known.called(name);
	}

	private static boolean isOf(Called called, DepartmentCode code) {
		return called.department().code().equals(code);
	}

	private boolean contradicts(List<Called> called, DepartmentCode code) {
		return !called.isEmpty()
				&& called.stream()
					.flatMap(each -> known.in(each.department(), year).stream())
					.noneMatch(department -> department.code().equals(code))
				&& called.stream().noneMatch(each -> isOf(each, code));
	}

	private List<Finding> byHand(DepartmentCode said) {
		List<Finding> findings = new ArrayList<>();
		findings.add(new Finding(Severity.HINT, "DEPARTMENT_BY_HAND", "文件没有写明部门代码，按上传时指定的部门 " + said + " 导入",
				"请核对是否这个部门的文件", Place.WHOLE));
		List<Called> called = names.stream().flatMap(name -> known.called(name.words()).stream()).toList();
		if (contradicts(called, said)) {
			findings.add(contradiction(Severity.WARNING, said, called));
		}
		ended(said).ifPresent(findings::add);
		return findings;
	}

	private Finding placedBy(Reading.Name name, Called called) {
		DepartmentAlias alias = called.alias();
		return alias == null
				? new Finding(Severity.HINT, "DEPARTMENT_BY_NAME",
						"文件没有写明部门代码，按名称“" + name.words() + "”归入部门 " + called.department().words(),
						"请核对；不是这个部门的，以 department 参数指定部门代码", name.place())
				: new Finding(Severity.HINT, "DEPARTMENT_BY_ALIAS",
						"文件没有写明部门代码，按别名“" + alias.name() + "”归入部门 " + called.department().words() + "；"
								+ confirmed(alias),
						"请核对；不是这个部门的，以 department 参数指定部门代码，别名登记错的由县级财政部门用 withdrawDepartmentAlias 撤销", name.place());
	}

	static String confirmed(DepartmentAlias alias) {
		return "别名由 " + alias.confirmedBy() + " 于 " + alias.confirmedAt().atZone(CHINA).toLocalDate() + " 确认";
	}

	private Placement open(int found) {
		List<String> written = names.stream().map(Reading.Name::words).toList();
		List<DepartmentSuggestion> suggestions = known.suggestions(written, year, county);
		String said = written.isEmpty() ? "" : "；文件写的是“" + String.join("、", written) + "”";
		String message = switch (found) {
			case 0 -> "没有找到预算单位代码，不知道是哪个部门" + said;
			case 1 -> "没有找到预算单位代码，按名称的那个部门在 " + year + " 年度已不存在" + said;
			default -> "没有找到预算单位代码，按名称有几个部门，无法确定是哪一个" + said;
		};
		String advice = suggestions.isEmpty() ? "请在表上方写明单位代码和名称（如“315001 卢龙县司法局本级”），或上传时以 department 参数指定部门代码"
				: "可能是：" + suggestions.stream().map(DepartmentSuggestion::words).collect(Collectors.joining("、"))
						+ "。请核对后以 department 参数指定部门代码，如 department=" + suggestions.getFirst().department().code()
						+ "；以后写这个名称的文件要自动归入的，由县级财政部门用 confirmDepartmentAlias 登记别名";
		return new Placement.Open(
				new Finding(Severity.ERROR, found == 0 ? "DEPARTMENT_MISSING" : "DEPARTMENT_UNDECIDED", message, advice,
						found == 0 ? Place.WHOLE : place()),
				suggestions);
	}

	private Finding contradiction(Severity severity, DepartmentCode code, List<Called> called) {
		String of = known.of(code).map(Department::words).orElse(code + "（尚未登记）");
		String others = called.stream()
			.map(each -> each.department().words() + (each.alias() == null ? "" : "（" + confirmed(each.alias()) + "）"))
			.distinct()
			.collect(Collectors.joining("、"));
		return new Finding(severity, "DEPARTMENT_CONTRADICTS",
				"部门代码与名称是两个部门：代码是 " + of + "，名称“" + first() + "”却是 " + others + " 的",
				severity == Severity.ERROR
						? "请改正文件中的代码或名称；代码无误的，上传时以 department=" + code + " 指明，暂存的用 correctStagedImport 的 department 指明"
						: "已按部门 " + code + " 导入，请核对是否这个部门的文件",
				place());
	}

	private List<DepartmentSuggestion> both(Optional<Department> registered, List<Called> called) {
		List<DepartmentSuggestion> both = new ArrayList<>();
		registered.ifPresent(
				department -> both.add(new DepartmentSuggestion(department, first(), Likelihood.MEDIUM, "文件中的代码")));
		both.addAll(known.suggestions(List.of(first()), year, county)
			.stream()
			.filter(each -> called.stream().anyMatch(other -> other.department().equals(each.department())))
			.toList());
		return both;
	}

	/** A code that nobody registered, and a name that somebody else nearly has. */
	private Optional<Finding> resembles(DepartmentCode code) {
		String near = known.suggestions(List.of(first()), year, county)
			.stream()
			.filter(each -> each.likelihood() == Likelihood.HIGH && !each.department().code().equals(code))
			.map(DepartmentSuggestion::words)
			.collect(Collectors.joining("、"));
		return near.isEmpty() ? Optional.empty() : Optional.of(new Finding(Severity.WARNING, "DEPARTMENT_RESEMBLES",
				"部门 " + code + " 尚未登记，名称“" + first() + "”与已登记的相近：" + near, "请核对部门代码；确是新部门的可以不管", place()));
	}

	private Optional<Finding> named(Department department, List<Called> called) {
		if (Department.nameKey(first()).equals(Department.nameKey(department.name()))) {
			return Optional.empty();
		}
		Optional<DepartmentAlias> alias = called.stream()
			.filter(each -> isOf(each, department.code()))
			.flatMap(each -> Optional.ofNullable(each.alias()).stream())
			.findFirst();
		return Optional.of(alias.map(known -> new Finding(Severity.HINT, "DEPARTMENT_BY_ALIAS",
				"文件中的部门名称“" + first() + "”是部门 " + department.words() + " 的别名；" + confirmed(known), "登记的名称未改动", place()))
			.orElseGet(() -> new Finding(Severity.WARNING, "DEPARTMENT_NAME",
					"文件中的部门名称“" + first() + "”与登记的名称“" + department.name() + "”不同",
					"请核对文件是否属于部门 " + department.code() + "；登记的名称未改动", place())));
	}

	private Optional<Finding> ended(DepartmentCode code) {
		return known.of(code)
			.flatMap(department -> known.ended(department, year))
			.map(why -> new Finding(Severity.WARNING, "DEPARTMENT_ENDED", why + "，这是 " + year + " 年度的文件",
					"请核对年度和部门；应由接续的部门编制的，请改正部门代码", place()));
	}

}
