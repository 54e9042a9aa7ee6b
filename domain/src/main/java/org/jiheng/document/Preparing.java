package org.jiheng.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;

/** Makes forms to be filled in. */
public final class Preparing {

	/** What stands behind it is no part of the text. */
	private static final String MARK = SourceBlocks.OURS + "模板】";

	private static final List<String> SIGNS = List.of("≥", ">", "=", "≤", "<", "定性");

	private static final List<String> MEASURES = List.of("%", "个", "人", "人次", "次", "件", "户", "项", "份", "天", "小时", "场",
			"期", "台", "套", "所", "公里", "平方米", "亩", "吨", "元", "万元", "分");

	private Preparing() {
	}

	/**
	 * The form of a year with what another year says.
	 * @param known the frames that hold in that year, newest first
	 */
	public static Template filled(BudgetKey key, String countyName, String departmentName, BudgetText text,
			List<IndicatorFrame> known) {
		return filled(key, countyName, departmentName, text, known, "内容取自上一年度，须逐项核对");
	}

	static Template filled(BudgetKey key, String countyName, String departmentName, BudgetText text,
			List<IndicatorFrame> known, String from) {
		FormSubject subject = new FormSubject(key, countyName, departmentName, "草案");
		String last = String.valueOf(key.year().value() - 1);
		BudgetText next = new BudgetText(text.title().replace(last, key.year().toString()), text.overallGoals(),
				text.itemisedGoals(), text.safeguards(), text.projects(), text.indicators(), List.of());
		OfficialForm form = new FormLayout(subject, next, known, true)
			.form(new Imprint(MARK + key.year() + " 年填报，" + from, null));
		return new Template(form, instructions(from + "：金额、指标值和带年份的文字尤其要改。"), choices(known, text));
	}

	/**
	 * A form with the classes of the newest frame and nothing else.
	 * @param known the frames that hold in that year, newest first
	 */
	public static Template blank(BudgetKey key, String countyName, String departmentName, List<IndicatorFrame> known) {
		FormSubject subject = new FormSubject(key, countyName, departmentName, "");
		BudgetText text = new BudgetText(key.year() + "年部门预算绩效文本", List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of());
		OfficialForm form = new FormLayout(subject, text, known, true).blank(known.getFirst(),
				new Imprint(MARK + key.year() + " 年填报，空白", null));
		return new Template(form, instructions("上一年度没有可取的内容，模板是空白的；用不着的指标行请删去。"), choices(known, text));
	}

	private static List<String> instructions(String first) {
		return List.of(first, "白色单元格可以填写，栏目名称不能改；各表不设密码，确需改动版式时可撤销工作表保护。",
				"一级、二级指标、指标性质、度量单位、支出计划月份和预算单位可以从下拉列表选；列表里没有的可以直接写，系统会提示核对。",
				"指标值可以分三格写（≥｜95｜%），也可以整句写在“指标值”一格（如 2025年底前完成），这时另两格留空。", "增减指标：在指标行上插入或删除整行；每行都写一级、二级指标。",
				"新增项目：复制一张项目表，改标题、编码、名称和各项内容；不再执行的项目删去整张表。", "涉密项目只保留“涉密”二字，不得写入任何涉密内容。",
				"填好后直接上传（POST /imports），或先取回批注的副本（POST /imports/annotated）逐处核对。");
	}

	private static Template.Choices choices(List<IndicatorFrame> known, BudgetText text) {
		List<IndicatorFrame.Level1> classes = FormLayout.frame(text, known)
			.map(IndicatorFrame::level1)
			.orElse(List.of());
		Stream<String> used = text.indicators()
			.stream()
			.flatMap(row -> row.target() instanceof Target.Numeric numeric ? Stream.ofNullable(numeric.unit())
					: Stream.empty());
		return new Template.Choices(classes.stream().map(IndicatorFrame.Level1::name).toList(),
				classes.stream().flatMap(level -> level.level2().stream()).distinct().toList(), SIGNS,
				Stream.concat(MEASURES.stream(), used).filter(unit -> !unit.isBlank()).distinct().toList(),
				IntStream.rangeClosed(1, 12).mapToObj(month -> month + "月底").toList(),
				text.projects()
					.stream()
					.map(Project::unit)
					.filter(Objects::nonNull)
					.map(unit -> unit.code() + " " + unit.name())
					.distinct()
					.toList());
	}

}
