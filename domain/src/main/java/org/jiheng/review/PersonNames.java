package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what is probably a person's name: a surname and one or two characters, where the
 * words behind it speak of a person (本人, 同志) or of what one is given (发放…工资), or a label
 * stands before it. A name alone, without such words, is not told from other words.
 *
 * <p>
 * Works backwards from those words, as they are rare: every second character could be a
 * surname.
 */
final class PersonNames {

	/** What ends places and bodies, or joins words, rather than ends a name. */
	private static final String NOT_GIVEN = "的和与及等或在为给对向是有了各每其省市县区乡镇村庄屯寨堡街路桥河沟坡湾港岛局所站队科股部厅院校厂馆园场社组团会党员工家户们型类费款金";

	private static final List<String> BEFORE = List.of("支付", "给予", "给付", "交付", "发放", "补发", "救助", "资助", "慰问", "帮扶", "安置",
			"赡养", "抚养", "关于", "用于", "保障", "为", "付", "给", "对", "向");

	private static final List<String> BETWEEN = List.of("发放", "支付", "缴纳", "补发", "代缴", "报销", "的");

	private static final List<String> LABELS = List.of("姓名", "户名", "收款人", "受益人", "受助人", "联系人");

	private final List<String> notNames;

	private final List<String> persons;

	private final List<String> benefits;

	private final Set<String> sure;

	private final Set<String> all;

	PersonNames(CheckSettings settings) {
		this.notNames = settings.words(WordList.NOT_NAMES);
		this.persons = settings.words(WordList.PERSON_SUFFIXES);
		this.benefits = settings.words(WordList.BENEFITS);
		this.sure = Set.copyOf(settings.words(WordList.SURNAMES));
		this.all = new HashSet<>(sure);
		this.all.addAll(settings.words(WordList.SURNAMES_ALSO_WORDS));
	}

	/** The names in a text, as they first stand in it. */
	Set<String> in(String text) {
		SortedMap<Integer, String> names = new TreeMap<>();
		occurrences(text, persons).forEach(end -> {
			endingAt(text, end, sure, false, names);
			endingAt(text, end, all, true, names);
		});
		occurrences(text, benefits).forEach(end -> {
			endingAt(text, end, sure, true, names);
			BETWEEN.stream()
				.filter(word -> text.startsWith(word, end - word.length()))
				.forEach(word -> endingAt(text, end - word.length(), sure, true, names));
		});
		LABELS.stream().filter(text::contains).forEach(label -> labelled(text, label, names));
		return new LinkedHashSet<>(names.values());
	}

	private static List<Integer> occurrences(String text, List<String> words) {
		List<Integer> found = new ArrayList<>();
		for (String word : words) {
			for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
				found.add(at);
			}
		}
		return found;
	}

	/**
	 * The longest name that ends there; bounded where a word before it leads up to a
	 * person.
	 */
	private void endingAt(String text, int end, Set<String> surnames, boolean bounded,
			SortedMap<Integer, String> names) {
		for (int length = Math.min(4, end); length >= 2; length--) {
			int start = end - length;
			if (isName(text.substring(start, end), surnames) && (!bounded || isBounded(text, start))) {
				names.put(start, text.substring(start, end));
				return;
			}
		}
	}

	private static boolean isBounded(String text, int start) {
		return start == 0 || !Texts.isChinese(text.charAt(start - 1))
				|| BEFORE.stream().anyMatch(word -> text.startsWith(word, start - word.length()));
	}

	private void labelled(String text, String label, SortedMap<Integer, String> names) {
		int from = text.indexOf(label) + label.length();
		while (from < text.length() && ":为".indexOf(text.charAt(from)) >= 0) {
			from++;
		}
		int end = from;
		while (end < text.length() && Texts.isChinese(text.charAt(end))) {
			end++;
		}
		String rest = text.substring(from, end);
		if (isName(rest, all)) {
			names.put(from, rest);
		}
	}

	/** A surname of one or two characters and as many given ones. */
	private boolean isName(String words, Set<String> surnames) {
		for (int length = 1; length <= 2 && length < words.length(); length++) {
			String given = words.substring(length);
			boolean possible = given.length() <= 2 && surnames.contains(words.substring(0, length))
					&& given.chars().allMatch(c -> Texts.isChinese((char) c) && NOT_GIVEN.indexOf(c) < 0);
			if (possible && notNames.stream().noneMatch(words::startsWith)) {
				return true;
			}
		}
		return false;
	}

}
