package org.jiheng.comparison.persistence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * One statement for the rows, one for how much of it all is there, and one for what rows
 * continue as.
 */
@Repository
class R2dbcComparisons implements Comparisons {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final RegionalReads reads;

	private final Statements statements;

	private final SnapshotFilterCheck filters;

	private final UnitChanges changes;

	private final ProjectAliases aliases;

	R2dbcComparisons(RegionalReads reads, Statements statements, SnapshotFilterCheck filters, UnitChanges changes,
			ProjectAliases aliases) {
		this.reads = reads;
		this.statements = statements;
		this.filters = filters;
		this.changes = changes;
		this.aliases = aliases;
	}

	@Override
	public Mono<Found> find(Question question, int most) {
		return reads.ofSealed(scope -> filters.known(filter(question), scope)
			.then(Mono.defer(() -> Mono.zip(found(question, scope, most), coverage(question, scope),
					crosswalk(question, scope), aliases(question))))
			.flatMap(all -> noted(
					new Found(all.getT1().items(), all.getT2(), all.getT3(), all.getT1().lineage(), all.getT4()),
					scope)));
	}

	private Mono<Items> found(Question question, Scope.Regional scope, int most) {
		return lineage(question)
			.flatMap(lineage -> items(widened(question, lineage), scope, most).map(items -> new Items(items, lineage)));
	}

	/** What was found, and the changes of units that said what to look for. */
	private record Items(List<ItemYear> items, Lineage lineage) {
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
				Set.copyOf(ComparisonStatements.kinds(question.stage())));
	}

	private Mono<List<ItemYear>> items(Question question, Scope.Regional scope, int most) {
		Statement statement = ComparisonStatements.items(question, scope);
		return statements
			.run(ComparisonStatements.items(question, scope).add(" limit ?", most + 1),
					columns -> item(question.continuesClasses() ? Axis.LEVEL2 : question.axis(), columns))
			.flatMap(found -> found.size() <= most ? Mono.just(found)
					: statements.run(statement.counted(), Columns::integer)
						.flatMap(counted -> Mono.error(new ProblemException(new Problem.LimitExceeded("COMPARISON_ROWS",
								"比较结果有 " + counted.getFirst() + " 行（每项每年一行），超过 " + most + " 行；请缩小县、部门、年度的范围，或导出数据",
								counted.getFirst(), most)))));
	}

	private Mono<List<Coverage>> coverage(Question question, Scope.Regional scope) {
		return statements.run(ComparisonStatements.coverage(question, scope),
				columns -> new Coverage(new FiscalYear(columns.small()), regions(columns.texts()), columns.integer(),
						columns.integer(), columns.integer(), frames(columns.text()), regions(columns.texts())));
	}

	private Mono<List<ClassMapping>> crosswalk(Question question, Scope.Regional scope) {
		return question.continuesClasses() ? R2dbcFrameCrosswalks.holdingIn(scope.region(), statements)
			.map(all -> all.stream().flatMap(each -> each.classes().stream()).toList()) : Mono.just(List.of());
	}

	private static Set<String> frames(String joined) {
		return Arrays.stream(joined.split(",")).filter(frame -> !frame.isEmpty()).collect(Collectors.toSet());
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

	private static List<RegionCode> regions(List<String> codes) {
		return codes.stream().map(RegionCode::new).toList();
	}

	private static ItemYear item(Axis axis, Columns columns) {
		String first = columns.text();
		String second = columns.text();
		var year = new FiscalYear(columns.small());
		String label = columns.text();
		String county = columns.text();
		return switch (axis) {
			case COUNTY -> ofBudgets(new Item.OfCounty(new RegionCode(first)), year, label, county, columns);
			case DEPARTMENT -> ofBudgets(new Item.OfDepartment(new RegionCode(first), new DepartmentCode(second)), year,
					label, county, columns);
			case FUNCTION -> ofBudgets(new Item.OfFunction(first), year, label, county, columns);
			case LEVEL1 -> ofClass(new Item.OfLevel1(first), year, first, columns);
			case LEVEL2 -> ofClass(new Item.OfLevel2(first, second), year, second, columns);
			case PROJECT -> ofProject(new RegionCode(first), second, year, label, county, columns);
			case INDICATOR -> ofTargets(new Item.OfIndicator(first, second), year, label, columns);
		};
	}

	private static ItemYear ofBudgets(Item item, FiscalYear year, String label, String county, Columns columns) {
		int departments = columns.integer();
		Long total = columns.bigOrNull();
		Long fiscal = columns.bigOrNull();
		Long other = columns.bigOrNull();
		int projects = columns.integer();
		int indicators = columns.integer();
		int numeric = columns.integer();
		int classified = columns.integer();
		long classifiedFen = columns.big();
		List<Long> planned = List.of(columns.big(), columns.big(), columns.big(), columns.big());
		long withPlan = columns.big();
		int findings = columns.integer();
		int timed = columns.integer();
		int inTime = columns.integer();
		int registered = columns.integer();
		int adjusted = columns.integer();
		var sums = new Sums(departments, total, fiscal, other, projects, indicators, numeric, classified, classifiedFen,
				planned, withPlan, findings, timed, inTime, columns.bigOrNull(), null);
		return new ItemYear(item, year, label, county, sums, registered, adjusted, Set.of());
	}

	private static ItemYear ofProject(RegionCode county, String key, FiscalYear year, String name, String countyName,
			Columns columns) {
		var item = new Item.OfProject(county, new DepartmentCode(columns.text()), key);
		var sums = Sums.ofProject(columns.big(), columns.bigOrNull(), columns.bigOrNull());
		return new ItemYear(item, year, name, countyName, sums, 1, columns.truth() ? 1 : 0, Set.of());
	}

	private static ItemYear ofClass(Item item, FiscalYear year, String label, Columns columns) {
		int departments = columns.integer();
		var sums = Sums.ofIndicators(departments, columns.integer(), columns.integer(), null);
		return new ItemYear(item, year, label, "", sums, departments, 0, Set.of());
	}

	private static ItemYear ofTargets(Item item, FiscalYear year, String label, Columns columns) {
		int departments = columns.integer();
		int count = columns.integer();
		var spread = new Sums.Spread(count, columns.decimal(), columns.decimal(), columns.decimal(), columns.decimal(),
				columns.decimal(), columns.decimal());
		return new ItemYear(item, year, label, "", Sums.ofIndicators(departments, count, count, spread), departments, 0,
				Set.copyOf(columns.texts()));
	}

}
