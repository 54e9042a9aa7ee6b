package org.jiheng.budget;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 度量单位: the measure words that follow a number. */
final class MeasureWords {

	private static final String BASE = "个工作日|工作日|个自然日|自然日|个小时|小时|分钟|秒|个月|季度|个季度|天|日|周|年"
			+ "|人次|人天|人日|人年|人|件次|件|个|次|项|户次|户|家次|家|份|场次|场|期次|期|元|美元|例|名|位|所|本|册|块|批次|批|只|头|株|棵|粒|颗"
			+ "|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|公顷|亩|吨|千克|公斤|克|升|毫升|千瓦时|千瓦|度"
			+ "|台套|台次|台|套|辆次|辆|座|处|条|篇|幅|张|枚|艘|架|部|支|队|组|班次|班|届|轮|趟|车次|课时|学时|标段|门|种|类|款|类次|片|段|盏|根|扇|间|栋|幢|层|盒|箱|瓶|袋|桶|包|卷|双|对"
			+ "|分|级|倍|成|村|校|站|点|km²|km|KM|kg|KG|kWh|kW|KW|m2|m3|m²|m³|㎡|MW|TB|GB|MB|m(?![A-Za-z])|g(?![A-Za-z])|t(?![A-Za-z])|h(?![A-Za-z])";

	private static final Pattern UNIT = Pattern
		.compile("^(?:%|‰|个?百分点|百分比|(?:[十百千万亿]{0,2}(?:" + BASE + "))(?:[/·](?:" + BASE + "))*|[百千万亿]{1,2}(?![一-龥]))");

	private static final Pattern UNKNOWN = Pattern.compile("^[一-龥A-Za-zµΩ°℃/·]{1,4}$");

	private static final Pattern OF_TIME = Pattern.compile(".*(?:日|天|时|分钟|月|周|年|季度)");

	private MeasureWords() {
	}

	/** The unit at the beginning of the text after a number, longest first. */
	static Optional<String> beginningOf(String after) {
		Matcher matcher = UNIT.matcher(after);
		String longest = matcher.find() ? matcher.group() : "";
		return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
	}

	/** Whether the whole text may be a unit that the list does not have. */
	static boolean mayBe(String text) {
		return UNKNOWN.matcher(text).matches();
	}

	static boolean ofTime(String unit) {
		return OF_TIME.matcher(unit).matches();
	}

	static boolean ofMoney(String unit) {
		return unit.endsWith("元");
	}

}
