package org.jiheng.review;

import java.util.List;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.IndicatorFrame;
import org.jspecify.annotations.Nullable;

/**
 * All that the checks look at. The text needs its provenance for numbering slips. The
 * findings are those of the reading that the text came from, as long as it is unchanged;
 * their projects are sequences. Classified projects whose 定密依据 is stated are named by
 * their numbers. Last year's text and results are optional.
 */
public record CheckInput(BudgetKey key, BudgetText text, List<IndicatorFrame> frames, List<Finding> reading,
		Set<Integer> basisStated, @Nullable BudgetText lastYear, List<PastResult> pastResults, Occasion occasion,
		CheckSettings settings) {

	public CheckInput {
		frames = List.copyOf(frames);
		reading = List.copyOf(reading);
		basisStated = Set.copyOf(basisStated);
		pastResults = List.copyOf(pastResults);
	}

	/** A text alone, examined for submitting with the default settings. */
	public static CheckInput of(BudgetKey key, BudgetText text, List<IndicatorFrame> frames) {
		return new CheckInput(key, text, frames, List.of(), Set.of(), null, List.of(), Occasion.SUBMITTING,
				CheckSettings.DEFAULT);
	}

	public CheckInput withReading(List<Finding> findings) {
		return new CheckInput(key, text, frames, findings, basisStated, lastYear, pastResults, occasion, settings);
	}

	public CheckInput withBasisStated(Set<Integer> projects) {
		return new CheckInput(key, text, frames, reading, projects, lastYear, pastResults, occasion, settings);
	}

	public CheckInput withLastYear(@Nullable BudgetText before, List<PastResult> results) {
		return new CheckInput(key, text, frames, reading, basisStated, before, results, occasion, settings);
	}

	public CheckInput withOccasion(Occasion other) {
		return new CheckInput(key, text, frames, reading, basisStated, lastYear, pastResults, other, settings);
	}

	public CheckInput withSettings(CheckSettings other) {
		return new CheckInput(key, text, frames, reading, basisStated, lastYear, pastResults, occasion, other);
	}
}
