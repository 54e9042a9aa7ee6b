package org.jiheng.document;

import java.util.List;

/**
 * A form to be filled in: with what stood in the year before, to be confirmed, or with
 * nothing but the classes of indicators. It is read as the official form is.
 *
 * @param instructions how to fill it in, a line each
 * @param choices what people choose from
 */
public record Template(OfficialForm form, List<String> instructions, Choices choices) {

	public Template {
		instructions = List.copyOf(instructions);
	}

	/**
	 * What cells offer: levels of indicators, signs of comparison, units of measure,
	 * months of the payment plan, and the department's budget units.
	 */
	public record Choices(List<String> level1, List<String> level2, List<String> signs, List<String> measures,
			List<String> months, List<String> units) {

		public Choices {
			level1 = List.copyOf(level1);
			level2 = List.copyOf(level2);
			signs = List.copyOf(signs);
			measures = List.copyOf(measures);
			months = List.copyOf(months);
			units = List.copyOf(units);
		}
	}

}
