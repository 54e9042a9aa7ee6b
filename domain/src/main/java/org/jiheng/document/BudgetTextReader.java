package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.Department;
import org.jiheng.review.Place;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document: its outline first, then cover, sections and forms; at last it
 * understands or refuses.
 */
final class BudgetTextReader {

	private static final FiscalYear NO_YEAR = new FiscalYear(2000);

	private static final DepartmentCode NO_DEPARTMENT = new DepartmentCode("000");

	private SourceDocument document;

	private final RegionCode county;

	private final Levels levels;

	private final Notes notes = new Notes();

	private final List<Provenance> provenance = new ArrayList<>();

	private static final Pattern DEPARTMENT = Pattern.compile("(?<code>[0-9]{3})[-_—－]?(?<name>[^0-9].{1,60})");

	private final List<ProjectList> lists = new ArrayList<>();

	private final DocumentDigest digest = new DocumentDigest();

	private List<SeenTables.OneTable> tables = List.of();

	private @Nullable FiscalYear year;

	/**
	 * @param document with rows put together that page breaks cut
	 */
	BudgetTextReader(SourceDocument document, RegionCode county, Levels levels) {
		this.document = document;
		this.county = county;
		this.levels = levels;
	}

	Reading read() {
		if (BlankForm.is(document)) {
			notes.hint("FORM_BLANK", "这是一张空白表，只有表头，没有填写内容；没有可以保存的内容", "填写后再导入", Place.WHOLE);
			return new Reading.Blank(notes.all());
		}
		Outline outline = Outline.of(document);
		Optional<SourceDocument> flat = outline.forms.isEmpty() ? FlatText.of(document) : Optional.empty();
		if (flat.isPresent()) {
			document = flat.get();
			outline = Outline.of(document);
		}
		document.remarks().forEach(notes::add);
		Reading reading = read(outline);
		tables = flat.isPresent() ? List.of() : TableHeads.of(document, outline, seen());
		return reading;
	}

	private Reading read(Outline outline) {
		Cover cover = new Cover(outline.cover);
		boolean whole = cover.title().isPresent() || !outline.sections.isEmpty();
		Optional<Quote> title = whole ? cover.title() : sheetTitle(outline);
		if (outline.forms.isEmpty() || (!whole && title.isEmpty())) {
			year = new Cover(Stream.concat(outline.cover.stream(), outline.titlesAlone.stream()).toList()).year()
				.orElse(null);
			return notABudgetText(outline);
		}
		return read(outline, whole ? cover : new Cover(sheetCover(outline, title.orElseThrow())), title, whole);
	}

	/** A title with the line below it that says the year: （2022年度）. */
	private static List<Quote> sheetCover(Outline outline, Quote title) {
		return outline.forms.stream()
			.filter(form -> title.equals(form.title))
			.findFirst()
			.map(form -> Stream.concat(Stream.of(title), form.yearBelowTitle().stream()).toList())
			.orElse(List.of(title));
	}

	/** What may be shown of the words, once they have been read. */
	SeenWords seen() {
		boolean mixed = notes.all().stream().anyMatch(finding -> finding.code().startsWith("CLASSIFIED_"));
		return new SeenWords(digest.open(document), mixed || digest.besideForms());
	}

	/**
	 * Forms that stand alone, without a 部门预算绩效文本 around them, say themselves what they
	 * are.
	 */
	private static Optional<Quote> sheetTitle(Outline outline) {
		return outline.forms.stream()
			.filter(form -> form.title != null && Numbering.of(form.title.text()).isEmpty())
			.filter(BudgetTextReader::isSheet)
			.map(form -> Objects.requireNonNull(form.title))
			.findFirst();
	}

	private static boolean isSheet(FormSource form) {
		return form.listed != null || form.rows.stream()
			.anyMatch(row -> ProjectList.isHeader(row) || Label.INITIAL.isIn(row) || Label.EXPECTED.isIn(row)
					|| Label.LASTING_GOALS.isIn(row) || Label.UNIT.isIn(row) || Label.AUTHORITY.isIn(row));
	}

