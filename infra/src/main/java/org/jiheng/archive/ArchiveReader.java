package org.jiheng.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Target;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.Digest;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.CanonicalForm;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one file of an archive by the rules of the domain; the package says how it is
 * written.
 */
final class ArchiveReader {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final String FORMAT = "jiheng-archive-1";

	private final String file;

	private int line;

	private ArchiveReader(String file) {
		this.file = file;
	}

	/** All of it. Throws an ArchiveProblem for what cannot be loaded. */
	static ArchivedYear read(Path path) throws IOException {
		try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
			return new ArchiveReader(path.getFileName().toString()).read(lines);
		}
		catch (CharacterCodingException _) {
			throw new ArchiveProblem("ARCHIVE_ENCODING", path.getFileName() + " 不是 UTF-8 编码；请转换后再载入");
		}
	}

	private ArchivedYear read(BufferedReader lines) throws IOException {
		Fields head = next(lines);
		if (head == null || !FORMAT.equals(head.textOrNull("format"))) {
			throw new ArchiveProblem("ARCHIVE_FORMAT", file + " 第 1 行须为 {\"format\":\"" + FORMAT + "\", …}");
		}
		var county = head.one("county", ArchiveReader::county, "须为 6 位县级区划代码");
		var year = new FiscalYear(within(head, "year", () -> head.integer("year"), 2000, 2099));
		String name = head.text("countyName");
		String source = head.text("source");
		head.end();
		List<ArchivedBudget> budgets = new ArrayList<>();
		Set<DepartmentCode> departments = new HashSet<>();
		for (Fields fields = next(lines); fields != null; fields = next(lines)) {
			ArchivedBudget budget = budget(fields, county, year);
			if (!departments.add(budget.key().department())) {
				throw new ArchiveProblem("ARCHIVE_TWICE",
						fields.place() + " 部门 " + budget.key().department() + " 在本文件中出现两次；每个部门每年一行");
			}
			budgets.add(budget);
		}
		if (budgets.isEmpty()) {
			throw new ArchiveProblem("ARCHIVE_EMPTY", file + " 没有任何部门预算");
		}
		return new ArchivedYear(county, name, year, source, budgets);
	}

	private @Nullable Fields next(BufferedReader lines) throws IOException {
		String text = lines.readLine();
		line++;
		if (text == null) {
			return null;
		}
		String place = file + " 第 " + line + " 行";
		try {
			return Fields.of(JSON.readTree(text), place);
		}
		catch (JacksonException _) {
			throw new ArchiveProblem("ARCHIVE_JSON", place + " 不是一个完整的 JSON 对象（或有重复的字段）");
		}
	}

	private static ArchivedBudget budget(Fields fields, RegionCode county, FiscalYear year) {
		Fields content = fields.object("content");
		String form = content.textOrNull("form");
		if (!county.value().equals(content.textOrNull("county")) || content.integer("year") != year.value()) {
			throw new ArchiveProblem("ARCHIVE_OTHER",
					content.place() + " 的 county、year 须为 " + county + "、" + year + "，与文件首行一致");
		}
		var department = content.one("department", DepartmentCode::new, "须为 3 位部门代码");
		var key = new BudgetKey(county, year, department);
		BudgetText text = text(content, key);
		SealedContent sealed = SealedContent.of(text);
		if (!CanonicalForm.form(sealed).equals(form)) {
			throw new ArchiveProblem("ARCHIVE_OTHER",
					content.place() + " 的 form 须为 " + CanonicalForm.form(sealed) + "：有中期目标或中期指标值的为 2，没有的为 1");
		}
		String canonical = CanonicalForm.of(key, sealed);
		String hash = Digest.of(canonical);
		String stated = fields.textOrNull("contentHash");
		if (stated != null && !stated.equals(hash)) {
			throw new ArchiveProblem("ARCHIVE_HASH",
					fields.place() + " 的 contentHash 与内容不符：内容为 " + hash + "；内容可能在传送中改变");
		}
		String draftedBy = person(fields, "draftedBy");
		String approvedBy = person(fields, "approvedBy");
		if (draftedBy.equals(approvedBy)) {
			throw fields.wrong("approvedBy", "不能与 draftedBy 相同：编制人不能批复");
		}
		var budget = new ArchivedBudget(key, fields.text("departmentName"), draftedBy, approvedBy,
				basis(fields.objectOrNull("basis")), sealed, units(text), canonical, hash);
		fields.end();
		return budget;
	}

	private static @Nullable Basis basis(@Nullable Fields fields) {
		if (fields == null) {
			return null;
		}
		var basis = new Basis(fields.text("document"), fields.dateOrNull("date"));
		fields.end();
		return basis;
	}

	private static List<BudgetUnit> units(BudgetText text) {
		return text.projects().stream().map(Project::unit).flatMap(Stream::ofNullable).distinct().toList();
	}

	private static BudgetText text(Fields content, BudgetKey key) {
		List<Project> projects = new ArrayList<>();
		List<Indicator> indicators = new ArrayList<>();
		var numbers = new Numbers();
		for (Fields each : content.objects("projects")) {
			Project project = project(each, key);
			numbers.take(each, project.key().number());
			projects.add(project);
			for (Fields indicator : each.objects("indicators")) {
				indicators.add(indicator(indicator, key, project.key(), numbers));
			}
			each.end();
		}
		for (Fields indicator : content.objects("indicators")) {
			indicators.add(indicator(indicator, key, null, numbers));
		}
		var text = new BudgetText(content.text("title"), content.texts("overallGoals"), content.texts("itemisedGoals"),
				content.texts("safeguards"), projects, indicators, List.of());
		content.end();
		return text;
	}

	private static Project project(Fields fields, BudgetKey budget) {
		var key = new ProjectKey(budget,
				within(fields, "number", () -> fields.integer("number"), 1, Integer.MAX_VALUE));
		List<PaymentMilestone> plan = fields.objects("paymentPlan").stream().map(ArchiveReader::milestone).toList();
		var funds = new Funds(money(fields, "totalFen", fields.number("totalFen")),
				money(fields, "fiscalFen", fields.numberOrNull("fiscalFen")),
				money(fields, "otherFen", fields.numberOrNull("otherFen")));
		return ruled(fields,
				() -> new Project(key, fields.integer("sequence"),
						fields.parsed("code", ProjectCode::new, "须为 1 至 40 位字母、数字或连字符的项目编码"), fields.text("name"),
						unit(fields, budget.department()), funds, fields.textOrNull("purpose"), plan,
						fields.texts("goals"), fields.has("lastingGoals") ? fields.texts("lastingGoals") : List.of(),
						fields.truth("classified"), List.of()));
	}

	private static @Nullable BudgetUnit unit(Fields fields, DepartmentCode department) {
		var code = fields.parsed("unitCode", BudgetUnitCode::new, "须为 6 位预算单位代码");
		String name = fields.textOrNull("unitName");
		if ((code == null) != (name == null) || (code != null && !code.department().equals(department))) {
			throw fields.wrong("unitCode", "须与 unitName 同时给出，前 3 位为部门代码 " + department);
		}
		return code == null || name == null ? null : new BudgetUnit(code, name);
	}

	private static PaymentMilestone milestone(Fields fields) {
		var milestone = new PaymentMilestone(within(fields, "month", () -> fields.integer("month"), 1, 12),
				BigDecimal.valueOf(within(fields, "hundredths", () -> fields.integer("hundredths"), 0, 10_000), 2));
		fields.end();
		return milestone;
	}

	private static Indicator indicator(Fields fields, BudgetKey budget, @Nullable ProjectKey project, Numbers numbers) {
		int number = within(fields, "number", () -> fields.integer("number"), 1, Integer.MAX_VALUE);
		numbers.take(fields, number);
		Target target = target(fields.object("target"));
		Fields lasting = fields.objectOrNull("lastingTarget");
		Target lastingTarget = lasting == null ? null : target(lasting);
		Indicator indicator = ruled(fields,
				() -> new Indicator(new IndicatorKey(budget, number), project, fields.integer("sequence"),
						fields.text("level1"), fields.text("level2"), fields.textOrNull("level3"),
						fields.textOrNull("description"), target, lastingTarget, fields.textOrNull("basis"),
						fields.decimalOrNull("weight"), List.of()));
		fields.end();
		return indicator;
	}

	/** Of its kind, with what its kind has and nothing else. */
	private static Target target(Fields fields) {
		var stated = new SealedIndicator.SealedTarget(fields.text("kind"), fields.textOrNull("raw"),
				fields.textOrNull("comparator"), fields.decimalOrNull("value"), fields.decimalOrNull("upper"),
				fields.textOrNull("unit"), fields.dateOrNull("deadline"));
		fields.end();
		Target target = ruled(fields, stated::target);
		if (!SealedIndicator.SealedTarget.of(target).equals(stated)) {
			throw new ArchiveProblem("ARCHIVE_TARGET",
					fields.place() + " 的各字段与 kind " + stated.kind() + " 不符：该类型缺少应有的字段，或多出不应有的字段");
		}
		return target;
	}

	private static RegionCode county(String code) {
		var county = new RegionCode(code);
		if (county.level() != RegionCode.Level.COUNTY) {
			throw new IllegalArgumentException("not a county: " + code);
		}
		return county;
	}

	private static String person(Fields fields, String name) {
		String person = fields.text(name);
		if (!Subject.fits(person)) {
			throw fields.wrong(name, "须为 1 至 255 个字，不含控制字符");
		}
		return person;
	}

	private static Money money(Fields fields, String name, long fen) {
		if (fen < 0) {
			throw fields.wrong(name, "不能为负");
		}
		return new Money(fen);
	}

	private static @Nullable Money money(Fields fields, String name, @Nullable Long fen) {
		return fen == null ? null : money(fields, name, fen.longValue());
	}

	private static int within(Fields fields, String name, Supplier<Integer> read, int least, int most) {
		int number = read.get();
		if (number < least || number > most) {
			throw fields.wrong(name, "须在 " + least + " 至 " + most + " 之间");
		}
		return number;
	}

	/** What the domain's own types refuse. */
	private static <T> T ruled(Fields fields, Supplier<T> made) {
		try {
			return made.get();
		}
		catch (IllegalArgumentException | NullPointerException refused) {
			throw new ArchiveProblem("ARCHIVE_RULE", fields.place() + " 不合规则：" + refused.getMessage());
		}
	}

	/** Projects and indicators of a budget have numbers out of one row. */
	private static final class Numbers {

		private final Set<Integer> taken = new HashSet<>();

		void take(Fields fields, int number) {
			if (!taken.add(number)) {
				throw fields.wrong("number", "重复：" + number + "；一个预算中项目和指标的编号各不相同");
			}
		}

	}

}
