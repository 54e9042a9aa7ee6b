package org.jiheng.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.department.Departments;
import org.jiheng.shared.Nearest;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The people of a county, whom its finance manages, and those whom the administrator
 * appoints. Somebody always stays: the last finance of a county and the last
 * administrator do not end.
 */
public final class Members {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Roster roster;

	private final Departments departments;

	private final Writes writes;

	private final Clock clock;

	public Members(Roster roster, Departments departments, Writes writes, Clock clock) {
		this.roster = roster;
		this.departments = departments;
		this.writes = writes;
		this.clock = clock;
	}

	/** Past ones only where asked for. */
	public Mono<Page<Membership>> list(List<Role> roles, List<DepartmentCode> departments, boolean past,
			PageRequest page) {
		return manager().flatMap(scope -> known(departments, scope))
			.then(Mono.defer(() -> roster.list(filter(roles, departments, past), page)));
	}

	public Mono<Integer> count(List<Role> roles, List<DepartmentCode> departments, boolean past) {
		return manager().flatMap(scope -> known(departments, scope))
			.then(Mono.defer(() -> roster.count(filter(roles, departments, past))));
	}

	/** Sets the day from which it holds no more; null for none. */
	public Mono<Membership> change(UUID id, @Nullable LocalDate until, Terms terms) {
		return ending("changeMembership", id, String.valueOf(until), terms, now -> {
			if (until != null && !until.isAfter(now.from())) {
				throw invalid("UNTIL", "until", "截止日期须晚于起始日期 " + now.from(), "截止日期不含当日；要立即收回请用 revokeMembership");
			}
			return ending(now, until);
		});
	}

	/** Ends it today, or before it began; one that has ended stays as it is. */
	public Mono<Membership> revoke(UUID id, Terms terms) {
		return ending("revokeMembership", id, "", terms, now -> {
			LocalDate end = now.from().isAfter(today()) ? now.from() : today();
			return now.until() != null && !now.until().isAfter(end) ? now : ending(now, end);
		});
	}

	private Mono<Membership> ending(String operation, UUID id, String input, Terms terms,
			UnaryOperator<Membership> change) {
		var act = new Act(operation, id + "\n" + input + "\n" + terms.expectedVersion(), terms.idempotencyKey(),
				terms.dryRun());
		return manager().then(Mono.defer(() -> one(id)))
			.flatMap(seen -> writes.concerning(seen.region(), act,
					() -> roster.lockPeers(seen).flatMap(peers -> written(peers, id, terms, change)),
					reference -> one(UUID.fromString(reference))));
	}

	private Mono<Written> written(List<Membership> peers, UUID id, Terms terms, UnaryOperator<Membership> change) {
		Membership now = peers.stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow(Members::absent);
		if (terms.expectedVersion() != null && terms.expectedVersion() != now.version()) {
			throw new ProblemException(
					new Problem.Conflict("VERSION_CHANGED", "这个身份已被他人修改，现为第 " + now.version() + " 版", "请重新读取后再修改"));
		}
		Membership then = change.apply(now);
		requireSomebodyToStay(now, then, peers);
		return then.equals(now) ? Mono.just(Written.nothing(id.toString()))
				: roster.end(id, then.until())
					.thenReturn(new Written(id.toString(), null, null,
							List.of(Change.ofValue("membership until", null, now.until(), then.until()))));
	}

	private void requireSomebodyToStay(Membership now, Membership then, List<Membership> peers) {
		boolean shorter = then.until() != null && (now.until() == null || then.until().isBefore(now.until()));
		boolean needed = now.role() == Role.COUNTY_FINANCE || now.role() == Role.ADMINISTRATOR;
		if (needed && shorter && holds(now)
				&& peers.stream().noneMatch(peer -> !peer.id().equals(now.id()) && holds(peer) && asLong(peer, now))) {
			throw now.role() == Role.ADMINISTRATOR
					? invalid("LAST_ADMINISTRATOR", "id", "这是最后一名系统管理员，不能终止", "请先授予另一人系统管理员，期限不短于此")
					: invalid("LAST_COUNTY_FINANCE", "id", "这是本县最后一名县财政，不能终止", "请先授予另一人县财政，期限不短于此");
		}
	}

	private boolean holds(Membership membership) {
		return membership.subject() != null && membership.inForceOn(today());
	}

	private static boolean asLong(Membership peer, Membership than) {
		return peer.until() == null || (than.until() != null && !peer.until().isBefore(than.until()));
	}

	private static Membership ending(Membership now, @Nullable LocalDate until) {
		return new Membership(now.id(), now.subject(), now.email(), now.role(), now.region(), now.department(),
				now.from(), until, now.version());
	}

	private Mono<Membership> one(UUID id) {
		return roster.one(id).switchIfEmpty(Mono.error(Members::absent));
	}

	/** Only a county's finance and the administrator have people to manage. */
	private static Mono<Scope> manager() {
		return CurrentScope.get()
			.filter(scope -> scope instanceof Scope.Instance
					|| (scope instanceof Scope.OfCounty of && of.role() == Role.COUNTY_FINANCE))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政和系统管理员可以管理身份"))));
	}

	/** A slip is told, not answered by an empty list. */
	private Mono<Void> known(List<DepartmentCode> asked, Scope scope) {
		if (asked.isEmpty() || !(scope instanceof Scope.Tenant tenant)) {
			return Mono.empty();
		}
		return departments.inCounties(Set.of(tenant.county())).doOnNext(found -> {
			List<String> known = found.getOrDefault(tenant.county(), List.of())
				.stream()
				.map(department -> department.code().value())
				.toList();
			asked.stream()
				.map(DepartmentCode::value)
				.filter(code -> !known.contains(code))
				.findFirst()
				.ifPresent(code -> {
					throw new ProblemException(
							new Problem.InvalidInput("DEPARTMENT_UNKNOWN", List.of("filter", "departments"),
									"没有这个部门代码：" + code, "最接近的是：" + String.join("、", Nearest.to(code, known))));
				});
		}).then();
	}

	private MemberFilter filter(List<Role> roles, List<DepartmentCode> departments, boolean past) {
		return new MemberFilter(Set.copyOf(roles), Set.copyOf(departments), past ? null : today());
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(CHINA));
	}

	/** The same for what is not there and for what is another county's. */
	public static ProblemException absent() {
		return new ProblemException(new Problem.NotFound("没有这个身份"));
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
