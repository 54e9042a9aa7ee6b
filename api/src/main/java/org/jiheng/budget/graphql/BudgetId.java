package org.jiheng.budget.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;

/** The global ids of budgets, and of what is numbered inside them. */
public final class BudgetId {

	private static final String TYPE = "Budget";

	private BudgetId() {
	}

	public static NodeId of(BudgetKey key) {
		return new NodeId(TYPE, key.parts());
	}

	/** Of the thing of that type and number in a budget. */
	public static NodeId of(String type, BudgetKey budget, int number) {
		List<String> parts = new ArrayList<>(budget.parts());
		parts.add(String.valueOf(number));
		return new NodeId(type, parts);
	}

	/** Nothing when no budget ever had this id. */
	public static Optional<BudgetKey> read(NodeId id) {
		return id.type().equals(TYPE) ? BudgetKey.of(id.key()) : Optional.empty();
	}

	/** The budget that a mutation names. Problem: NotFound, as for a foreign one. */
	public static BudgetKey required(String id) {
		return NodeId.parse(id)
			.flatMap(BudgetId::read)
			.orElseThrow(() -> new ProblemException(Problem.NotFound.unseen("预算")));
	}

	/** Nothing when nothing of that type ever had this id. */
	public static <K> Optional<K> numbered(NodeId id, String type, BiFunction<BudgetKey, Integer, K> key) {
		List<String> parts = id.key();
		if (!id.type().equals(type) || !parts.getLast().matches("[1-9][0-9]{0,8}")) {
			return Optional.empty();
		}
		int number = Integer.parseInt(parts.getLast());
		return BudgetKey.of(parts.subList(0, parts.size() - 1)).map(budget -> key.apply(budget, number));
	}

}
