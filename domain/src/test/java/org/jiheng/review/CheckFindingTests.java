package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By what findings are known again, and where they are. */
class CheckFindingTests {

	@Test
	void aFindingIsKnownAgainWhenItsValueChanges() {
		CheckFinding before = new Sketch().project("甲渠管护")
			.funds("10", "8", null)
			.end()
			.found(Check.FUNDS_SUM)
			.getFirst();
		CheckFinding after = new Sketch().project("渠道管护")
			.funds("10", "7", null)
			.end()
			.found(Check.FUNDS_SUM)
			.getFirst();
		assertThat(after.message()).isNotEqualTo(before.message());
		assertThat(after.identity()).isEqualTo(before.identity()).hasToString("FUNDS_SUM[b.p101.funds.total]");
	}

	@Test
	void theSameBudgetHasTheSameFindingsInTheSameOrder() {
		Sketch budget = new Sketch();
		for (int i = 0; i < 5; i++) {
			budget.project("渠" + i).plan("0", "0", "0", "100").row("产出指标", "数量指标", "管护长度里程", i + 1 + "公里");
		}
		assertThat(new Checks().run(budget.input())).isEqualTo(new Checks().run(budget.input()));
	}

	@Test
	void anAnchorNamesAPlace() {
		assertThat(Anchor.BUDGET).hasToString("b");
		assertThat(new Anchor(8, 43, "target")).hasToString("b.p8.i43.target");
		assertThat(new Anchor(null, 7, null)).hasToString("b.i7");
		assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(0, null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(1, 0, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(1, null, "名称"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckFinding(Check.FUNDS_SUM, Severity.ERROR, List.of(), "", "m", "a"));
	}

}
