package org.jiheng.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of the columns of a header: of this document, or once for the county
 * and year.
 *
 * @param year for which the county remembers it; null where it was said of the document
 * alone
 * @param mapping what the county remembers; null where a staged import has it already
 */
record Explanation(TableColumns columns, String by, Instant at, @Nullable FiscalYear year,
		@Nullable ColumnMapping mapping) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
		.withZone(ZoneId.of("Asia/Shanghai"));

	static List<Explanation> said(List<Correction> corrections) {
		return corrections.stream()
			.flatMap(each -> Stream.ofNullable(each.columns())
				.map(columns -> new Explanation(columns, each.by(), each.at(), each.remembered(), null)))
			.toList();
	}

	static Explanation of(ColumnMapping mapping) {
		return new Explanation(mapping.columns(), mapping.by(), mapping.at(), mapping.year(), mapping);
	}

	/** Who said it, and when. */
	String origin() {
		String who = by + " 于 " + TIME.format(at);
		return year == null ? who + " 说明" : who + " 确认、本县记住于 " + year + " 年度";
	}
}
