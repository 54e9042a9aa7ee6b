package org.jiheng.review.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jiheng.review.NormSetting;
import org.jiheng.review.Threshold;
import org.jiheng.review.WordList;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

record SetCheckNormInput(FiscalYear year, Setting setting, @Nullable String idempotencyKey, boolean dryRun) {

	/** One of them; the engine sees to it. */
	record Setting(@Nullable Words words, @Nullable Limit limit, @Nullable Required requiredLevel2) {

		NormSetting toNorm() {
			if (words != null) {
				return new NormSetting.Words(words.list(), words.words());
			}
			if (limit != null) {
				return new NormSetting.Limit(limit.threshold(), limit.value());
			}
			return Objects.requireNonNull(requiredLevel2).toNorm();
		}
	}

	record Words(WordList list, @Nullable List<String> words) {
	}

	record Limit(Threshold threshold, @Nullable BigDecimal value) {
	}

	record Required(String frame, @Nullable List<AnyOf> required) {

		NormSetting toNorm() {
			return new NormSetting.Required(frame,
					required == null ? null : required.stream().map(AnyOf::anyOf).toList());
		}
	}

	record AnyOf(List<String> anyOf) {
	}

}