	private Reading read(Outline outline, Cover cover, Optional<Quote> title, boolean whole) {
		provenance.addAll(title.stream().map(line -> line.as("title")).toList());
		List<FormSource> forms = forms(outline.forms);
		List<BudgetUnit> units = units(forms);
		DepartmentCode department = department(cover, units, forms);
		BudgetKey key = new BudgetKey(county, year(cover), department);
		var identity = new FormIdentity(key);
		List<ProjectReader.Read> projects = projects(forms, identity, whole);
		List<Indicator> ofDepartment = ofDepartment(outline.wholeRows, identity);
		reportStray(outline);
		TableHeads.unread(document, outline).forEach(table -> reportColumns(table, ""));
		new Contents(outline.contents).compare(outline.forms, notes);
		if (whole || forms.stream().anyMatch(form -> form.rows.stream().anyMatch(Label.CODE::isIn))) {
			new CodeCheck(county, notes).check(projects.stream().map(ProjectReader.Read::project).toList());
		}
		reportSums(projects);
		BudgetText text = text(title.map(Quote::text).orElse(""), outline, projects, ofDepartment, whole);
		if (notes.refuses()) {
			return new Reading.Refused(notes.all());
		}
		Reading.Name name = departmentName(cover, units, forms);
		Reading.Understood understood = new Reading.Understood(key, name.words(), name.place(), units, named(forms),
				text, digest.of(document), notes.all());
		return department.equals(NO_DEPARTMENT) ? new Reading.Unplaced(understood, allNames(name, forms)) : understood;
	}

	/** Tables of several projects taken apart. */
	private List<FormSource> forms(List<FormSource> found) {
		List<FormSource> forms = new ArrayList<>();
		for (FormSource form : found) {
			Optional<ProjectList> list = ProjectList.of(form);
			list.ifPresentOrElse(several -> {
				forms.addAll(several.projects());
				lists.add(several);
				several.stray.forEach(row -> notes.error("TABLE_NOT_READ", "这一行在第一个项目名称之前，不知道属于哪个项目，没有读入", "请补上项目名称",
						row.first().place(null, "projects")));
			}, () -> forms.add(form));
		}
		return forms;
	}

	/** The table's own sum of a department is checked against its projects. */
	private void reportSums(List<ProjectReader.Read> projects) {
		for (ProjectList list : lists) {
			if (list.sums.size() != 1) {
				continue;
			}
			TableRow row = list.sums.getFirst();
			Optional<Money> stated = list.columns()
				.cell(row, Label.TOTAL)
				.flatMap(cell -> AmountReader.read(cell, list.moneyUnit()));
			Money read = projects.stream()
				.map(project -> project.project().funds().total())
				.reduce(Money.ZERO, Money::plus);
			stated.filter(sum -> !sum.equals(read))
				.ifPresent(sum -> notes.warning("SUM_DIFFERS",
						"表中合计 " + sum.in(MoneyUnit.YUAN).toPlainString() + " 元，读入的项目合计 "
								+ read.in(MoneyUnit.YUAN).toPlainString() + " 元；表可能不完整",
						"请核对是否缺少项目", row.first().place(null, "funds.total")));
		}
	}

	private Reading notABudgetText(Outline outline) {
		notes.refuse("NOT_A_BUDGET_TEXT", "这不是部门预算绩效文本：没有找到标题（如“2024年部门预算绩效文本”）和带“项目编码、项目名称、预算数”的绩效目标表",
				"请上传部门预算绩效文本（.docx、.xlsx、.xls、.pdf、.csv，或表格各格以制表符分隔的 .txt）", Place.WHOLE);
		TableHeads.unread(document, outline).forEach(table -> reportColumns(table, "：" + table.bare().header()));
		return new Reading.Refused(notes.all());
	}

	/** The words only where nothing is stored: whose they are is not known. */
	private void reportColumns(SeenTables.OneTable table, String words) {
		notes.error("COLUMNS_UNKNOWN", "这张表的表头看不懂，没有读入" + words,
				"请以 stage=true 暂存这份文件，用 mapStagedColumns 说明各栏是什么；也可以改用常用的表头，如“项目名称”“预算数”“指标值”", table.place());
	}

	private FiscalYear year(Cover cover) {
		Optional<FiscalYear> named = cover.year();
		if (named.isEmpty()) {
			notes.refuse("YEAR_MISSING", "封面标题没有写明年度", "请写明年度，如“2024年部门预算绩效文本”", Place.WHOLE);
		}
		year = named.orElse(null);
		return named.orElse(NO_YEAR);
	}

	/** The year that the document says it is of, once it has been read. */
	@Nullable FiscalYear year() {
		return year;
	}

	/** The tables whose headers somebody may explain, once it has been read. */
	List<SeenTables.OneTable> tables() {
		return tables;
	}

	/** That a header is read as somebody said. */
	void explained(Explanation explanation, Place place) {
		notes.hint("COLUMNS_MAPPED", "这张表的各栏已按 " + explanation.origin() + "的列对应读取",
				"请核对各栏是否读对；对这份文件可撤销（withdrawCorrection），本县记住的由县财政忘记（forgetColumnMapping）", place);
	}

