package org.jiheng.oversight;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * To whom a county grants what.
 *
 * @param overseer the province or prefecture
 * @param lastYear inclusive; null for all years from the first on
 * @param from inclusive
 * @param until exclusive; null for no end
 * @param basis the document that it rests on
 */
public record GrantTerms(RegionCode overseer, FiscalYear firstYear, @Nullable FiscalYear lastYear,
		Set<SnapshotKind> kinds, LocalDate from, @Nullable LocalDate until, String basis) {

	private static final int LONGEST_BASIS = 500;

	public GrantTerms {
		kinds = Set.copyOf(kinds);
		basis = basis.strip();
		int length = basis.codePointCount(0, basis.length());
		if (overseer.level() != RegionCode.Level.PROVINCE && overseer.level() != RegionCode.Level.PREFECTURE) {
			throw invalid("OVERSEER", "overseer", "监督方须为省或设区的市", "填写其行政区划代码，如 130000 或 130300");
		}
		if (lastYear != null && lastYear.compareTo(firstYear) < 0) {
			throw invalid("YEARS", "lastYear", "末年度不能早于首年度 " + firstYear, "不限末年度时请不要给出");
		}
		if (kinds.isEmpty()) {
			throw invalid("KINDS", "kinds", "须至少有一种快照", "不限种类时请不要给出");
		}
		if (until != null && !until.isAfter(from)) {
			throw invalid("UNTIL", "until", "截止日期须晚于起始日期 " + from, "截止日期不含当日；不限期时请不要给出");
		}
		if (length < 1 || length > LONGEST_BASIS || basis.chars().anyMatch(Character::isISOControl)) {
			throw invalid("BASIS", "basis", "依据须为 1 至 " + LONGEST_BASIS + " 个字，现有 " + length + " 个",
					"写明依据的文件，如 冀财监〔2024〕12号");
		}
	}

	/** In the order in which they come to be. */
	public List<SnapshotKind> kindsInOrder() {
		return List.copyOf(EnumSet.copyOf(kinds));
	}

	static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}
}
