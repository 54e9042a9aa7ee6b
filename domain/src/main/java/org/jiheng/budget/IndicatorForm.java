package org.jiheng.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One row of 绩效指标 as somebody fills it in. Targets are written in words: ≥95%.
 *
 * @param number the indicator that the row continues; null for a new one
 * @param place the row's place in the list, from 0, for problems
 */
public record IndicatorForm(@Nullable Integer number, int place, String level1, String level2, @Nullable String level3,
		@Nullable String description, @Nullable String target, @Nullable String lastingTarget, @Nullable String basis,
		@Nullable BigDecimal weight) {

	private static final int LONGEST_LEVEL = 100;

	private static final int LONGEST = 2000;

	private static final int MOST_DECIMALS = 2;

	public IndicatorForm {
		level1 = Wants.words(path(place, "level1"), level1, LONGEST_LEVEL);
		level2 = Wants.words(path(place, "level2"), level2, LONGEST_LEVEL);
		level3 = Wants.optional(path(place, "level3"), level3, LONGEST);
		description = Wants.optional(path(place, "description"), description, LONGEST);
		target = Wants.optional(path(place, "target"), target, LONGEST);
		lastingTarget = Wants.optional(path(place, "lastingTarget"), lastingTarget, LONGEST);
		basis = Wants.optional(path(place, "basis"), basis, LONGEST);
		if (weight != null && (weight.signum() < 0 || weight.compareTo(BigDecimal.valueOf(100)) > 0
				|| weight.stripTrailingZeros().scale() > MOST_DECIMALS)) {
			throw Wants.invalid(path(place, "weight"), "WEIGHT", "须在 0 至 100 之间，最多两位小数", "请核对权重");
		}
	}

	/** The indicator that the row makes, with the number given. */
	Indicator of(IndicatorKey key, @Nullable ProjectKey project, TargetReader targets) {
		return new Indicator(key, project, place + 1, level1, level2, level3, description, required(target, targets),
				lastingTarget == null ? null : read("lastingTarget", lastingTarget, targets), basis, weight, List.of());
	}

	/**
	 * Of a classified project only levels 1 and 2 are kept, and nothing else may be
	 * given.
	 */
	Indicator classified(IndicatorKey key, ProjectKey project) {
		if (level3 != null || description != null || lastingTarget != null || basis != null || weight != null
				|| (target != null && !ClassifiedMark.isIn(target))) {
			throw Wants.invalid(path(place, "level3"), "CLASSIFIED", "等内容不能填写：该项目涉密，系统不保存涉密内容", "涉密项目只填一级、二级指标");
		}
		return new Indicator(key, project, place + 1, level1, level2, null, null, new Target.Classified(), null, null,
				List.of());
	}

	private Target required(@Nullable String written, TargetReader targets) {
		if (written == null) {
			throw Wants.invalid(path(place, "target"), "BLANK", "不能为空", "请填写，如 ≥95%");
		}
		return read("target", written, targets);
	}

	private Target read(String field, String written, TargetReader targets) {
		Target read = targets.read(Wording.withoutNoise(written));
		return switch (read) {
			case Target.Undecidable undecidable -> throw Wants.invalid(path(place, field), "TARGET_UNDECIDABLE",
					"“" + undecidable.raw() + "”无法判定", "一个指标写一个值，写明符号和单位，如 ≥95%、10人、2024年底");
			case Target.Classified classified -> throw new ProblemException(
					new Problem.InvalidInput("CLASSIFIED", List.of("input", "indicators", String.valueOf(place), field),
							"项目未标为涉密，指标值不能写涉密", "整个项目涉密的，先将项目标为涉密"));
			default -> read;
		};
	}

	private static String path(int place, String field) {
		return "indicators." + place + "." + field;
	}
}
