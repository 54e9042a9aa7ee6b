package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.department.BudgetUnit;
import org.jiheng.review.Place;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document: its outline first, then cover, sections and forms; at last it
 * understands or refuses.
 */
final class BudgetTextReader {

	private static final FiscalYear NO_YEAR = new FiscalYear(2000);

	private static final DepartmentCode NO_DEPARTMENT = new DepartmentCode("000");

	private final SourceDocument document;

	private final RegionCode county;

	private final Levels levels;

	private final Notes notes = new Notes();

	private final List<Provenance> provenance = new ArrayList<>();

	private final DocumentDigest digest = new DocumentDigest();

	BudgetTextReader(SourceDocument document, RegionCode county, Levels levels) {
		this.document = PageBreaks.joined(document);
		this.county = county;
		this.levels = levels;
	}

	Reading read() {
		document.remarks().forEach(notes::add);
		Outline outline = Outline.of(document);
		Cover cover = new Cover(outline.cover);
		Optional<Quote> title = cover.title();
		if (outline.forms.isEmpty() || (title.isEmpty() && outline.sections.isEmpty())) {
			return notABudgetText();
		}
		provenance.addAll(title.stream().map(line -> line.as("title")).toList());
		List<BudgetUnit> units = units(outline.forms);
		BudgetKey key = new BudgetKey(county, year(cover), department(units));
		List<ProjectReader.Read> projects = projects(outline, new FormIdentity(key));
		reportStray(outline);
		new Contents(outline.contents).compare(outline.forms, notes);
		new CodeCheck(county, notes).check(projects.stream().map(ProjectReader.Read::project).toList());
		BudgetText text = text(title.map(Quote::text).orElse(""), outline, projects);
		if (notes.refuses()) {
			return new Reading.Refused(notes.all());
		}
		return new Reading.Understood(key, departmentName(cover, units), units, text, digest.of(document), notes.all());
	}

	private Reading notABudgetText() {
		notes.refuse("NOT_A_BUDGET_TEXT", "这不是部门预算绩效文本：没有找到标题（如“2024年部门预算绩效文本”）和带“项目编码、项目名称、预算数”的绩效目标表",
				"请上传部门预算绩效文本（.docx、.xlsx、.xls、.pdf、.csv，或表格各格以制表符分隔的 .txt）", Place.WHOLE);
		return new Reading.Refused(notes.all());
	}

	private FiscalYear year(Cover cover) {
		Optional<FiscalYear> year = cover.year();
		if (year.isEmpty()) {
			notes.refuse("YEAR_MISSING", "封面标题没有写明年度", "请写明年度，如“2024年部门预算绩效文本”", Place.WHOLE);
		}
		return year.orElse(NO_YEAR);
	}

	private List<BudgetUnit> units(List<FormSource> forms) {
		Map<String, List<BudgetUnit>> byCode = forms.stream()
			.map(form -> UnitReader.of(form.unit))
			.filter(Objects::nonNull)
			.collect(Collectors.groupingBy(unit -> unit.code().value(), TreeMap::new, Collectors.toList()));
		byCode.forEach(this::reportNames);
		return byCode.values().stream().map(List::getFirst).toList();
	}

	private void reportNames(String code, List<BudgetUnit> units) {
		List<String> names = units.stream().map(BudgetUnit::name).distinct().toList();
		if (names.size() > 1) {
			notes.warning("UNIT_NAMES_DIFFER", "预算单位 " + code + " 有不同的名称：" + String.join("、", names) + "，取第一个", "请统一名称",
					Place.WHOLE);
		}
	}

	private DepartmentCode department(List<BudgetUnit> units) {
		List<DepartmentCode> codes = units.stream().map(unit -> unit.code().department()).distinct().toList();
		if (codes.isEmpty()) {
			notes.refuse("DEPARTMENT_MISSING", "没有找到预算单位代码，不知道是哪个部门", "请在每张表上方写明单位代码和名称，如“315001 卢龙县司法局本级”",
					Place.WHOLE);
		}
		if (codes.size() > 1) {
			notes.refuse("DEPARTMENTS_DIFFER", "文中有 " + codes.size() + " 个部门：" + codes, "一份文本只写一个部门，请按部门分开",
					Place.WHOLE);
		}
		return codes.isEmpty() ? NO_DEPARTMENT : codes.getFirst();
	}

	private String departmentName(Cover cover, List<BudgetUnit> units) {
		return cover.department().orElseGet(() -> units.getFirst().name().replaceFirst("[(（]?本级[)）]?$", ""));
	}

	private List<ProjectReader.Read> projects(Outline outline, FormIdentity identity) {
		MoneyUnits money = new MoneyUnits(outline.forms, notes);
		List<ProjectReader.Read> projects = new ArrayList<>();
		for (int i = 0; i < outline.forms.size(); i++) {
			Abandoned.check();
			FormSource source = outline.forms.get(i);
			FormContext form = new FormContext(i + 1, source.isClassified(), notes);
			@Nullable MoneyUnit declared = money.of(source, i + 1);
			new ProjectReader(source, form).read(identity, declared, levels).ifPresent(projects::add);
			reportUnit(source, i + 1);
			if (form.classified()) {
				digest.hide(source, form.kept());
			}
		}
		return projects;
	}

	private void reportUnit(FormSource source, int sequence) {
		if (UnitReader.of(source.unit) == null) {
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

	private BudgetText text(String title, Outline outline, List<ProjectReader.Read> reads) {
		List<Project> projects = reads.stream().map(ProjectReader.Read::project).toList();
		List<Indicator> indicators = reads.stream().flatMap(read -> read.indicators().stream()).toList();
		return new BudgetText(title, goals(outline, Section.OVERALL), goals(outline, Section.ITEMISED),
				goals(outline, Section.SAFEGUARDS), projects, indicators, provenance);
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
