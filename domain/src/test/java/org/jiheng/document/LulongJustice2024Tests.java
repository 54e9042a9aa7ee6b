package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.document.LulongJustice2024.ExpectedIndicator;
import org.jiheng.document.LulongJustice2024.ExpectedProject;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.junit.jupiter.api.Test;

/** Every cell of the published document against what a person reads in it. */
class LulongJustice2024Tests {

	private final Reading.Understood reading = Reads.understood(Reads.bytes(LulongJustice2024.bytes()));

	@Test
	void itIsTheBudgetOfOneDepartmentAndYear() {
		assertThat(reading.budget().county().value()).isEqualTo("130324");
		assertThat(reading.budget().year().value()).isEqualTo(2024);
		assertThat(reading.budget().department().value()).isEqualTo("315");
		assertThat(reading.departmentName()).isEqualTo("卢龙县司法局");
		assertThat(reading.units()).singleElement().satisfies(unit -> {
			assertThat(unit.code().value()).isEqualTo("315001");
			assertThat(unit.name()).isEqualTo("卢龙县司法局本级");
		});
		assertThat(reading.text().title()).isEqualTo("2024年部门预算绩效文本");
	}

	@Test
	void itsGoalsAndSafeguardsAreReadWithoutTheirNumbers() {
		assertThat(reading.text().overallGoals()).hasSize(10).isEqualTo(LulongJustice2024.overallGoals());
		assertThat(reading.text().itemisedGoals()).hasSize(8).isEqualTo(LulongJustice2024.itemisedGoals());
		assertThat(reading.text().safeguards()).hasSize(7).isEqualTo(LulongJustice2024.safeguards());
	}

	@Test
	void everyCellOfItsProjectsIsAsWritten() {
		assertThat(reading.text().projects().stream().map(LulongJustice2024Tests::seen)).hasSize(14)
			.containsExactlyElementsOf(LulongJustice2024.projects());
	}

	@Test
	void everyCellOfItsIndicatorsIsAsWritten() {
		assertThat(reading.text().indicators().stream().map(LulongJustice2024Tests::seen)).hasSize(84)
			.containsExactlyElementsOf(LulongJustice2024.indicators());
	}

	@Test
	void theExpectationAgreesWithWhatTheFieldSaysOfTheDocument() {
		List<ExpectedIndicator> indicators = LulongJustice2024.indicators();
		assertThat(Stream.of("CLASSIFIED", "NUMERIC", "DEADLINE", "QUALITATIVE")
			.map(kind -> indicators.stream().filter(each -> each.kind().name().equals(kind)).count()))
			.containsExactly(18L, 43L, 7L, 16L);
		List<ExpectedIndicator> numeric = indicators.stream().filter(each -> each.value() != null).toList();
		assertThat(numeric.stream().filter(each -> each.raw().matches("[≥<].*"))).hasSize(20);
		assertThat(numeric.stream().filter(each -> each.raw().matches("[0-9].*"))).hasSize(19);
		assertThat(numeric.stream().filter(each -> each.raw().matches("[^0-9≥<].*"))).hasSize(4);
		assertThat(
				indicators.stream().filter(each -> each.kind().name().equals("QUALITATIVE") && each.deadline() != null))
			.hasSize(1);
		assertThat(sum(LulongJustice2024.projects())).isEqualByComparingTo("263.97");
		assertThat(sum(LulongJustice2024.projects().stream().filter(ExpectedProject::classified).toList()))
			.isEqualByComparingTo("120.97");
	}

	@Test
	void onlyTheTitleThatTheContentsWriteDifferentlyIsDoubtful() {
		assertThat(reading.findings()).singleElement().satisfies(finding -> {
			assertThat(finding.code()).isEqualTo("CONTENTS_TITLE_DIFFERS");
			assertThat(finding.place().project()).isEqualTo(4);
			assertThat(finding.place().line()).isEqualTo(167);
			assertThat(finding.message()).contains("冀财政法[2023]49号").contains("冀政法[2023]49号");
		});
	}

