package org.jiheng.adjustment;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * Why a budget is adjusted, and the document that says so: 卢财预〔2024〕35号. Problems:
 * InvalidInput REASON, DOCUMENT_NUMBER.
 */
public record Grounds(String reason, String documentNumber, LocalDate documentDate) {

	private static final int SHORTEST_REASON = 4;

	private static final int LONGEST_REASON = 2000;

	private static final int LONGEST_NUMBER = 100;

	public Grounds {
		reason = reason.strip();
		documentNumber = documentNumber.strip();
		if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
			throw problem("REASON", "reason", "调整理由须为 " + SHORTEST_REASON + " 至 " + LONGEST_REASON + " 个字",
					"写明调整什么、为什么调整");
		}
		if (documentNumber.isEmpty() || documentNumber.length() > LONGEST_NUMBER
				|| documentNumber.chars().anyMatch(Character::isISOControl)) {
			throw problem("DOCUMENT_NUMBER", "documentNumber", "调整文号须为 1 至 " + LONGEST_NUMBER + " 个字符，不含控制字符",
					"如 卢财预〔2024〕35号");
		}
	}

	/**
	 * Refuses a day on which no document can have adjusted a budget of that year.
	 * Problem: InvalidInput DOCUMENT_DATE.
	 */
	Grounds requireWithin(FiscalYear year, LocalDate today) {
		LocalDate first = LocalDate.of(year.value(), 1, 1).minusYears(1);
		if (documentDate.isBefore(first) || documentDate.isAfter(today)) {
			throw problem("DOCUMENT_DATE", "documentDate",
					"文件日期须在 " + first + " 至今天（" + today + "）之间，收到 " + documentDate, "核对文件的日期");
		}
		return this;
	}

	private static ProblemException problem(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}
}