	private List<BudgetUnit> units(List<FormSource> forms) {
		Map<String, List<BudgetUnit>> byCode = forms.stream()
			.map(form -> UnitReader.of(unit(form)))
			.filter(Objects::nonNull)
			.collect(Collectors.groupingBy(unit -> unit.code().value(), TreeMap::new, Collectors.toList()));
		byCode.forEach(this::reportNames);
		return byCode.values().stream().map(List::getFirst).toList();
	}

	private @Nullable Quote unit(FormSource form) {
		return form.unit != null ? form.unit : new SheetReader(form, new FormContext(0, true, new Notes())).unit();
	}

	private void reportNames(String code, List<BudgetUnit> units) {
		List<String> names = units.stream().map(BudgetUnit::name).distinct().toList();
		if (names.size() > 1) {
			notes.warning("UNIT_NAMES_DIFFER", "预算单位 " + code + " 有不同的名称：" + String.join("、", names) + "，取第一个", "请统一名称",
					Place.WHOLE);
		}
	}

	private DepartmentCode department(Cover cover, List<BudgetUnit> units, List<FormSource> forms) {
		List<DepartmentCode> written = Stream
			.concat(units.stream().map(unit -> unit.code().department()),
					responsible(forms).map(Quote::text).flatMap(this::code))
			.distinct()
			.toList();
		List<DepartmentCode> codes = written.isEmpty() ? cover.code().stream().toList() : written;
		if (codes.size() > 1) {
			notes.refuse("DEPARTMENTS_DIFFER", "文中有 " + codes.size() + " 个部门：" + codes, "一份文本只写一个部门，请按部门分开",
					Place.WHOLE);
		}
		return codes.isEmpty() ? NO_DEPARTMENT : codes.getFirst();
	}

	/** What the forms call the department, with its code or without: 219-某镇人民政府. */
	private Stream<Quote> responsible(List<FormSource> forms) {
		Stream<Quote> sums = lists.stream().flatMap(list -> list.sums.stream()).map(TableRow::first);
		Stream<Quote> authorities = forms.stream()
			.filter(form -> form.listed == null)
			.flatMap(form -> new SheetReader(form, new FormContext(0, true, new Notes())).authority().stream());
		return Stream.concat(sums, authorities);
	}

	private Stream<DepartmentCode> code(String words) {
		Matcher matcher = DEPARTMENT.matcher(Wording.folded(words));
		return matcher.matches() ? Stream.of(new DepartmentCode(matcher.group("code"))) : Stream.empty();
	}

	private Reading.Name departmentName(Cover cover, List<BudgetUnit> units, List<FormSource> forms) {
		Optional<Reading.Name> coded = responsible(forms).flatMap(BudgetTextReader::named).findFirst();
		return cover.department().map(BudgetTextReader::name).or(() -> coded).orElseGet(() -> {
			List<Reading.Name> names = units.isEmpty() ? names(forms)
					: List.of(new Reading.Name(units.getFirst().name(), unitPlace(forms)));
			return names.isEmpty() ? new Reading.Name("", Place.WHOLE) : withoutItself(names.getFirst());
		});
	}

	private static Stream<Reading.Name> named(Quote quote) {
		Matcher matcher = DEPARTMENT.matcher(Wording.folded(quote.text()));
		return matcher.matches()
				? Stream.of(new Reading.Name(quote.text().substring(matcher.start("name"), matcher.end("name")),
						quote.place(null, null)))
				: Stream.empty();
	}

	private static Reading.Name name(Quote quote) {
		return new Reading.Name(quote.text(), quote.place(null, null));
	}

	private static Reading.Name withoutItself(Reading.Name name) {
		return new Reading.Name(name.words().replaceFirst("[(（]?本级[)）]?$", ""), name.place());
	}

	private Place unitPlace(List<FormSource> forms) {
		return forms.stream()
			.flatMap(form -> Optional.ofNullable(unit(form)).stream())
			.filter(quote -> UnitReader.of(quote) != null)
			.min(Comparator.comparing(quote -> Objects.requireNonNull(UnitReader.of(quote)).code().value()))
			.map(quote -> quote.place(null, null))
			.orElse(Place.WHOLE);
	}

	/** Every name of a department or unit that the document gives in its forms. */
	private List<Reading.Name> names(List<FormSource> forms) {
		return Stream
			.concat(forms.stream().flatMap(form -> Optional.ofNullable(unit(form)).stream()), responsible(forms))
			.map(UnitReader::withoutLabel)
			.map(BudgetTextReader::name)
			.toList();
	}

