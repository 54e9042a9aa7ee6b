package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.FiscalYear;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sign, value and unit in columns of their own: what contradicts itself is undecidable.
 */
class SplitTargetTests {

	private static final TargetReader TARGETS = new TargetReader(new FiscalYear(2024));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			≥|≤95%|
			≤|≥95|%
			＝|不低于95%|
			>|2024年底|
			≥|稳中向好|
			不低于|稳中向好|
			等于|100%以上|
			大于|2024年底|
			≥|95%|个
			更好|95|%
			""")
	void whatContradictsItselfIsNotDecided(String sign, String value, String measure) {
		assertThat(new SplitTarget(sign, value, measure).read(TARGETS)).isInstanceOf(Target.Undecidable.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			≥|≥95%|
			≥|95%|
			≥|95|%
			|≥95|%
			""")
	void theSameThreeWaysWrittenIsTheSame(String sign, String value, String measure) {
		Target target = new SplitTarget(sign, value, measure).read(TARGETS);
		assertThat(target).isInstanceOfSatisfying(Target.Numeric.class,
				numeric -> assertThat(numeric.comparator() + " " + numeric.value() + numeric.unit())
					.isEqualTo("GE 95%"));
	}

}
