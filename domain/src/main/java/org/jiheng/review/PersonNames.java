package org.jiheng.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is probably a person's name: a surname and one or two characters, where the
 * words around it speak of a person (本人, 同志) or of what one is given (发放…工资). A name alone,
 * without such words, is not told from other words.
 */
final class PersonNames {

	/** Characters that end places and bodies, or join words, rather than end a name. */
	private static final String GIVEN = "[一-龥&&[^的和与及等或在为给对向是有了各每其省市县区乡镇村庄屯寨堡街路桥河沟坡湾港岛局所站队科股部厅院校厂馆园场社组团会党员工家户们型类费款金]]{1,2}?";

	private static final String BEFORE = "(?:支付|给予|给付|交付|发放|补发|救助|资助|慰问|帮扶|安置|赡养|抚养|关于|用于|保障|为|付|给|对|向|(?<![一-龥]))";

	private final List<String> notNames;

	private final List<Pattern> shapes;

	PersonNames(CheckSettings settings) {
		this.notNames = settings.words(WordList.NOT_NAMES);
		String sure = anyOf(settings, WordList.SURNAMES);
		String all = "(?:" + sure + "|" + anyOf(settings, WordList.SURNAMES_ALSO_WORDS) + ")";
		String person = anyOf(settings, WordList.PERSON_SUFFIXES);
		String benefit = anyOf(settings, WordList.BENEFITS);
		this.shapes = Stream
			.of("(?<name>" + sure + GIVEN + ")(?=" + person + ")",
					BEFORE + "(?<name>" + all + GIVEN + ")(?=" + person + ")",
					BEFORE + "(?<name>" + sure + GIVEN + ")(?=(?:发放|支付|缴纳|补发|代缴|报销|的)?" + benefit + ")",
					"(?:姓名|户名|收款人|受益人|受助人|联系人)[:为]?(?<name>" + all + GIVEN + ")(?![一-龥])")
			.map(Pattern::compile)
			.toList();
	}

	private static String anyOf(CheckSettings settings, WordList list) {
		return settings.words(list).stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
	}

	/** The names in a text, as they first stand in it. */
	Set<String> in(String text) {
		Set<String> names = new LinkedHashSet<>();
		for (Pattern shape : shapes) {
			Matcher matcher = shape.matcher(text);
			// Matches may overlap: 为何某某 begins with a word that could be a surname.
			for (int from = 0; matcher.find(from); from = matcher.start("name") + 1) {
				String name = matcher.group("name");
				if (notNames.stream().noneMatch(name::startsWith)) {
					names.add(name);
				}
			}
		}
		return names;
	}

}
