package org.jiheng.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;

/** The cover: title, year, and the department that wrote the text. */
record Cover(List<Quote> lines) {

	private static final Pattern YEAR = Pattern.compile("(?<year>20[0-9]{2})年");

	private static final Pattern AUTHOR = Pattern.compile("(?<name>.{2,40}?)(?:编制|编报|填报|编)");

	private static final Pattern BODY = Pattern.compile(".{2,30}(?:局|委|办|室|部|院|会|中心|政府|处|队|社|校|站|所|科|厅|馆)");

	private static final Pattern CODE = Pattern.compile("部门(?:代码|编码):(?<code>[0-9]{3})");

	private static final String CHINESE_DIGITS = "零一二三四五六七八九";

	Optional<Quote> title() {
		return lines.stream().filter(line -> isTitle(line.key())).findFirst();
	}

	private static boolean isTitle(String key) {
		return key.length() <= 80 && key.contains("绩效") && (key.contains("部门预算") || key.contains("部门整体"));
	}

	/** The year that the title names, else the only one that the cover names. */
	Optional<FiscalYear> year() {
		Optional<FiscalYear> named = title().flatMap(line -> year(line.key()));
		List<FiscalYear> others = lines.stream().flatMap(line -> year(line.key()).stream()).distinct().toList();
		return named.isPresent() || others.size() != 1 ? named : Optional.of(others.getFirst());
	}

	private static Optional<FiscalYear> year(String key) {
		StringBuilder digits = new StringBuilder();
		key.replace('○', '零').chars().forEach(c -> {
			int digit = CHINESE_DIGITS.indexOf(c);
			digits.append(digit < 0 ? (char) c : (char) ('0' + digit));
		});
		Matcher matcher = YEAR.matcher(digits);
		return matcher.find() ? Optional.of(new FiscalYear(Integer.parseInt(matcher.group("year")))) : Optional.empty();
	}

	/** The department's code, for budgets whose projects name no unit. */
	Optional<DepartmentCode> code() {
		return lines.stream()
			.map(line -> CODE.matcher(line.key()))
			.filter(Matcher::matches)
			.map(matcher -> new DepartmentCode(matcher.group("code")))
			.findFirst();
	}

	/** The department by the line 卢龙县司法局编制, else by the line above the title. */
	Optional<Quote> department() {
		return lines.stream()
			.flatMap(line -> author(line).stream())
			.findFirst()
			.or(() -> lines.stream().filter(line -> BODY.matcher(line.text()).matches()).findFirst());
	}

	private static Optional<Quote> author(Quote line) {
		Matcher matcher = AUTHOR.matcher(line.text());
		return matcher.matches() ? Optional.of(line.part(matcher.group("name"))) : Optional.empty();
	}

}
