package org.jiheng.snapshot.persistence;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells an overseeing region that it asked for what it is not granted, which it would not
 * be shown either way. Looks at grants alone, so that nothing of a county is told by it.
 */
@Component
class GrantCheck {

	private final Statements statements;

	GrantCheck(Statements statements) {
		this.statements = statements;
	}

	/**
	 * Whatever the filter names is granted, and something at all. Inside a reading.
	 * Problem: NotGranted.
	 */
	Mono<Void> granted(SnapshotFilter filter, Scope.Oversight oversight) {
		return inForce(oversight, filter.counties()).flatMap(grants -> {
			List<RegionCode> missing = filter.counties()
				.stream()
				.filter(county -> !Grant.coverEach(ofCounty(grants, county), filter.years(), filter.kinds()))
				.sorted()
				.toList();
			return missing.isEmpty() && !grants.isEmpty() ? Mono.empty() : refused(missing);
		});
	}

	/**
	 * What was not found is not there: all kinds of that year are granted. Inside a
	 * reading. Problem: NotGranted.
	 */
	Mono<Void> absent(SnapshotKey key, Scope.Oversight oversight) {
		RegionCode county = key.budget().county();
		return inForce(oversight, Set.of(county))
			.filter(grants -> !Grant.coverEach(grants, Set.of(key.budget().year()), EnumSet.allOf(SnapshotKind.class)))
			.flatMap(grants -> refused(List.of(county)));
	}

	/** Of no county in particular: one, if there is any. */
	private Mono<List<Grant>> inForce(Scope.Oversight oversight, Collection<RegionCode> counties) {
		Statement statement = new Statement("select g.county_code, g.first_year, coalesce(g.last_year, 2099)::smallint,"
				+ " g.kinds from jiheng.oversight_grant g where g.overseer = ? and " + SnapshotFilterCheck.IN_FORCE,
				oversight.region().significantDigits());
		if (counties.isEmpty()) {
			statement.add(" limit 1");
		}
		else {
			statement.add(" and g.county_code = any(?)",
					(Object) counties.stream().map(RegionCode::value).toArray(String[]::new));
		}
		return statements.run(statement, Grant::of);
	}

	private static Mono<Void> refused(List<RegionCode> counties) {
		return ReadAcross.current().flatMap(reads -> {
			reads.refused(counties);
			return Mono
				.error(new ProblemException(new Problem.NotGranted(counties.stream().map(RegionCode::value).toList())));
		});
	}

	private static List<Grant> ofCounty(List<Grant> grants, RegionCode county) {
		return grants.stream().filter(grant -> grant.county().equals(county)).toList();
	}

	private record Grant(RegionCode county, int firstYear, int lastYear, Set<SnapshotKind> kinds) {

		static Grant of(Columns columns) {
			var county = new RegionCode(columns.text());
			int first = columns.small();
			int last = columns.small();
			Set<SnapshotKind> kinds = EnumSet.noneOf(SnapshotKind.class);
			columns.texts().forEach(kind -> kinds.add(SnapshotKind.valueOf(kind)));
			return new Grant(county, first, last, kinds);
		}

		/** Each kind in each year; where none is named, any. */
		static boolean coverEach(List<Grant> grants, Set<FiscalYear> years, Set<SnapshotKind> kinds) {
			Predicate<Predicate<Grant>> some = condition -> grants.stream().anyMatch(condition);
			if (years.isEmpty() && kinds.isEmpty()) {
				return !grants.isEmpty();
			}
			if (years.isEmpty()) {
				return kinds.stream().allMatch(kind -> some.test(grant -> grant.kinds().contains(kind)));
			}
			return years.stream()
				.allMatch(year -> kinds.isEmpty() ? some.test(grant -> grant.holds(year)) : kinds.stream()
					.allMatch(kind -> some.test(grant -> grant.holds(year) && grant.kinds().contains(kind))));
		}

		private boolean holds(FiscalYear year) {
			return firstYear <= year.value() && year.value() <= lastYear;
		}
	}

}
