package org.jiheng.budget.graphql;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.Within;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * An input object whose values their scalars have read already, and what may stand in it.
 */
record Input(String name, Map<?, ?> values) {

	private static final int MOST = 100;

	/** The argument of that name; one that is absent has no values. */
	static Input of(String name, Map<String, ?> arguments) {
		return new Input(name, arguments.get(name) instanceof Map<?, ?> values ? values : Map.of());
	}

	Within within() {
		return new Within(set("counties", RegionCode.class::cast), set("departments", DepartmentCode.class::cast),
				set("years", FiscalYear.class::cast));
	}

	/** A list of alternatives. An empty one would match nothing, which nobody means. */
	<T> Set<T> set(String field, Function<Object, T> read) {
		if (!(values.get(field) instanceof Collection<?> list)) {
			return Set.of();
		}
		if (list.isEmpty() || list.size() > MOST) {
			throw invalid(field, "VALUES", field + " 须有 1 至 " + MOST + " 个值，收到 " + list.size() + " 个", "不限制时请不要给出");
		}
		Set<T> set = new LinkedHashSet<>();
		list.forEach(value -> set.add(read.apply(value)));
		return set;
	}

	<E extends Enum<E>> Set<E> names(String field, Class<E> type) {
		return set(field, value -> Enum.valueOf(type, value.toString()));
	}

	<E extends Enum<E>> E name(String field, Class<E> type, E otherwise) {
		return values.get(field) == null ? otherwise : Enum.valueOf(type, values.get(field).toString());
	}

	Set<Words> wordSet(String field) {
		return set(field, value -> words(field, value.toString()));
	}

	@Nullable Words wordsOrNull(String field) {
		return values.get(field) == null ? null : words(field, values.get(field).toString());
	}

	@Nullable Money moneyOrNull(String field, String unitField) {
		if (!(values.get(field) instanceof BigDecimal amount)) {
			return null;
		}
		try {
			return Money.of(amount, name(unitField, MoneyUnit.class, MoneyUnit.WAN_YUAN));
		}
		catch (ArithmeticException | IllegalArgumentException _) {
			throw invalid(field, "AMOUNT", field + " 须为不小于 0、精确到分的金额", "检查 " + field + " 与 " + unitField);
		}
	}

	@Nullable Boolean truthOrNull(String field) {
		return values.get(field) instanceof Boolean truth ? truth : null;
	}

	private Words words(String field, String value) {
		try {
			return new Words(value);
		}
		catch (IllegalArgumentException _) {
			throw invalid(field, "TEXT", field + " 须有 1 至 100 个字，不含控制字符", "缩短或改写要查找的文字");
		}
	}

	private ProblemException invalid(String field, String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of(name, field), message, suggestion));
	}
}
