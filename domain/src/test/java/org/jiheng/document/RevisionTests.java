package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jiheng.document.SampleReading.KEY;
import static org.jiheng.document.SampleReading.changed;
import static org.jiheng.document.SampleReading.classified;
import static org.jiheng.document.SampleReading.indicator;
import static org.jiheng.document.SampleReading.named;
import static org.jiheng.document.SampleReading.project;
import static org.jiheng.document.SampleReading.purpose;
import static org.jiheng.document.SampleReading.text;
import static org.jiheng.document.SampleReading.total;
import static org.jiheng.document.SampleReading.with;
import static org.jiheng.document.SampleReading.without;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.junit.jupiter.api.Test;

class RevisionTests {

	private final Revision first = Revision.first(KEY, text());

	@Test
	void aFirstContentIsNumberedThroughAndChangesNothing() {
		assertThat(first.changes()).isEmpty();
		assertThat(first.lastNumber()).isEqualTo(10);
		assertThat(numbers(first.text()).values()).doesNotHaveDuplicates().allMatch(number -> number <= 10);
		assertThat(first.text().indicators()).extracting(Indicator::project)
			.containsOnlyOnce((org.jiheng.budget.ProjectKey) null);
	}

	@Test
	void theSameContentChangesNothing() {
		Revision again = next(text());
		assertThat(again.changes()).isEmpty();
		assertThat(again.text()).isEqualTo(first.text());
	}

	@Test
	void aProjectIsFoundByItsCodeThoughRenamed() {
		Revision again = next(changed(text(), 1, project -> named(project, "新名")));
		assertThat(numbers(again.text()).get("新名")).isEqualTo(numbers(first.text()).get("甲"));
		assertThat(again.changes()).extracting(ImportChange::place, ImportChange::before, ImportChange::after)
			.containsExactly(tuple("项目 1（新名）的名称", "甲", "新名"));
	}

	@Test
	void aProjectIsFoundByItsNameThoughRecoded() {
		Revision again = next(changed(text(), 2, project -> project(2, "13032424P00443111119T", "乙", "法律宣传", false)));
		assertThat(numbers(again.text())).isEqualTo(numbers(first.text()));
		assertThat(again.changes()).extracting(ImportChange::place).containsExactly("项目 2（乙）的项目编码");
	}

	@Test
	void codesWinOverNamesWhenNamesAreSwapped() {
		Revision before = Revision.first(KEY,
				with(text(), List.of(project(1, "A1", "甲", "一", false), project(2, "B2", "乙", "二", false)), List.of()));
		Revision after = Revision.of(draft(before),
				with(text(), List.of(project(1, "A1", "乙", "一", false), project(2, "B2", "甲", "二", false)), List.of()));
		assertThat(after.text().projects()).extracting(project -> project.key().number()).containsExactly(1, 2);
	}

	@Test
	void aNewProjectGetsANewNumberAndARemovedOnesIsNeverUsedAgain() {
		Revision removed = next(without(text(), 3));
		Revision back = Revision.of(draft(removed), text());
		assertThat(removed.changes()).extracting(ImportChange::kind, ImportChange::place)
			.containsExactly(tuple(ImportChange.Kind.REMOVED, "项目 3（丙）"));
		assertThat(numbers(back.text()).get("丙")).isGreaterThan(first.lastNumber());
		assertThat(back.changes()).extracting(ImportChange::kind, ImportChange::place)
			.containsExactly(tuple(ImportChange.Kind.ADDED, "项目 3（丙）"));
	}

	@Test
	void anInsertedProjectIsNoReordering() {
		List<Project> projects = new ArrayList<>();
		projects.add(project(1, "13032424P00443111119T", "丁", "新", false));
		text().projects().forEach(project -> projects.add(moved(project, project.sequence() + 1)));
		assertThat(next(with(text(), projects, List.of())).changes()).extracting(ImportChange::kind)
			.containsExactly(ImportChange.Kind.ADDED, ImportChange.Kind.REMOVED, ImportChange.Kind.REMOVED,
					ImportChange.Kind.REMOVED, ImportChange.Kind.REMOVED, ImportChange.Kind.REMOVED,
					ImportChange.Kind.REMOVED, ImportChange.Kind.REMOVED);
	}

