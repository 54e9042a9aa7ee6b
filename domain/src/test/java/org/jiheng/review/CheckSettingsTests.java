package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What regions may set, and what they may not. */
class CheckSettingsTests {

	private static final Sketch BUDGET = new Sketch().project("甲渠管护")
		.plan("0", "0", "0", "100")
		.row("产出指标", "数量指标", "管护渠道", "5条")
		.end();

	private static List<CheckFinding> run(CheckOverrides... layers) {
		CheckSettings settings = CheckSettings.DEFAULT;
		for (CheckOverrides layer : layers) {
			settings = settings.with(layer);
		}
		return new Checks().run(BUDGET.input().withSettings(settings));
	}

	@Test
	void everyNumberFromOneTo32HasACheck() {
		assertThat(Arrays.stream(Check.values()).map(Check::number).distinct()).hasSize(32).contains(1, 32);
		assertThat(Arrays.stream(Check.values()).filter(Check::advisory).map(Check::number)).containsExactly(12, 13, 14,
				15, 16, 18);
	}

	@Test
	void theCountyLiesOverTheProvince() {
		Check check = Check.PAYMENT_ONLY_IN_DECEMBER;
		CheckOverrides province = new CheckOverrides(Map.of(check, Severity.ERROR), Map.of(), Map.of(), Map.of(),
				Map.of());
		CheckOverrides county = new CheckOverrides(Map.of(check, Severity.HINT), Map.of(), Map.of(), Map.of(),
				Map.of());
		assertThat(severities(run(), check)).containsExactly(Severity.WARNING);
		assertThat(severities(run(province), check)).containsExactly(Severity.ERROR);
		assertThat(severities(run(province, county), check)).containsExactly(Severity.HINT);
		assertThat(severities(run(province, CheckOverrides.NONE), check)).containsExactly(Severity.ERROR);
	}

	@Test
	void aCheckIsSwitchedOffAndOnAgain() {
		Check check = Check.TARGET_DIRECTION_UNKNOWN;
		CheckOverrides off = new CheckOverrides(Map.of(), Map.of(check, false), Map.of(), Map.of(), Map.of());
		CheckOverrides on = new CheckOverrides(Map.of(), Map.of(check, true), Map.of(), Map.of(), Map.of());
		assertThat(severities(run(), check)).hasSize(1);
		assertThat(severities(run(off), check)).isEmpty();
		assertThat(severities(run(off, on), check)).hasSize(1);
	}

	@Test
	void wordsThresholdsAndRequiredClassesAreData() {
		CheckOverrides own = new CheckOverrides(Map.of(), Map.of(), Map.of(WordList.INPUTS, List.of("管护渠道")),
				Map.of(Threshold.EXECUTION_WEIGHT, BigDecimal.ZERO), Map.of("2015", List.of(List.of("数量指标"))));
		assertThat(severities(run(), Check.INPUT_AS_OUTPUT)).isEmpty();
		assertThat(severities(run(own), Check.INPUT_AS_OUTPUT)).hasSize(1);
		assertThat(severities(run(), Check.LEVEL2_MISSING)).hasSize(1);
		assertThat(CheckSettings.DEFAULT.with(own).threshold(Threshold.EXECUTION_WEIGHT)).isZero();
		assertThat(CheckSettings.DEFAULT.with(own).required("2021")).isNotEmpty();
	}

	@Test
	void anAdvisoryCheckNeverBlocksASubmission() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckOverrides(Map.of(Check.PURPOSE_UNMATCHED, Severity.ERROR), Map.of(), Map.of(),
					Map.of(), Map.of()));
	}

	@Test
	void publishingOutweighsWhatARegionSets() {
		CheckOverrides hint = new CheckOverrides(Map.of(Check.PERSONAL_DATA, Severity.HINT), Map.of(), Map.of(),
				Map.of(), Map.of());
		CheckSettings settings = CheckSettings.DEFAULT.with(hint);
		assertThat(settings.severity(Check.PERSONAL_DATA, Occasion.SUBMITTING)).isEqualTo(Severity.HINT);
		assertThat(settings.severity(Check.PERSONAL_DATA, Occasion.PUBLISHING)).isEqualTo(Severity.ERROR);
	}

	@Test
	void findingsAreCountedBySeverity() {
		assertThat(Checks.count(List.of())).containsEntry(Severity.ERROR, 0).hasSize(3);
		assertThat(Checks.count(run()).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(run().size());
	}

	private static List<Severity> severities(List<CheckFinding> findings, Check check) {
		return findings.stream().filter(finding -> finding.check() == check).map(CheckFinding::severity).toList();
	}

}