	@Test
	void everyValueSaysWhereItStands() {
		List<String> lines = LulongJustice2024.text().lines().toList();
		assertThat(provenance()).isNotEmpty().allSatisfy(place -> {
			String line = lines.get(place.line() - 1);
			assertThat(place.cell() == null ? line : line.split("\t", -1)[place.cell() - 1]).isEqualTo(place.raw());
		});
		Project second = reading.text().projects().get(1);
		assertThat(second.provenance()).contains(new Provenance("paymentPlan.12", 134, 4, 5, 6, "100%"),
				new Provenance("name", 130, 4, 1, 5, "法律援助"), new Provenance("funds.total", 131, 4, 2, 3, "2.50"),
				new Provenance("unit", 126, null, null, null, "315001 卢龙县司法局本级"));
		Indicator cost = reading.text().indicators().get(9);
		assertThat(cost.provenance().stream().filter(place -> place.field().equals("basis")).map(Provenance::line))
			.containsExactly(140, 143);
		assertThat(cost.provenance()).contains(new Provenance("level1", 137, 4, 8, 1, "产出指标"));
	}

	@Test
	void everyStoredValueHasItsPlace() {
		assertThat(reading.text().indicators())
			.allSatisfy(indicator -> assertThat(indicator.provenance()).extracting(Provenance::field)
				.contains(indicator.target() instanceof Target.Classified ? new String[] { "level1", "level2" }
						: new String[] { "level1", "level2", "level3", "description", "target", "basis" }));
		assertThat(reading.text().projects())
			.allSatisfy(project -> assertThat(project.provenance()).extracting(Provenance::field)
				.contains("name", "code", "unit", "funds.total", "funds.fiscal", "paymentPlan.3", "paymentPlan.6",
						"paymentPlan.10", "paymentPlan.12"));
		assertThat(reading.text().provenance()).hasSize(1 + 10 + 8 + 7);
	}

	private Stream<Provenance> provenance() {
		return Stream
			.of(reading.text().provenance().stream(),
					reading.text().projects().stream().flatMap(project -> project.provenance().stream()),
					reading.text().indicators().stream().flatMap(indicator -> indicator.provenance().stream()))
			.flatMap(places -> places);
	}

	private static BigDecimal sum(List<ExpectedProject> projects) {
		return projects.stream().map(ExpectedProject::total).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static ExpectedProject seen(Project project) {
		Funds funds = project.funds();
		assertThat(project.paymentPlan()).extracting(PaymentMilestone::month).containsExactly(3, 6, 10, 12);
		assertThat(project.goals()).hasSize(project.classified() ? 0 : 1);
		return new ExpectedProject(project.sequence(), project.code().value(), project.name(),
				project.unit().code().value(), project.unit().name(), wan(funds.total()), wan(funds.fiscal()),
				wan(funds.other()), project.purpose(),
				project.paymentPlan().stream().map(PaymentMilestone::cumulativePercent).toList(),
				project.classified() ? null : project.goals().getFirst(), project.classified());
	}

	private static BigDecimal wan(Money money) {
		return money == null ? null : money.in(MoneyUnit.WAN_YUAN);
	}

	private static ExpectedIndicator seen(Indicator indicator) {
		int project = indicator.project().number();
		Target target = indicator.target();
		ExpectedIndicator plain = new ExpectedIndicator(project, indicator.sequence(), indicator.level1(),
				indicator.level2(), indicator.level3(), indicator.description(), target.raw(), target.kind(), null,
				null, null, null, null, indicator.basis());
		return switch (target) {
			case Target.Numeric numeric -> new ExpectedIndicator(project, plain.sequence(), plain.level1(),
					plain.level2(), plain.level3(), plain.description(), plain.raw(), plain.kind(),
					numeric.comparator(), numeric.value(), null, numeric.unit(), null, plain.basis());
			case Target.Deadline deadline -> with(plain, deadline.date());
			case Target.Qualitative qualitative -> with(plain, qualitative.deadline());
			default -> plain;
		};
	}

	private static ExpectedIndicator with(ExpectedIndicator plain, LocalDate deadline) {
		return new ExpectedIndicator(plain.project(), plain.sequence(), plain.level1(), plain.level2(), plain.level3(),
				plain.description(), plain.raw(), plain.kind(), null, null, null, null, deadline, plain.basis());
	}

}
