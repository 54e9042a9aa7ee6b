package org.jiheng.snapshot.graphql;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.Basis;
import org.jspecify.annotations.Nullable;

record SealYearEndInput(String budget, @Nullable String basisDocument, @Nullable LocalDate basisDate,
		@Nullable String idempotencyKey, boolean dryRun) {

	private static final int LONGEST = 200;

	/** A day is the day of a document. */
	@Nullable Basis basis() {
		if (basisDocument == null) {
			if (basisDate != null) {
				throw invalid("basisDate", "有日期须有文号");
			}
			return null;
		}
		if (basisDocument.isBlank() || basisDocument.length() > LONGEST
				|| basisDocument.chars().anyMatch(Character::isISOControl)) {
			throw invalid("basisDocument", "文号须为 1 至 " + LONGEST + " 个字符，不含控制字符");
		}
		return new Basis(basisDocument.strip(), basisDate);
	}

	private static ProblemException invalid(String field, String message) {
		return new ProblemException(
				new Problem.InvalidInput("BASIS", List.of("input", field), message, "如 卢财预〔2024〕1号，没有文件时都不填"));
	}
}
