package org.jiheng.budget;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** The dates that a target names: 2024年底, 6月30日前, 年底前 of the fiscal year. */
final class DateWords {

	static final char MASK = '\uE000';

	private static final String END = "(?<end>年年?[底末终内]|全年度?|年度内|[底末终内]|度内)?";

	private static final String BEFORE = "(?<before>(?:之前|以前|前|止|之内|以内))?";

	private static final List<Pattern> SHAPES = List.of(
			Pattern.compile("(?<![0-9.])(?<from>20[0-9]{2})年?[-~至到](?<year>20[0-9]{2})年度?" + END + BEFORE),
			Pattern.compile(
					"(?<![0-9.])(?:(?<year>20[0-9]{2})年)?(?<from>[0-9]{1,2})月?份?[-~至到](?<month>[0-9]{1,2})月(?!以上|以下)份?"
							+ END + BEFORE),
			Pattern.compile(
					"(?<![0-9.])(?<year>20[0-9]{2})年(?<month>[0-9]{1,2})月份?(?:(?<day>[0-9]{1,2})[日号])?" + END + BEFORE),
			Pattern.compile(
					"(?<![0-9.])(?<year>20[0-9]{2})(?<sep>[-./])(?<month>[0-9]{1,2})\\k<sep>(?<day>[0-9]{1,2})(?![0-9.])"
							+ BEFORE),
			Pattern.compile("(?<![0-9.])(?<year>20[0-9]{2})年度?" + END + BEFORE),
			Pattern.compile("(?<![0-9.])(?<month>[0-9]{1,2})月(?:(?<day>[0-9]{1,2})[日号]|份)?" + END + BEFORE),
			Pattern.compile("(?:^|(?<=[,，。;；、于在到至当本今]))(?<end>年[底末终内]|全年度?$|当年$|本年度?$)" + BEFORE));

	private static final Pattern ALONE = Pattern.compile(
			"(?:于|在|截至|截止|到|确保|力争|计划|预计|按期|应)*(\uE000+)(?:[-~至到](\uE000+))?(?:之?前)?(?:底|内)?(?:全部|全面|按时)?(?:完成|完工|办结|竣工)?[.。]?");

	/** A text with its dates masked, and the days by which something is to be done. */
	record Scan(String masked, List<Mention> mentions) {

		/** Whether a date cannot be: 2月31日, or 6月前, which some count to its end. */
		boolean doubtful() {
			return mentions.stream().anyMatch(mention -> mention.date() == null);
		}

		/** The deadline, when the text is nothing but a date or a period. */
		@Nullable LocalDate alone() {
			boolean alone = !mentions.isEmpty() && mentions.size() <= 2 && ALONE.matcher(masked).matches();
			return alone && !doubtful() ? latest(mentions) : null;
		}

		/** The days that a sentence binds itself to, each once. */
		List<LocalDate> deadlines() {
			return mentions.stream()
				.filter(Mention::binding)
				.map(Mention::date)
				.filter(date -> date != null)
				.distinct()
				.toList();
		}

		private static @Nullable LocalDate latest(List<Mention> mentions) {
			return mentions.stream()
				.map(Mention::date)
				.filter(date -> date != null)
				.max(LocalDate::compareTo)
				.orElse(null);
		}
	}

	/** A date; not binding where only a year or a month is named in passing. */
	record Mention(@Nullable LocalDate date, boolean binding) {
	}

	private final FiscalYear fiscalYear;

	DateWords(FiscalYear fiscalYear) {
		this.fiscalYear = fiscalYear;
	}

	Scan scan(String words) {
		List<Mention> mentions = new ArrayList<>();
		StringBuilder masked = new StringBuilder(words);
		for (Pattern shape : SHAPES) {
			Matcher matcher = shape.matcher(masked);
			for (int from = 0; matcher.find(from); from = matcher.end()) {
				mentions.add(mention(matcher));
				mask(masked, matcher.start(), matcher.end());
			}
		}
		return new Scan(masked.toString(), List.copyOf(mentions));
	}

	private static void mask(StringBuilder text, int start, int end) {
		for (int i = start; i < end; i++) {
			text.setCharAt(i, MASK);
		}
	}

	private Mention mention(MatchResult match) {
		String year = group(match, "year");
		String month = group(match, "month");
		String day = group(match, "day");
		boolean toEnd = !group(match, "end").isEmpty();
		boolean before = !group(match, "before").isEmpty();
		boolean vague = before && !month.isEmpty() && day.isEmpty() && !toEnd;
		boolean binding = toEnd || before || !day.isEmpty();
		return new Mention(vague ? null : date(year, month, day), binding);
	}

	private @Nullable LocalDate date(String year, String month, String day) {
		int inYear = year.isEmpty() ? fiscalYear.value() : Integer.parseInt(year);
		try {
			YearMonth inMonth = YearMonth.of(inYear, month.isEmpty() ? 12 : Integer.parseInt(month));
			return day.isEmpty() ? inMonth.atEndOfMonth() : inMonth.atDay(Integer.parseInt(day));
		}
		catch (DateTimeException impossible) {
			return null;
		}
	}

	private static String group(MatchResult match, String name) {
		Integer index = match.namedGroups().get(name);
		String found = index == null ? null : match.group(index);
		return found == null ? "" : found;
	}

}
