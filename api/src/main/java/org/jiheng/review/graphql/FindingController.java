package org.jiheng.review.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.CheckRule;
import org.jiheng.review.CheckRules;
import org.jiheng.review.FindingCounts;
import org.jiheng.review.FindingFilter;
import org.jiheng.review.Findings;
import org.jiheng.review.FrameInForce;
import org.jiheng.review.FramesInForce;
import org.jiheng.review.Norms;
import org.jiheng.review.graphql.FindingLoaders.CountOfFindings;
import org.jiheng.review.graphql.FindingLoaders.PageOfFindings;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.RegionCode;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the checks found in budgets, and the checks themselves. */
@Controller
class FindingController {

	private final Findings findings;

	private final CheckRules rules;

	private final FramesInForce frames;

	FindingController(Findings findings, CheckRules rules, FramesInForce frames) {
		this.findings = findings;
		this.rules = rules;
		this.frames = frames;
	}

	@QueryMapping
	Mono<List<CheckRule>> checkRules(@Argument RegionCode county, @Argument FiscalYear year) {
		return rules.of(county, year);
	}

	@QueryMapping
	Mono<Norms> checkNorms(@Argument RegionCode county, @Argument FiscalYear year) {
		return rules.norms(county, year);
	}

	@QueryMapping
	Mono<List<FrameInForce>> indicatorFramesInForce(@Argument FiscalYear year) {
		return frames.of(year);
	}

	@SchemaMapping
	CompletableFuture<Connection<BudgetFinding>> findings(Budget budget, @Arguments PageArguments page,
			DataFetchingEnvironment environment) {
		FindingFilter filter = FindingFilterInput.of(environment.getArgument("filter"), budget.key());
		Paging paging = page.over("BudgetFinding", budget.key(), filter.severities().stream().sorted().toList(),
				filter.states().stream().sorted().toList(), filter.checks().stream().sorted().toList(),
				filter.projects().stream().sorted().toList());
		return FindingLoaders.pages(environment)
			.load(new PageOfFindings(budget.key(), filter, paging.request()))
			.thenApply(found -> paging.connection(found, () -> Mono
				.fromFuture(FindingLoaders.totals(environment).load(new CountOfFindings(budget.key(), filter)))));
	}

	/** One statement for all budgets asked for. */
	@BatchMapping
	Mono<Map<Budget, FindingCounts>> findingCounts(List<Budget> budgets) {
		Set<BudgetKey> keys = budgets.stream().map(Budget::key).collect(toSet());
		return findings.countsOf(keys).map(found -> {
			Map<Budget, FindingCounts> counts = new HashMap<>();
			budgets.forEach(budget -> counts.put(budget,
					found.getOrDefault(budget.key(), new FindingCounts(0, 0, 0, 0, 0, null))));
			return counts;
		});
	}

	/** One statement for each year. */
	@BatchMapping
	Mono<Map<BudgetFinding, CheckRule>> check(List<BudgetFinding> all) {
		Map<BudgetFinding, CheckRule> byFinding = new HashMap<>();
		return Flux.fromIterable(all.stream().map(each -> each.key().budget()).collect(toSet()))
			.map(key -> Map.entry(key.county(), key.year()))
			.distinct()
			.concatMap(each -> rules.of(each.getKey(), each.getValue())
				.doOnNext(found -> all.stream()
					.filter(finding -> finding.key().budget().county().equals(each.getKey())
							&& finding.key().budget().year().equals(each.getValue()))
					.forEach(finding -> found.stream()
						.filter(rule -> rule.check() == finding.check())
						.forEach(rule -> byFinding.put(finding, rule)))))
			.then(Mono.just(byFinding));
	}

}
