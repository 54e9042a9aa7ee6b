package org.jiheng.comparison.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jiheng.comparison.Axis;
import org.jiheng.comparison.ClassMapping;
import org.jiheng.comparison.Comparisons;
import org.jiheng.comparison.Coverage;
import org.jiheng.comparison.Item;
import org.jiheng.comparison.ItemYear;
import org.jiheng.comparison.Question;
import org.jiheng.comparison.Sums;
import org.jiheng.comparison.View;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.lineage.ProjectAliases;
import org.jiheng.lineage.Unit;
import org.jiheng.lineage.UnitChanges;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.persistence.SnapshotFilterCheck;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Asks which years there are to be seen, then for what lies behind them and what rows
 * continue as.
 */
@Repository
class R2dbcComparisons implements Comparisons {

	private static final int MOST_MISSING = 200;

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final RegionalReads reads;

	private final Statements statements;

	private final SealedYears years;

	private final SnapshotFilterCheck filters;

	private final UnitChanges changes;

	private final ProjectAliases aliases;

	R2dbcComparisons(RegionalReads reads, Statements statements, SealedYears years, SnapshotFilterCheck filters,
			UnitChanges changes, ProjectAliases aliases) {
		this.reads = reads;
		this.statements = statements;
		this.years = years;
		this.filters = filters;
		this.changes = changes;
		this.aliases = aliases;
	}

	@Override
	public Mono<Found> find(Question question, int most) {
		return reads.ofSealed(scope -> filters.known(filter(question), scope)
			.then(Mono.defer(() -> Mono.zip(lineage(question), crosswalk(question, scope), aliases(question))))
			.flatMap(beside -> {
				Question widened = widened(question, beside.getT1());
				return years.years(widened, scope)
					.flatMap(seen -> behind(seen, scope, widened, most)
						.map(behind -> new Found(behind.items(), coverage(question, seen, behind.counties()),
								beside.getT2(), beside.getT1(), beside.getT3())));
			})
			.flatMap(found -> noted(found, scope)));
	}

	private Mono<Behind> behind(List<SeenYear> seen, Scope.Regional scope, Question question, int most) {
		List<SealedYear> sealed = seen.stream().map(SeenYear::sealed).filter(Objects::nonNull).toList();
		return years.counties(sealed, scope)
			.flatMap(counties -> items(seen, sealed, counties, scope, question, most)
				.map(items -> new Behind(items, counties)));
	}

	/** What the rows rest on, and what of their counties stood in the same seals. */
	private record Behind(List<ItemYear> items, Map<SealedYear, Sealed.OfCounty> counties) {
	}

	/** Changes to come count where the years asked for reach them. */
	private Mono<Lineage> lineage(Question question) {
		if (!question.ofUnits()) {
			return Mono.just(Lineage.NONE);
		}
		var now = new FiscalYear(LocalDate.now(CHINA).getYear());
		FiscalYear last = question.years().last();
		return changes.inForce().map(found -> new Lineage(found, last.compareTo(now) > 0 ? last : now));
	}

	private Mono<List<ProjectAlias>> aliases(Question question) {
		return question.axis() == Axis.PROJECT ? aliases.inForce() : Mono.just(List.of());
	}

	/**
	 * Who asks for today's units asks for what went into them as well; of counties, their
	 * departments are those that were sealed.
	 */
	private static Question widened(Question question, Lineage lineage) {
		return question.view() == View.AS_WAS ? question
				: question.within(lineage.andBefore(question.counties(), Unit::county),
						question.axis() == Axis.DEPARTMENT ? lineage.andBefore(question.departments(), Unit::department)
								: question.departments());
	}

	private static SnapshotFilter filter(Question question) {
		return new SnapshotFilter(question.counties(), question.years(), question.departments(),
				ComparisonStatements.kinds(question.stage()));
	}

