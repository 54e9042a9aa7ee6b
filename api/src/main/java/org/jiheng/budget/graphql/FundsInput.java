package org.jiheng.budget.graphql;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.budget.Funds;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

record FundsInput(BigDecimal total, @Nullable BigDecimal fiscal, @Nullable BigDecimal other, MoneyUnit unit) {

	Funds funds() {
		return new Funds(money("total", total), fiscal == null ? null : money("fiscal", fiscal),
				other == null ? null : money("other", other));
	}

	private Money money(String field, BigDecimal amount) {
		try {
			return Money.of(amount, unit);
		}
		catch (ArithmeticException | IllegalArgumentException _) {
			throw new ProblemException(new Problem.InvalidInput("AMOUNT", List.of("input", "funds", field),
					"金额须不小于 0、精确到分：" + amount, "核对金额与单位"));
		}
	}
}
