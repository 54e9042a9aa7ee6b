package org.jiheng.publication.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.CanonicalForm;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedIndicator.SealedTarget;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalTextTests {

	private static final BudgetKey KEY = new BudgetKey(new RegionCode("130324"), new FiscalYear(2024),
			new DepartmentCode("315"));

	private static final SealedContent CONTENT = new SealedContent("标题 \"引号\" \\ \n换行", List.of("总体"),
			List.of("分项", "二"), List.of(),
			List.of(new SealedProject(1, 1, "13032424P004431111187", "公开项目", "315001", "本级", 123_456_789_012L, 5L, null,
					"用途", List.of(3, 12), List.of(2550, 10_000), List.of("目标"), List.of("三年目标"), false),
					new SealedProject(7, 2, null, "涉密项目", null, null, 100, null, 0L, null, List.of(12), List.of(10_000),
							List.of(), List.of(), true)),
			List.of(indicator(2, 1,
					new SealedTarget("NUMERIC", "≥99.5%", "GE", new BigDecimal("99.5"), null, "%", null)),
					indicator(3, 1,
							new SealedTarget("NUMERIC", "±3", "BETWEEN", new BigDecimal("-3"), new BigDecimal("3"),
									null, null)),
					indicator(4, 1,
							new SealedTarget("DEADLINE", "年底", null, null, null, null, LocalDate.of(2024, 12, 31))),
					indicator(5, null, new SealedTarget("QUALITATIVE", "提升", null, null, null, null, null)),
					new SealedIndicator(6, 7, 1, "产出指标", "数量指标", null, null,
							new SealedTarget("CLASSIFIED", null, null, null, null, null, null), null, null, null)));

	private static SealedIndicator indicator(int number, @Nullable Integer project, SealedTarget target) {
		return new SealedIndicator(number, project, number, "产出指标", "数量指标", "三级", "描述", target,
				number == 2 ? new SealedTarget("NUMERIC", "≥300%", "GE", new BigDecimal("300"), null, "%", null) : null,
				null, new BigDecimal("12.5"));
	}

	/** Else an edition would say something else than what its hash covers. */
	@Test
	void whatIsReadIsWhatWasWritten() {
		String canonical = CanonicalForm.of(KEY, CONTENT);
		assertThat(CanonicalText.read(canonical).content()).isEqualTo(CONTENT);
		assertThat(CanonicalForm.of(KEY, CanonicalText.read(canonical).content())).isEqualTo(canonical);
	}

}
