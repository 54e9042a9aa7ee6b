package org.jiheng.approval.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.approval.Boarding;
import org.jiheng.approval.ReviewBoard;
import org.jiheng.approval.ReviewStage;
import org.jiheng.audit.Act;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** A county's year at a glance, and its deadlines. */
@Controller
class BoardController {

	private final Boarding boarding;

	private final Budgets budgets;

	BoardController(Boarding boarding, Budgets budgets) {
		this.boarding = boarding;
		this.budgets = budgets;
	}

	@QueryMapping
	Mono<ReviewBoard> reviewBoard(@Argument FiscalYear year) {
		return boarding.of(year);
	}

	@MutationMapping
	Mono<ReviewBoardPayload> setReviewDeadline(@Argument SetReviewDeadlineInput input,
			DataFetchingEnvironment environment) {
		Map<String, Object> asked = Objects.requireNonNull(environment.getArgument("input"));
		return Mono
			.defer(() -> boarding.set(input.year(), input.stage(), input.due(), Act.asked("setReviewDeadline", asked)))
			.map(board -> new ReviewBoardPayload(board, List.of()))
			.transform(Mendable.into(problems -> new ReviewBoardPayload(null, problems)));
	}

	@SchemaMapping(typeName = "ReviewBoard")
	int submitted(ReviewBoard board) {
		return board.done(ReviewStage.SUBMISSION);
	}

	@SchemaMapping(typeName = "ReviewBoard")
	int approved(ReviewBoard board) {
		return board.done(ReviewStage.APPROVAL);
	}

	/** One statement for all of a board. */
	@BatchMapping(typeName = "ReviewBoardLine")
	Mono<Map<ReviewBoard.Line, Budget>> budget(List<ReviewBoard.Line> lines) {
		var keys = lines.stream()
			.filter(line -> line.status() != null)
			.collect(Collectors.toMap(
					line -> new BudgetKey(line.department().county(), line.year(), line.department().code()),
					line -> line, (one, same) -> one));
		return budgets.of(keys.keySet(), Detail.VALUES_AND_PROVENANCE).map(found -> {
			Map<ReviewBoard.Line, Budget> byLine = new HashMap<>();
			found.forEach((key, budget) -> byLine.put(Objects.requireNonNull(keys.get(key)), budget));
			return byLine;
		});
	}

}
