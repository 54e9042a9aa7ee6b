package org.jiheng.budget;

/** What an amount stands for in the course of a year: 年初预算数, 调整后预算数, 执行数. */
public enum AmountStage {

	INITIAL, ADJUSTED, EXECUTED;

	/** Of what the nth adjustment made; 0 is the budget as first approved. */
	public static AmountStage after(int adjustment) {
		return adjustment == 0 ? INITIAL : ADJUSTED;
	}

}
