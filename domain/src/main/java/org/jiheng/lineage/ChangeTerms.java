package org.jiheng.lineage;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * What becomes of a unit.
 *
 * @param firstYear the first fiscal year in which it is so
 * @param parts what it goes on as; the weights of all make 1. Problems: InvalidInput
 * PARTS, PART_TWICE, WEIGHTS, SAME_UNIT, BASIS
 * @param basis the document that it rests on
 */
public record ChangeTerms(Unit from, FiscalYear firstYear, Kind kind, List<Part> parts, String basis) {

	private static final int MOST_PARTS = 20;

	private static final int LONGEST_BASIS = 500;

	private static final int DECIMALS = 6;

	/** How a unit goes on: under another code, within another, or in parts. */
	public enum Kind {

		RENAMED("改为"), MERGED("并入"), SPLIT("拆分为");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		/** Said between the unit and what it goes on as, in Chinese. */
		public String words() {
			return words;
		}

	}

	/**
	 * One of the units that it goes on as.
	 *
	 * @param code of its like: a department of the same county, or a county
	 * @param weight which share of the earlier unit's numbers, above 0 and at most 1
	 */
	public record Part(String code, BigDecimal weight) {
	}

	public ChangeTerms {
		parts = List.copyOf(parts);
		basis = basis.strip();
		Set<String> codes = new HashSet<>();
		parts.forEach(part -> {
			if (!codes.add(part.code())) {
				throw invalid("PART_TWICE", "parts", "去向 " + part.code() + " 写了两次", "合并为一项");
			}
		});
		if (kind == Kind.SPLIT ? parts.size() < 2 || parts.size() > MOST_PARTS : parts.size() != 1) {
			throw invalid("PARTS", "parts", kind == Kind.SPLIT ? "拆分须有 2 至 " + MOST_PARTS + " 个去向" : "更名、并入只有 1 个去向",
					"核对 kind 和 parts");
		}
		if (kind != Kind.SPLIT && codes.contains(from.code())) {
			throw invalid("SAME_UNIT", "parts", "去向与原单位相同", "填写更名后的或并入的单位代码");
		}
		if (parts.stream().anyMatch(ChangeTerms::odd) || parts.stream()
			.map(Part::weight)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.compareTo(BigDecimal.ONE) != 0) {
			throw invalid("WEIGHTS", "parts", "权重须大于 0、至多 " + DECIMALS + " 位小数，合计为 1", "如拆为两个单位：0.6 和 0.4");
		}
		int length = basis.codePointCount(0, basis.length());
		if (length < 1 || length > LONGEST_BASIS || basis.chars().anyMatch(Character::isISOControl)) {
			throw invalid("BASIS", "basis", "依据须为 1 至 " + LONGEST_BASIS + " 个字，现有 " + length + " 个",
					"写明依据的文件，如 国函〔2015〕125号");
		}
	}

	private static boolean odd(Part part) {
		return part.weight().signum() <= 0 || part.weight().stripTrailingZeros().scale() > DECIMALS;
	}

	static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}
}
