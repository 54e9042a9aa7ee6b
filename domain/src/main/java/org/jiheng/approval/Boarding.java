package org.jiheng.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Shows a county's year at a glance, and sets its deadlines: finance sets them, everyone
 * of the county sees them. A deadline blocks nothing, it tells who is late.
 */
public final class Boarding {

	private final Deadlines deadlines;

	private final TenantReads reads;

	private final Writes writes;

	private final Clock clock;

	public Boarding(Deadlines deadlines, TenantReads reads, Writes writes, Clock clock) {
		this.deadlines = deadlines;
		this.reads = reads;
		this.writes = writes;
		this.clock = clock;
	}

	/** The departments that the asker sees; empty where there is no county to see. */
	public Mono<ReviewBoard> of(FiscalYear year) {
		return reads.inOne(tenant -> board(tenant.county(), year));
	}

	/**
	 * Sets the deadline of a stage for the county of the asker, its finance; null takes
	 * it back. Problem: InvalidInput DUE.
	 */
	public Mono<ReviewBoard> set(FiscalYear year, ReviewStage stage, @Nullable LocalDate due, Act act) {
		return finance().flatMap(tenant -> {
			requireNear(year, due);
			RegionCode county = tenant.county();
			String reference = county + "/" + year + "/" + stage;
			return writes.inOne(act, writer -> deadlines.of(county, year).flatMap(were -> {
				LocalDate before = were.stream()
					.filter(each -> each.stage() == stage)
					.map(Deadline::due)
					.findFirst()
					.orElse(null);
				return String.valueOf(before).equals(String.valueOf(due)) ? Mono.just(Written.nothing(reference))
						: deadlines.set(county, year, stage, due)
							.thenReturn(new Written(reference, null, null,
									List.of(Change.ofValue("deadline " + year + " " + stage, null, before, due))));
			}), any -> board(county, year));
		});
	}

	private Mono<ReviewBoard> board(RegionCode county, FiscalYear year) {
		return deadlines.of(county, year)
			.flatMap(set -> deadlines.courses(county, year)
				.map(courses -> ReviewBoard.of(year, set, courses, clock.instant())));
	}

	/** A budget is drafted in the autumn before its year and adjusted within it. */
	private static void requireNear(FiscalYear year, @Nullable LocalDate due) {
		if (due != null && (due.getYear() < year.value() - 1 || due.getYear() > year.value())) {
			throw new ProblemException(new Problem.InvalidInput("DUE", List.of("input", "due"),
					year + " 年预算的期限须在 " + (year.value() - 1) + " 年或 " + year + " 年，收到 " + due, "核对日期"));
		}
	}

	private static Mono<Scope.Tenant> finance() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.role() == Role.COUNTY_FINANCE)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县级财政部门可以设置期限"))));
	}

}
