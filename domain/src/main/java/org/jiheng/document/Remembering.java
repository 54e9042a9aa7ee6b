package org.jiheng.document;

import java.util.List;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.Role;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a county remembers of the columns of forms: shown to those who import, forgotten
 * by its finance. What was read by it stays as it is.
 */
public final class Remembering {

	private final ColumnMappings mappings;

	private final Writes writes;

	public Remembering(ColumnMappings mappings, Writes writes) {
		this.mappings = mappings;
		this.writes = writes;
	}

	/** Of one year, or all; the latest confirmed first. Problem: Forbidden. */
	public Mono<List<ColumnMapping>> list(@Nullable FiscalYear year) {
		return Staging.member()
			.then(Mono.defer(mappings::all))
			.defaultIfEmpty(List.of())
			.map(all -> all.stream().filter(each -> year == null || each.year().equals(year)).toList());
	}

	/** Answers what was forgotten. Problems: Forbidden, NotFound. */
	public Mono<ColumnMapping.Key> forget(ColumnMapping.Key key, Act act) {
		return Acting.current()
			.doOnNext(Remembering::requireFinance)
			.flatMap(acting -> writes.inOne(act, tenant -> mappings.forget(key)
				.filter(known -> known)
				.switchIfEmpty(Mono.error(Remembering::absent))
				.map(known -> new Written(key.reference(), null, null, List
					.of(Change.ofValue("column mapping " + key.year() + " " + key.form(), null, key.form(), null)))),
					reference -> Mono.just(key)));
	}

	private static void requireFinance(Acting acting) {
		Membership membership = acting.membership();
		if (membership == null || membership.role() != Role.COUNTY_FINANCE) {
			throw new ProblemException(new Problem.Forbidden("只有县级财政部门可以忘记本县记住的列对应"));
		}
	}

	/** The same for what is not there and for what is another county's. */
	public static ProblemException absent() {
		return new ProblemException(Problem.NotFound.unseen("记住的列对应"));
	}

}
