package org.jiheng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.shared.FiscalYear;
import org.junit.jupiter.api.Test;

/**
 * The quartiles are those that QUARTILE.INC of a spreadsheet gives for the same numbers.
 */
class RankingTests {

	private static final Ranking FOUR = ranking("1", "2", "3", "4");

	@Test
	void quartilesAreInterpolated() {
		PeerGroup group = FOUR.group(new FiscalYear(2024), Measure.PROJECTS, "");
		assertThat(List.of(group.lowest(), group.quartile1(), group.median(), group.quartile3(), group.highest(),
				group.mean()))
			.usingElementComparator(BigDecimal::compareTo)
			.containsExactly(new BigDecimal("1"), new BigDecimal("1.75"), new BigDecimal("2.5"), new BigDecimal("3.25"),
					new BigDecimal("4"), new BigDecimal("2.5"));
	}

	@Test
	void aMedianOfMoneyIsAWholeFen() {
		assertThat(ranking("1", "2").group(new FiscalYear(2024), Measure.TOTAL, "").median()).isEqualByComparingTo("2");
	}

	@Test
	void equalsShareTheBetterRank() {
		Ranking ranking = ranking("5", "3", "5", "1");
		assertThat(Stream.of("5", "3", "1").map(BigDecimal::new).map(ranking::rank)).containsExactly(1, 3, 4);
	}

	@Test
	void aPercentileIsTheShareOfOthersBelow() {
		assertThat(FOUR.percentile(new BigDecimal("4"))).isEqualByComparingTo("100");
		assertThat(FOUR.percentile(new BigDecimal("2"))).isEqualByComparingTo("33.3");
		assertThat(ranking("7").percentile(new BigDecimal("7"))).as("nobody else").isNull();
	}

	private static Ranking ranking(String... values) {
		return new Ranking(Stream.of(values).map(BigDecimal::new).toList());
	}

}
