package org.jiheng.comparison.graphql;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.budget.AmountStage;
import org.jiheng.comparison.Axis;
import org.jiheng.comparison.Classes;
import org.jiheng.comparison.Comparing;
import org.jiheng.comparison.Comparison;
import org.jiheng.comparison.FrameCrosswalk;
import org.jiheng.comparison.FrameCrosswalks;
import org.jiheng.comparison.Measure;
import org.jiheng.comparison.Peers;
import org.jiheng.comparison.Question;
import org.jiheng.comparison.View;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.graphql.SnapshotFilterInput;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Comparisons on sealed numbers. */
@Controller
class ComparisonController {

	private static final int MOST_NAMES = 20;

	private static final int MOST_MEASURES = 10;

	private final Comparing comparing;

	private final FrameCrosswalks crosswalks;

	ComparisonController(Comparing comparing, FrameCrosswalks crosswalks) {
		this.comparing = comparing;
		this.crosswalks = crosswalks;
	}

	@QueryMapping
	Mono<List<FrameCrosswalk>> frameCrosswalks() {
		return crosswalks.all();
	}

	@QueryMapping
	Mono<Comparison> comparison(@Argument SnapshotFilterInput filter, @Argument Axis by,
			@Argument List<Measure> measures, @Argument AmountStage stage, @Argument Peers peers,
			@Argument @Nullable Classes classes, @Argument @Nullable View view,
			@Argument @Nullable List<String> functions, @Argument @Nullable List<String> indicators) {
		return Mono.defer(() -> comparing.compare(question(filter.filter(), by, some(measures), stage, peers,
				Objects.requireNonNullElse(classes, Classes.CONTINUED), Objects.requireNonNullElse(view, View.AS_WAS),
				names("functions", functions), names("indicators", indicators))));
	}

	@SchemaMapping
	Axis by(Comparison comparison) {
		return comparison.question().axis();
	}

	@SchemaMapping
	AmountStage stage(Comparison comparison) {
		return comparison.question().stage();
	}

	@SchemaMapping
	List<FiscalYear> years(Comparison comparison) {
		return List.copyOf(comparison.question().years());
	}

	@SchemaMapping
	List<ShownRow> rows(Comparison comparison) {
		return comparison.rows().stream().map(ShownRow::of).toList();
	}

	@SchemaMapping
	List<ShownPeers> peerGroups(Comparison comparison) {
		return comparison.peerGroups().stream().map(ShownPeers::new).toList();
	}

	@SchemaMapping
	List<ShownCoverage> coverage(Comparison comparison) {
		return comparison.coverage().stream().map(ShownCoverage::of).toList();
	}

	private static Question question(SnapshotFilter filter, Axis by, List<Measure> measures, AmountStage stage,
			Peers peers, Classes classes, View view, Set<Words> functions, Set<Words> indicators) {
		if (!filter.kinds().isEmpty()) {
			throw invalid("KINDS", List.of("filter", "kinds"), "比较时不按快照种类筛选", "用 stage 指定年初或现行");
		}
		return new Question(by, new TreeSet<>(filter.years()), stage, measures, peers, classes, view, filter.counties(),
				filter.departments(), functions.stream().map(Words::value).collect(toSet()), indicators);
	}

	private static List<Measure> some(List<Measure> measures) {
		if (measures.size() > MOST_MEASURES) {
			throw invalid("MEASURES", List.of("measures"),
					"一次至多比较 " + MOST_MEASURES + " 个指标，收到 " + measures.size() + " 个", "分几次查询");
		}
		return measures;
	}

	private static Set<Words> names(String argument, @Nullable List<String> names) {
		if (names == null) {
			return Set.of();
		}
		if (names.isEmpty() || names.size() > MOST_NAMES) {
			throw invalid("VALUES", List.of(argument),
					argument + " 须有 1 至 " + MOST_NAMES + " 个值，收到 " + names.size() + " 个", "不限制时请不要给出");
		}
		Set<Words> words = new LinkedHashSet<>();
		for (String name : names) {
			try {
				words.add(new Words(name.strip()));
			}
			catch (IllegalArgumentException _) {
				throw invalid("WORDS", List.of(argument), "名称须为 1 至 100 个字，不含控制字符", "检查 " + argument);
			}
		}
		return words;
	}

	private static ProblemException invalid(String code, List<String> path, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, path, message, suggestion));
	}

}
