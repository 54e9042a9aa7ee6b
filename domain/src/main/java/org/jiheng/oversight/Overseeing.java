package org.jiheng.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Grants oversight and takes it back, by the county's finance. Its grants are seen by the
 * county's finance and auditor, and by the region that they are given to.
 */
public final class Overseeing {

	private final OversightGrants grants;

	private final Writes writes;

	public Overseeing(OversightGrants grants, Writes writes) {
		this.grants = grants;
		this.writes = writes;
	}

	/** Problem: Forbidden. */
	public Mono<Page<OversightGrant>> list(boolean past, PageRequest page) {
		return reader().then(Mono.defer(() -> grants.list(past, page)));
	}

	public Mono<Integer> count(boolean past) {
		return reader().then(Mono.defer(() -> grants.count(past)));
	}

	/** Problems: Forbidden, InvalidInput OVERSEER_NOT_ABOVE. */
	public Mono<OversightGrant> grant(GrantTerms terms, Act act) {
		return finance().flatMap(finance -> {
			if (!terms.overseer().contains(finance.county())) {
				throw GrantTerms.invalid("OVERSEER_NOT_ABOVE", "overseer", "监督方须为本县所属的省或设区的市", "填写本县代码的前两位或前四位，其余为 0");
			}
			return writes.inOne(act, tenant -> grants.grant(tenant.county(), terms)
				.map(key -> new Written(key.reference(), null, null, changes(key, terms))), this::answer);
		});
	}

	/** One that was revoked stays as it is. Problems: Forbidden, NotFound. */
	public Mono<OversightGrant> revoke(GrantKey key, Act act) {
		return finance().filter(finance -> finance.county().equals(key.county()))
			.switchIfEmpty(Mono.error(Overseeing::absent))
			.flatMap(finance -> writes.inOne(act, tenant -> grants.revoke(key)
				.map(done -> done
						? new Written(key.reference(), null, null, List
							.of(Change.ofValue("oversight grant " + key.number() + " revoked", null, false, true)))
						: Written.nothing(key.reference())),
					this::answer));
	}

	private Mono<OversightGrant> answer(String reference) {
		GrantKey key = GrantKey.of(reference);
		return grants.of(Set.of(key)).mapNotNull(found -> found.get(key)).switchIfEmpty(Mono.error(Overseeing::absent));
	}

	private static List<Change> changes(GrantKey key, GrantTerms terms) {
		String place = "oversight grant " + key.number() + " ";
		List<Change> changes = new ArrayList<>();
		changes.add(Change.ofValue(place + "overseer", null, null, terms.overseer()));
		changes.add(Change.ofValue(place + "first year", null, null, terms.firstYear()));
		changes.add(Change.ofValue(place + "last year", null, null, terms.lastYear()));
		changes.add(Change.ofValue(place + "kinds", null, null, terms.kindsInOrder()));
		changes.add(Change.ofValue(place + "from", null, null, terms.from()));
		changes.add(Change.ofValue(place + "until", null, null, terms.until()));
		changes.add(Change.ofText(place + "basis", null, null, terms.basis()));
		return changes.stream().filter(change -> Objects.nonNull(change.after())).toList();
	}

	private static Mono<Scope> reader() {
		return CurrentScope.get()
			.filter(scope -> scope instanceof Scope.Oversight || (scope instanceof Scope.OfCounty of
					&& (of.role() == Role.COUNTY_FINANCE || of.role() == Role.AUDITOR)))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政、县的审计和上级监督可以查看监督授权"))));
	}

	private static Mono<Scope.OfCounty> finance() {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.COUNTY_FINANCE)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政可以授予和收回监督授权"))));
	}

	/** The same for what is not there and for what is another county's. */
	public static ProblemException absent() {
		return new ProblemException(Problem.NotFound.unseen("监督授权"));
	}

}
