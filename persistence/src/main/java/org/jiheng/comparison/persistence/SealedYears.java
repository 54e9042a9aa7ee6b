package org.jiheng.comparison.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jiheng.comparison.Question;
import org.jiheng.comparison.Sums;
import org.jiheng.comparison.persistence.RememberedYears.Behind;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads sealed years and what lies behind them, inside a reading. What is the whole
 * county's is remembered; what is one department's, or of some departments only, is read
 * each time.
 */
@Component
class SealedYears {

	private final Statements statements;

	private final RememberedYears remembered;

	SealedYears(Statements statements, RememberedYears remembered) {
		this.statements = statements;
		this.remembered = remembered;
	}

	/** By county and year. */
	Mono<List<SeenYear>> years(Question question, Scope.Regional scope) {
		return statements.run(ComparisonStatements.years(question, scope), columns -> {
			var county = new RegionCode(columns.text());
			var year = new FiscalYear(columns.small());
			String hash = columns.textOrNull();
			return new SeenYear(county, year,
					hash == null ? null : new SealedYear(county, year, question.stage(), hash), columns.bigOrNull());
		});
	}

	/** Of a department, what it sealed stands for its county. */
	Mono<Map<SealedYear, Sealed.OfCounty>> counties(Collection<SealedYear> years, Scope.Regional scope) {
		if (scope instanceof Scope.OfDepartment) {
			return departments(years, scope).map(found -> found.entrySet()
				.stream()
				.filter(each -> !each.getValue().isEmpty())
				.collect(toMap(Map.Entry::getKey, each -> alone(each.getValue().getFirst()), (one, other) -> one,
						LinkedHashMap::new)));
		}
		return remembered
			.of(years, Sealed.OfCounty.class, "",
					some -> run(ComparisonStatements.counties(some, scope), some, SealedYears::county))
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(Map.Entry::getKey, each -> each.getValue().getFirst(), (one, other) -> one,
						LinkedHashMap::new)));
	}

	Mono<Map<SealedYear, List<Sealed.OfDepartment>>> departments(Collection<SealedYear> years, Scope.Regional scope) {
		Function<List<SealedYear>, Mono<List<Behind<Sealed.OfDepartment>>>> reading = some -> run(
				ComparisonStatements.departments(some, scope), some, SealedYears::department);
		return scope instanceof Scope.OfDepartment ? straight(years, reading)
				: remembered.of(years, Sealed.OfDepartment.class, "", reading);
	}

	Mono<Map<SealedYear, List<Sealed.OfClass>>> classes(Collection<SealedYear> years, Question question,
			Scope.Regional scope) {
		return whole(question, scope)
				? remembered.of(years, Sealed.OfClass.class, "",
						some -> run(ComparisonStatements.classes(some, scope), some, SealedYears::ofClass))
				: straight(years,
						some -> run(ComparisonStatements.classes(some, question, scope), some, SealedYears::ofClass));
	}

	/** Under each name asked for; two that are the same to who compares are one. */
	Mono<List<Map<SealedYear, List<Sealed.OfTargets>>>> targets(Collection<SealedYear> years, Question question,
			Scope.Regional scope) {
		return Flux.fromIterable(question.indicators())
			.concatMap(name -> targets(name, years, question, scope))
			.collectList();
	}

	private Mono<Map<SealedYear, List<Sealed.OfTargets>>> targets(Words name, Collection<SealedYear> years,
			Question question, Scope.Regional scope) {
		Function<List<SealedYear>, Mono<List<Behind<Sealed.OfTargets>>>> reading = some -> run(
				ComparisonStatements.targets(name, some, question, scope), some, SealedYears::targets);
		return whole(question, scope) ? remembered.of(years, Sealed.OfTargets.class, name.value(), reading)
				: straight(years, reading);
	}

	/** Whether it is about all departments of each county. */
	private static boolean whole(Question question, Scope.Regional scope) {
		return !(scope instanceof Scope.OfDepartment) && question.departments().isEmpty()
				&& question.functions().isEmpty();
	}

	private static <S extends Sealed.Fact> Mono<Map<SealedYear, List<S>>> straight(Collection<SealedYear> years,
			Function<List<SealedYear>, Mono<List<Behind<S>>>> reading) {
		return years.isEmpty() ? Mono.just(Map.of())
				: reading.apply(List.copyOf(years))
					.map(rows -> rows.stream()
						.collect(groupingBy(Behind::year, LinkedHashMap::new, mapping(Behind::sealed, toList()))));
	}

	private <S extends Sealed.Fact> Mono<List<Behind<S>>> run(Statement statement, List<SealedYear> years,
			Function<Columns, S> row) {
		Map<RegionCode, Map<FiscalYear, SealedYear>> asked = years.stream()
			.collect(groupingBy(SealedYear::county, toMap(SealedYear::year, Function.identity())));
		return statements.run(statement, columns -> {
			var county = new RegionCode(columns.text());
			var year = new FiscalYear(columns.small());
			return new Behind<>(Objects.requireNonNull(asked.getOrDefault(county, Map.of()).get(year)),
					row.apply(columns));
		});
	}

	private static Sealed.OfCounty county(Columns columns) {
		String name = columns.text();
		Set<String> frames = Set.copyOf(columns.texts());
		int registered = columns.integer();
		int adjusted = columns.integer();
		int departments = columns.integer();
		int timed = columns.integer();
		int inTime = columns.integer();
		return new Sealed.OfCounty(name, sums(departments, timed, inTime, columns), registered, adjusted, frames);
	}

	/** A function is called the same in every county, and compared by its name. */
	private static Sealed.OfDepartment department(Columns columns) {
		var code = new DepartmentCode(columns.text());
		String name = columns.text();
		String countyName = columns.text();
		String function = columns.text().intern();
		String frame = columns.textOrNull();
		boolean adjusted = columns.truth();
		Boolean inTime = columns.truthOrNull();
		return new Sealed.OfDepartment(code, name, countyName, function, frame, adjusted,
				sums(1, inTime == null ? 0 : 1, Boolean.TRUE.equals(inTime) ? 1 : 0, columns));
	}

	private static Sums sums(int departments, int timed, int inTime, Columns columns) {
		return new Sums(departments, columns.bigOrNull(), columns.bigOrNull(), columns.bigOrNull(), columns.integer(),
				columns.integer(), columns.integer(), columns.integer(), columns.big(),
				List.of(columns.big(), columns.big(), columns.big(), columns.big()), columns.big(), columns.integer(),
				timed, inTime, null, null);
	}

	private static Sealed.OfCounty alone(Sealed.OfDepartment of) {
		return new Sealed.OfCounty(of.countyName(), of.sums(), 1, of.adjusted() ? 1 : 0,
				of.frame() == null ? Set.of() : Set.of(of.frame()));
	}

	private static Sealed.OfClass ofClass(Columns columns) {
		return new Sealed.OfClass(columns.text(), columns.text(), columns.integer(), columns.integer(),
				columns.integer());
	}

	private static Sealed.OfTargets targets(Columns columns) {
		String key = columns.text();
		String unit = columns.text();
		String name = columns.text();
		int departments = columns.integer();
		Set<String> comparators = Set.copyOf(columns.texts());
		Map<BigDecimal, Integer> times = new TreeMap<>();
		columns.decimals().forEach(value -> times.merge(value, 1, Integer::sum));
		return new Sealed.OfTargets(key, unit, name, departments, comparators,
				times.entrySet().stream().map(each -> new Sealed.Promised(each.getKey(), each.getValue())).toList());
	}

}
