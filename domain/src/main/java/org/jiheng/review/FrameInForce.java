package org.jiheng.review;

import java.util.List;
import org.jiheng.budget.IndicatorFrame;

/**
 * A frame that the budgets of a county and year may use, and the level 2 classes that a
 * project must then have.
 */
public record FrameInForce(IndicatorFrame frame, List<RequiredLevel2> required) {

	public FrameInForce {
		required = List.copyOf(required);
	}

	/** Alternatives, one of which is enough. */
	public record RequiredLevel2(List<String> anyOf) {

		public RequiredLevel2 {
			anyOf = List.copyOf(anyOf);
		}
	}

	static FrameInForce of(IndicatorFrame frame, CheckSettings settings) {
		List<List<String>> required = settings.isOn(Check.LEVEL2_MISSING) ? settings.required(frame.id()) : List.of();
		return new FrameInForce(frame, required.stream().map(RequiredLevel2::new).toList());
	}
}