	private Mono<List<ItemYear>> items(List<SeenYear> seen, List<SealedYear> sealed,
			Map<SealedYear, Sealed.OfCounty> counties, Scope.Regional scope, Question question, int most) {
		var gathering = new Gathering(question);
		boolean whole = question.departments().isEmpty() && question.functions().isEmpty();
		return switch (question.axis()) {
			case COUNTY -> whole ? few(gathering.counties(seen, counties), most) : years.departments(sealed, scope)
				.flatMap(behind -> few(gathering.someOfCounties(seen, behind), most));
			case DEPARTMENT ->
				years.departments(sealed, scope).flatMap(behind -> few(gathering.departments(seen, behind), most));
			case FUNCTION ->
				years.departments(sealed, scope).flatMap(behind -> few(gathering.functions(seen, behind), most));
			case LEVEL1, LEVEL2 ->
				years.classes(sealed, question, scope).flatMap(behind -> few(gathering.classes(seen, behind), most));
			case INDICATOR ->
				years.targets(sealed, question, scope).flatMap(behind -> few(gathering.targets(seen, behind), most));
			case PROJECT -> projects(question, scope, most);
		};
	}

	private Mono<List<ItemYear>> projects(Question question, Scope.Regional scope, int most) {
		Statement statement = ComparisonStatements.projects(question, scope);
		return statements
			.run(ComparisonStatements.projects(question, scope).add(" limit ?", most + 1), R2dbcComparisons::project)
			.flatMap(found -> found.size() <= most ? Mono.just(found)
					: statements.run(statement.counted(), Columns::integer)
						.flatMap(counted -> tooMany(counted.getFirst(), most)));
	}

	private static Mono<List<ItemYear>> few(List<ItemYear> items, int most) {
		return items.size() <= most ? Mono.just(items) : tooMany(items.size(), most);
	}

	private static <T> Mono<T> tooMany(int found, int most) {
		return Mono.error(new ProblemException(new Problem.LimitExceeded("COMPARISON_ROWS",
				"比较结果有 " + found + " 行（每项每年一行），超过 " + most + " 行；请缩小县、部门、年度的范围，或导出数据", found, most)));
	}

	/** Of the counties asked for, not of what went into them. */
	private static List<Coverage> coverage(Question question, List<SeenYear> seen,
			Map<SealedYear, Sealed.OfCounty> counties) {
		return seen.stream()
			.filter(each -> question.counties().isEmpty() || question.counties().contains(each.county()))
			.collect(groupingBy(SeenYear::year, TreeMap::new, toList()))
			.entrySet()
			.stream()
			.map(year -> coverage(year.getKey(), year.getValue(), counties))
			.toList();
	}

	private static Coverage coverage(FiscalYear year, List<SeenYear> granted,
			Map<SealedYear, Sealed.OfCounty> counties) {
		List<RegionCode> reported = new ArrayList<>();
		List<RegionCode> missing = new ArrayList<>();
		Set<String> frames = new HashSet<>();
		int departments = 0;
		int registered = 0;
		for (SeenYear each : granted) {
			Sealed.OfCounty of = each.sealed() == null ? null : counties.get(each.sealed());
			if (of == null) {
				missing.add(each.county());
			}
			else {
				reported.add(each.county());
				frames.addAll(of.frames());
				departments += of.sums().departments();
				registered += of.registered();
			}
		}
		return new Coverage(year, reported, granted.size(), departments, registered, frames,
				missing.subList(0, Math.min(missing.size(), MOST_MISSING)));
	}

	private Mono<List<ClassMapping>> crosswalk(Question question, Scope.Regional scope) {
		return question.continuesClasses() ? R2dbcFrameCrosswalks.holdingIn(scope.region(), statements)
			.map(all -> all.stream().flatMap(each -> each.classes().stream()).toList()) : Mono.just(List.of());
	}

	/**
	 * What an overseeing region saw is written down, whatever the rows are about: also
	 * what only went into what was asked for.
	 */
	private static Mono<Found> noted(Found found, Scope.Regional scope) {
		return scope instanceof Scope.Oversight ? ReadAcross.current().map(reads -> {
			found.coverage().forEach(year -> reads.found(year.reported()));
			reads.found(found.items().stream().flatMap(each -> each.item().inCounty().stream()).toList());
			return found;
		}) : Mono.just(found);
	}

	private static ItemYear project(Columns columns) {
		var county = new RegionCode(columns.text());
		String key = columns.text();
		var year = new FiscalYear(columns.small());
		String name = columns.text();
		String countyName = columns.text();
		var item = new Item.OfProject(county, new DepartmentCode(columns.text()), key);
		var sums = Sums.ofProject(columns.big(), columns.bigOrNull(), columns.bigOrNull());
		return new ItemYear(item, year, name, countyName, sums, 1, columns.truth() ? 1 : 0, Set.of());
	}

}
