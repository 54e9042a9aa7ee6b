package org.jiheng.comparison;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts a whole by weights that make 1, without losing any of it: each part is rounded
 * down, and what is left goes one by one to the largest remainders, the earlier one of
 * equals first.
 */
final class Apportionment {

	private final List<BigDecimal> weights;

	Apportionment(List<BigDecimal> weights) {
		if (weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0) {
			throw new IllegalArgumentException("weights make one whole: " + weights);
		}
		this.weights = weights;
	}

	List<Long> of(long whole) {
		BigDecimal size = new BigDecimal(BigInteger.valueOf(whole).abs());
		List<BigDecimal> exact = weights.stream().map(size::multiply).toList();
		List<Long> parts = new ArrayList<>();
		exact.forEach(each -> parts.add(each.setScale(0, RoundingMode.DOWN).longValueExact()));
		long left = size.longValueExact() - parts.stream().mapToLong(Long::longValue).sum();
		IntStream.range(0, parts.size())
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> exact.get(i).remainder(BigDecimal.ONE)).reversed())
			.limit(left)
			.forEach(i -> parts.set(i, parts.get(i) + 1));
		return whole < 0 ? parts.stream().map(each -> -each).toList() : List.copyOf(parts);
	}

}