	/** The department's own first, each once. */
	private List<Reading.Name> allNames(Reading.Name own, List<FormSource> forms) {
		Map<String, Reading.Name> byKey = new LinkedHashMap<>();
		Stream.concat(Stream.of(own), names(forms).stream())
			.filter(name -> !name.words().isBlank())
			.forEach(name -> byKey.putIfAbsent(Department.nameKey(name.words()), name));
		return List.copyOf(byKey.values());
	}

	private List<ProjectReader.Read> projects(List<FormSource> forms, FormIdentity identity, boolean whole) {
		MoneyUnits money = new MoneyUnits(forms, notes);
		List<ProjectReader.Read> projects = new ArrayList<>();
		for (int i = 0; i < forms.size(); i++) {
			Abandoned.check();
			FormSource source = forms.get(i);
			FormContext form = new FormContext(i + 1, source.isClassified(), notes);
			@Nullable MoneyUnit declared = money.of(source, i + 1);
			boolean sheet = !whole || source.listed != null || source.rows.stream().anyMatch(Label.INITIAL::isIn);
			(sheet ? new SheetReader(source, form).read(identity, declared, levels)
					: new ProjectReader(source, form).read(identity, declared, levels))
				.ifPresent(projects::add);
			reportUnit(source, i + 1);
			if (form.classified()) {
				digest.hide(source, form.kept());
			}
		}
		return projects;
	}

	/** How forms call their unit that give no code of it. */
	private List<Reading.NamedUnit> named(List<FormSource> forms) {
		List<Reading.NamedUnit> named = new ArrayList<>();
		for (int i = 0; i < forms.size(); i++) {
			Quote unit = forms.get(i).isClassified() ? null : unit(forms.get(i));
			if (unit != null && UnitReader.of(unit) == null && !unit.isBlank()) {
				named.add(new Reading.NamedUnit(i + 1, UnitReader.withoutLabel(unit).text(), unit.as("unit")));
			}
		}
		return named;
	}

	private void reportUnit(FormSource source, int sequence) {
		if (UnitReader.of(unit(source)) == null) {
			notes.warning("UNIT_MISSING", "项目 " + sequence + "的表没有写明预算单位", "请在表上方写明单位代码和名称",
					new Place(null, null, null, null, sequence, "unit"));
		}
	}

	private void reportStray(Outline outline) {
		outline.titlesAlone.forEach(title -> notes.error("PROJECT_TABLE_MISSING", "“" + title.text() + "”之后没有表",
				"请补上这张表", title.place(null, "projects")));
		outline.strayRows.forEach(row -> notes.error("TABLE_NOT_READ", "这一行表格不属于任何一张绩效目标表，没有读入", "请核对表的标题和表头",
				row.first().place(null, null)));
		outline.strayParagraphs.forEach(quote -> notes.hint("PARAGRAPH_NOT_READ", "这一段文字没有读入：它不在目标、措施或表中",
				"若是绩效目标，请放在相应标题之下", quote.place(null, null)));
	}

	/**
	 * The form has no place for them; the official document shows them in one of its own.
	 */
	private List<Indicator> ofDepartment(List<TableRow> rows, FormIdentity identity) {
		FormContext form = FormContext.ofDepartment(notes);
		return new ProjectRecord(form, new ProjectRemarks(form, FormParts.of(List.of())))
			.indicators(new IndicatorReader(form, levels).read(rows), null, identity);
	}

	private BudgetText text(String title, Outline outline, List<ProjectReader.Read> reads, List<Indicator> ofDepartment,
			boolean whole) {
		List<Project> projects = reads.stream().map(ProjectReader.Read::project).toList();
		List<Indicator> indicators = Stream
			.concat(reads.stream().flatMap(read -> read.indicators().stream()), ofDepartment.stream())
			.toList();
		return whole
				? new BudgetText(title, goals(outline, Section.OVERALL), goals(outline, Section.ITEMISED),
						goals(outline, Section.SAFEGUARDS), projects, indicators, provenance)
				: new BudgetText(title, List.of(), List.of(), List.of(), projects, indicators, provenance);
	}

	private List<String> goals(Outline outline, Section section) {
		GoalReader reader = new GoalReader(section.field(), null, notes);
		outline.sections.getOrDefault(section, List.of()).forEach(reader::read);
		provenance.addAll(reader.provenance());
		if (reader.goals().isEmpty()) {
			notes.warning("SECTION_MISSING", "没有读到“" + section.heading() + "”", "请补上这一部分",
					new Place(null, null, null, null, null, section.field()));
		}
		return reader.goals();
	}

}
