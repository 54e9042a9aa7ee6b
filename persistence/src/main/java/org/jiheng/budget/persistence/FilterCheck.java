package org.jiheng.budget.persistence;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jiheng.budget.IndicatorFilter;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.budget.Within;
import org.jiheng.shared.Nearest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.CountyCheck;
import org.jiheng.tenancy.persistence.DepartmentCheck;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refuses names in a filter that nobody knows, so that a slip is not answered by an empty
 * list. A county of the national list that is not the tenant's own is no slip;
 * departments are known only as far as the tenant sees them.
 */
@Component
class FilterCheck {

	private final Statements statements;

	private final IndicatorFrames frames;

	private final CountyCheck counties;

	private final DepartmentCheck departments;

	FilterCheck(Statements statements, IndicatorFrames frames, CountyCheck counties, DepartmentCheck departments) {
		this.statements = statements;
		this.frames = frames;
		this.counties = counties;
		this.departments = departments;
	}

	Mono<Void> within(Within within, Scope.Tenant tenant) {
		return counties.known(within.counties(), tenant)
			.then(Mono.defer(() -> departments.known(within.departments(), tenant)));
	}

	Mono<Void> indicators(IndicatorFilter filter, Scope.Tenant tenant) {
		return within(filter.within(), tenant).then(Mono.defer(() -> levels(filter, tenant)));
	}

	private Mono<Void> levels(IndicatorFilter filter, Scope.Tenant tenant) {
		if (filter.level1().isEmpty() && filter.level2().isEmpty()) {
			return Mono.empty();
		}
		return frames.all().flatMap(all -> {
			Set<String> level1 = classes(all).map(IndicatorFrame.Level1::name).collect(toCollection(TreeSet::new));
			Set<String> level2 = classes(all).flatMap(level -> level.level2().stream())
				.collect(toCollection(TreeSet::new));
			return level("level1", filter.level1(), level1, tenant)
				.then(Mono.defer(() -> level("level2", filter.level2(), level2, tenant)));
		});
	}

	/**
	 * A name outside the frames is known when an indicator that the tenant sees has it.
	 */
	private Mono<Void> level(String level, Set<Words> asked, Set<String> ofFrames, Scope.Tenant tenant) {
		if (asked.stream().map(Words::value).allMatch(ofFrames::contains)) {
			return Mono.empty();
		}
		String column = level.equals("level1") ? "i.level1" : "i.level2";
		Statement statement = new Statement("select distinct " + column + " from jiheng.indicator i");
		Rows.standing(tenant, statement, "i");
		statement.add(" and " + column + " = any(?)", (Object) Values.texts(asked, Words::value));
		return statements.run(statement, Columns::text).doOnNext(written -> {
			Set<String> known = new TreeSet<>(ofFrames);
			known.addAll(written);
			require(asked, known, level, "LEVEL_UNKNOWN", level.equals("level1") ? "一级指标名称" : "二级指标名称");
		}).then();
	}

	private static Stream<IndicatorFrame.Level1> classes(List<IndicatorFrame> frames) {
		return frames.stream().flatMap(frame -> frame.level1().stream());
	}

	private static void require(Collection<?> asked, Collection<String> known, String field, String code, String what) {
		asked.stream().map(Object::toString).filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
			throw new ProblemException(new Problem.InvalidInput(code, List.of("filter", field),
					"没有这个" + what + "：" + name, "最接近的是：" + String.join("、", Nearest.to(name, known))));
		});
	}

}
