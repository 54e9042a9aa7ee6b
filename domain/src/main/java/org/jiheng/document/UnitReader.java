package org.jiheng.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/** The line above a form that names the budget unit: 315001 卢龙县司法局本级. */
final class UnitReader {

	private static final Pattern UNIT = Pattern.compile(
			"(?:预算单位[:：]?|单位名称[:：]?)?(?<code>[0-9]{6})[-_—－]?(?<name>[^0-9].{0,60}?)(?:[(（]?(?:金额|货币|计量)?单位[:：].{1,6})?");

	private static final Pattern LABEL = Pattern.compile("(?:预算单位|单位名称|填报单位|主管部门)[:：]?(?<name>.{2,})");

	private UnitReader() {
	}

	/** The name alone where a label stands in the same cell: 预算单位：卢龙县司法局. */
	static Quote withoutLabel(Quote quote) {
		String name = withoutLabel(quote.text());
		return name.equals(quote.text()) ? quote : quote.part(name);
	}

	static String withoutLabel(String words) {
		Matcher matcher = LABEL.matcher(words);
		return matcher.matches() ? matcher.group("name") : words;
	}

	static @Nullable BudgetUnit of(@Nullable Quote quote) {
		return quote == null ? null : of(quote.text());
	}

	static @Nullable BudgetUnit of(String words) {
		Matcher matcher = UNIT.matcher(Wording.folded(words));
		return matcher.matches() ? new BudgetUnit(new BudgetUnitCode(matcher.group("code")),
				words.substring(matcher.start("name"), matcher.end("name"))) : null;
	}

}
