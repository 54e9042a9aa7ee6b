package org.jiheng.document.office;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.document.Mark;
import org.jiheng.review.Severity;

/** How opinions look in files: their colours and their words. */
final class MarkWords {

	static final String AUTHOR = "绩衡";

	private static final int LONGEST = 2_000;

	private MarkWords() {
	}

	/** Whether a colour is one of ours, in hex with or without an alpha before it. */
	static boolean isOurs(String colour) {
		String six = colour.length() == 8 ? colour.substring(2) : colour;
		return Stream.of(Severity.values()).anyMatch(severity -> colour(severity).equalsIgnoreCase(six));
	}

	/**
	 * The colour of a place, by the worst that is said of it; in hex. None that people
	 * choose, so that it is known again.
	 */
	static String colour(Severity severity) {
		return switch (severity) {
			case ERROR -> "FFC7CF";
			case WARNING -> "FFEB9D";
			case HINT -> "DDEBF8";
		};
	}

	static String name(Severity severity) {
		return switch (severity) {
			case ERROR -> "错误";
			case WARNING -> "警告";
			case HINT -> "提示";
		};
	}

	static Severity worst(List<Mark> marks) {
		return marks.stream()
			.map(mark -> mark.finding().severity())
			.min(Comparator.naturalOrder())
			.orElse(Severity.HINT);
	}

	/** The words of one opinion, a line for what is wrong and one for how to mend it. */
	static List<String> lines(Mark mark) {
		var finding = mark.finding();
		return List.of(shortened("【" + name(finding.severity()) + "】" + finding.message()),
				shortened("怎么改：" + finding.advice()));
	}

	static String counted(List<Mark> marks) {
		return "错误 " + count(marks, Severity.ERROR) + " 条，警告 " + count(marks, Severity.WARNING) + " 条，提示 "
				+ count(marks, Severity.HINT) + " 条";
	}

	private static long count(List<Mark> marks, Severity severity) {
		return marks.stream().filter(mark -> mark.finding().severity() == severity).count();
	}

	private static String shortened(String words) {
		return words.length() > LONGEST ? words.substring(0, LONGEST) + "……" : words;
	}

}
