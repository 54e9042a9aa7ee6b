package org.jiheng.review;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the checks over a budget. Pure and safe to share; the same input has the same
 * findings in the same order: by check, then as they stand in the form.
 */
public final class Checks {

	private static final String ADVISORY = "（需人工判断）";

	public List<CheckFinding> run(CheckInput input) {
		Examined budget = new Examined(input);
		return Arrays.stream(Check.values())
			.filter(input.settings()::isOn)
			.flatMap(check -> findings(check, budget))
			.toList();
	}

	/** How many findings there are of each severity, 0 included. */
	public static Map<Severity, Integer> count(List<CheckFinding> findings) {
		Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
		Arrays.stream(Severity.values()).forEach(severity -> counts.put(severity, 0));
		findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
		return counts;
	}

	private static Stream<CheckFinding> findings(Check check, Examined budget) {
		Severity severity = budget.settings().severity(check, budget.input().occasion());
		String judgement = check.advisory() ? ADVISORY : "";
		return rule(check).remarks(budget)
			.map(remark -> new CheckFinding(check, severity, remark.anchors(), remark.detail(),
					remark.message() + judgement, remark.advice()));
	}

	private static Rule rule(Check check) {
		return switch (check) {
			case FUNDS_SUM -> new FundsSum();
			case PAYMENT_PLAN_SHAPE -> new PaymentPlanShape();
			case PAYMENT_ONLY_IN_DECEMBER -> new PaymentOnlyInDecember();
			case PAYMENT_PLAN_ODD_STEP -> new PaymentPlanOddStep();
			case PAYMENT_PLAN_UNIFORM -> new PaymentPlanUniform();
			case COST_TARGET_DIFFERS -> new CostTargetDiffers();
			case COST_TARGET_REPEATS -> new CostTargetRepeats();
			case TARGET_UNFIT_FOR_LEVEL2 -> new TargetUnfitForLevel2();
			case TARGET_NOT_MEASURABLE -> new TargetNotMeasurable();
			case TARGET_NUMBER_HIDDEN -> new TargetNumberHidden();
			case TARGET_DIRECTION_UNKNOWN -> new TargetDirectionUnknown();
			case EFFECT_PERCENT_WITHOUT_RATIO -> new EffectPercentWithoutRatio();
			case SATISFACTION_OF_ONE -> new SatisfactionOfOne();
			case PERSONAL_DATA -> new PersonalData();
			case PURPOSE_UNMATCHED -> new PurposeUnmatched();
			case INDICATOR_INCOHERENT -> new IndicatorIncoherent();
			case TARGET_REPEATED -> new TargetRepeated();
			case PROJECTS_OVERLAP -> new ProjectsOverlap();
			case INPUT_AS_OUTPUT -> new InputAsOutput();
			case REVERSE_WITHOUT_LIMIT -> new ReverseWithoutLimit();
			case LEVEL2_MISSING -> new Level2Missing();
			case LEVEL2_UNIFORM -> new Level2Uniform();
			case SATISFACTION_UNIFORM -> new SatisfactionUniform();
			case CLASSIFIED_WITHOUT_BASIS -> new ClassifiedWithoutBasis();
			case CONTENTS_TITLE_DIFFERS -> new ContentsTitleDiffers();
			case PROJECT_CODE_IRREGULAR -> new ProjectCodeIrregular();
			case PROJECT_CODE_TWICE -> new ProjectCodeTwice();
			case OVERALL_GOALS_NOT_MEASURABLE -> new OverallGoalsNotMeasurable();
			case WRITING_SLIP -> new WritingSlip();
			case DATE_VAGUE -> new DateVague();
			case WEIGHTS -> new Weights();
			case TARGET_BELOW_LAST_YEAR -> new TargetBelowLastYear();
			case AMOUNT_UNIT_UNDECLARED -> new AmountUnitUndeclared();
		};
	}

}
