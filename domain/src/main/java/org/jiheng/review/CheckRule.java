package org.jiheng.review;

/** A check as it is in force in a county and year. */
public record CheckRule(Check check, Severity severity, boolean off) {

	static CheckRule of(Check check, CheckSettings settings) {
		return new CheckRule(check, settings.severity(check, Occasion.SUBMITTING), !settings.isOn(check));
	}
}