	@Test
	void aNewOrderIsOneChange() {
		List<Project> projects = List.of(moved(text().projects().get(1), 1), moved(text().projects().get(0), 2),
				text().projects().get(2));
		assertThat(next(with(text(), projects, text().indicators())).changes())
			.extracting(ImportChange::place, ImportChange::before, ImportChange::after)
			.containsExactly(tuple("项目顺序", "甲；乙；丙", "乙；甲；丙"));
	}

	@Test
	void anIndicatorIsFoundByItsLevelsElseByItsPlace() {
		List<Indicator> indicators = new ArrayList<>(text().indicators());
		indicators.set(0, indicator(1, 1, 1, "数量指标", "改名", text().indicators().get(0).target()));
		indicators.set(1, indicator(2, 1, 2, "时效指标", "完成时间", new Target.Qualitative("尽快", null)));
		Revision again = next(with(text(), text().projects(), indicators));
		assertThat(again.text().indicators()).extracting(Indicator::key)
			.containsExactlyElementsOf(first.text().indicators().stream().map(Indicator::key).toList());
		assertThat(again.changes()).extracting(ImportChange::place)
			.containsExactly("项目 1（甲）的指标 1（数量指标：改名）的三级指标", "项目 1（甲）的指标 1（数量指标：改名）的描述", "项目 1（甲）的指标 2（时效指标：完成时间）的指标值");
	}

	@Test
	void goalsAreComparedAsSentences() {
		BudgetText text = text();
		BudgetText next = new BudgetText(text.title(), List.of("新目标", "目标一", "目标二改"), List.of(), text.safeguards(),
				text.projects(), text.indicators(), text.provenance());
		assertThat(next(next).changes())
			.extracting(ImportChange::kind, ImportChange::place, ImportChange::before, ImportChange::after)
			.containsExactly(tuple(ImportChange.Kind.CHANGED, "总体绩效目标 1", "目标二", "新目标"),
					tuple(ImportChange.Kind.ADDED, "总体绩效目标 3", null, "目标二改"),
					tuple(ImportChange.Kind.REMOVED, "分项绩效目标 1", "分项一", null));
	}

	@Test
	void ofAProjectThatBecomesClassifiedNoTextIsTold() {
		BudgetText open = changed(text(), 2, project -> purpose(project, "机密用途"));
		Revision again = Revision.of(draft(Revision.first(KEY, open)),
				changed(classified(open, 2), 2, project -> total(project, "9")));
		assertThat(again.changes()).extracting(ImportChange::place).containsExactly("项目 2（乙）的预算数", "项目 2（乙）的密级标记");
		assertThat(again.changes().toString()).doesNotContain("机密用途", "误差", "促进社会稳定", "收好尾");
	}

	@Test
	void aLiftedMarkIsNoticed() {
		Draft before = draft(Revision.first(KEY, classified(text(), 2)));
		assertThat(Revision.declassified(before, text())).extracting(Project::name).containsExactly("乙");
		assertThat(Revision.declassified(before, classified(text(), 2))).isEmpty();
	}

	private Revision next(BudgetText read) {
		return Revision.of(draft(first), read);
	}

	private static Draft draft(Revision stored) {
		return new Draft(KEY, BudgetStatus.DRAFT, 1, stored.lastNumber(), 11, stored.text());
	}

	private static Map<String, Integer> numbers(BudgetText text) {
		return text.projects().stream().collect(Collectors.toMap(Project::name, project -> project.key().number()));
	}

	private static Project moved(Project project, int sequence) {
		return new Project(project.key(), sequence, project.code(), project.name(), project.unit(), project.funds(),
				project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals(), project.classified(),
				project.provenance());
	}

}
