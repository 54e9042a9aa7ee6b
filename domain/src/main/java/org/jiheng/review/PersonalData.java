package org.jiheng.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One finding for each project, and one for the department's own text. A name that was
 * told by its surroundings once is found wherever it stands. The message does not repeat
 * what should not have been written: it gives the surname and the kind of number.
 */
final class PersonalData implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		PersonNames finder = new PersonNames(budget.settings());
		List<OpenText> texts = budget.texts();
		Set<String> names = texts.stream()
			.flatMap(text -> finder.in(text.key()).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Map<Integer, List<OpenText>> byProject = new LinkedHashMap<>();
		texts.stream()
			.filter(text -> names.stream().anyMatch(text.key()::contains)
					|| !PersonNumbers.kindsIn(text.key()).isEmpty())
			.forEach(text -> byProject
				.computeIfAbsent(text.project() == null ? 0 : text.project().sequence(), any -> new ArrayList<>())
				.add(text));
		return byProject.values().stream().map(found -> remark(found, names));
	}

	private static Remark remark(List<OpenText> texts, Set<String> names) {
		Set<String> kinds = new LinkedHashSet<>();
		for (OpenText text : texts) {
			names.stream().filter(text.key()::contains).forEach(name -> kinds.add("个人姓名（" + name.charAt(0) + "某）"));
			kinds.addAll(PersonNumbers.kindsIn(text.key()));
		}
		String places = texts.stream().map(OpenText::place).collect(Collectors.joining("、"));
		return Remark.at(texts.stream().map(OpenText::anchor).toList(),
				places + "似有" + String.join("、", kinds) + "，公开后会泄露个人信息", "请改为不指明个人的表述，如“某类人员”，删去证件、电话和账户号码");
	}

}
