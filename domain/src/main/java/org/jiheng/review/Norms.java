package org.jiheng.review;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * How the checks judge in a county and year: words, limits and required classes, each
 * with whose word it is.
 */
public record Norms(List<Words> words, List<Limit> limits, List<Required> requiredLevel2) {

	public Norms {
		words = List.copyOf(words);
		limits = List.copyOf(limits);
		requiredLevel2 = List.copyOf(requiredLevel2);
	}

	/** A list of words in force, and the field's own. */
	public record Words(WordList list, List<String> words, List<String> standard, NormSource source) {
	}

	/** A number in force, and the field's own. */
	public record Limit(Threshold threshold, BigDecimal value, BigDecimal standard, NormSource source) {
	}

	/** What a frame requires. */
	public record Required(String frame, List<FrameInForce.RequiredLevel2> required, NormSource source) {
	}

	/** The regions' own, from the province down, over the field's. */
	static Norms of(List<RegionalNorm> regions) {
		CheckSettings settings = settings(regions);
		Set<String> frames = new LinkedHashSet<>(CheckSettings.DEFAULT.required().keySet().stream().sorted().toList());
		regions.forEach(each -> frames.addAll(each.overrides().required().keySet()));
		return new Norms(
				Arrays.stream(WordList.values())
					.map(list -> new Words(list, settings.words(list), list.standard(),
							source(regions, each -> each.words().containsKey(list))))
					.toList(),
				Arrays.stream(Threshold.values())
					.map(threshold -> new Limit(threshold, settings.threshold(threshold), threshold.standard(),
							source(regions, each -> each.thresholds().containsKey(threshold))))
					.toList(),
				frames.stream()
					.map(frame -> new Required(frame,
							settings.required(frame).stream().map(FrameInForce.RequiredLevel2::new).toList(),
							source(regions, each -> each.required().containsKey(frame))))
					.toList());
	}

	static CheckSettings settings(List<RegionalNorm> regions) {
		CheckSettings settings = CheckSettings.DEFAULT;
		for (RegionalNorm each : regions) {
			settings = settings.with(each.overrides());
		}
		return settings;
	}

	/** The last that says anything. */
	static NormSource source(List<RegionalNorm> regions, Predicate<CheckOverrides> says) {
		return regions.stream()
			.filter(each -> says.test(each.overrides()))
			.map(RegionalNorm::source)
			.reduce(NormSource.STANDARD, (above, below) -> below);
	}

	/** Names that the frame does not have. */
	static void known(NormSetting.Required required, List<IndicatorFrame> frames) {
		IndicatorFrame frame = frames.stream()
			.filter(each -> each.id().equals(required.frame()))
			.findFirst()
			.orElseThrow(() -> problem("REQUIRED", "本县这一年没有指标框架“" + required.frame() + "”",
					"可用的有：" + String.join("、", frames.stream().map(IndicatorFrame::id).toList())));
		List<String> names = frame.level1().stream().flatMap(each -> each.level2().stream()).toList();
		List<List<String>> anyOf = required.anyOf() == null ? List.of() : required.anyOf();
		anyOf.stream().flatMap(List::stream).filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
			throw problem("REQUIRED", "框架“" + frame.id() + "”没有二级指标“" + name + "”", "可用的有：" + String.join("、", names));
		});
	}

	static ProblemException problem(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", "setting"), message, suggestion));
	}

}
