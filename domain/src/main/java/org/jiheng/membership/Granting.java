package org.jiheng.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.county.Counties;
import org.jiheng.county.Regions;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who may grant what: the administrator a county's finance, oversight and further
 * administrators; a county's finance every role inside its own county. Nobody else
 * grants.
 */
public final class Granting {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Set<Role> BY_ADMINISTRATOR = EnumSet.of(Role.COUNTY_FINANCE, Role.OVERSIGHT,
			Role.ADMINISTRATOR);

	private static final Set<Role> BY_COUNTY_FINANCE = EnumSet.of(Role.DEPARTMENT_EDITOR, Role.DEPARTMENT_REVIEWER,
			Role.COUNTY_FINANCE, Role.AUDITOR, Role.READER);

	private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}@[A-Za-z0-9.-]{1,190}");

	private final Memberships memberships;

	private final Regions regions;

	private final Counties counties;

	private final Departments departments;

	private final Roster roster;

	private final Writes writes;

	private final Clock clock;

	public Granting(Memberships memberships, Roster roster, Regions regions, Counties counties, Departments departments,
			Writes writes, Clock clock) {
		this.memberships = memberships;
		this.roster = roster;
		this.writes = writes;
		this.regions = regions;
		this.counties = counties;
		this.departments = departments;
		this.clock = clock;
	}

	/** Grants; a dry run leaves nothing behind. */
	public Mono<Membership> grant(Grant grant, @Nullable String idempotencyKey, boolean dryRun) {
		var act = new Act("grantMembership", grant.toString(), idempotencyKey, dryRun);
		return Acting.current()
			.flatMap(acting -> checked(grant, acting))
			.flatMap(membership -> writes.concerning(membership.region(), act,
					() -> memberships.grant(membership).map(granted -> written(membership, granted)),
					reference -> roster.one(UUID.fromString(reference))));
	}

	/** One that was granted before is no change. */
	private static Written written(Membership asked, Membership granted) {
		String reference = granted.id().toString();
		return granted.id().equals(asked.id()) ? new Written(reference, null, null,
				Stream
					.of(Change.ofValue("membership subject", null, null, granted.subject()),
							Change.ofText("membership email", null, null, granted.email()),
							Change.ofValue("membership role", null, null, granted.role()),
							Change.ofValue("membership region", null, null, granted.region()),
							Change.ofValue("membership department", null, null, granted.department()),
							Change.ofValue("membership from", null, null, granted.from()),
							Change.ofValue("membership until", null, null, granted.until()))
					.filter(change -> change.after() != null)
					.toList())
				: Written.nothing(reference);
	}

	private Mono<Membership> checked(Grant grant, Acting acting) {
		Membership by = acting.membership();
		Set<Role> grantable = by == null ? Set.of() : switch (by.role()) {
			case ADMINISTRATOR -> BY_ADMINISTRATOR;
			case COUNTY_FINANCE -> BY_COUNTY_FINANCE;
			case DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER, OVERSIGHT, AUDITOR, READER -> Set.<Role>of();
		};
		if (by == null || grantable.isEmpty()) {
			return Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能授予身份")));
		}
		if (!grantable.contains(grant.role())) {
			return invalid("ROLE", "role", "当前身份不能授予这个角色", "系统管理员授予县财政、上级监督和管理员，县财政授予本县其他角色");
		}
		if ((grant.subject() == null) == (grant.email() == null)) {
			return invalid("SUBJECT_OR_EMAIL", "subject", "用户标识与电子邮箱须填其中一项", "已知令牌中的 sub 则填 subject，否则填 email");
		}
		if (grant.subject() != null && !Subject.fits(grant.subject())) {
			return invalid("SUBJECT", "subject", "用户标识须为 1 至 255 个字符", "填写其令牌中的 sub");
		}
		if (grant.email() != null && !EMAIL.matcher(grant.email()).matches()) {
			return invalid("EMAIL", "email", "电子邮箱的写法不对", "填写其令牌中 email 的原样，如 wang@example.gov.cn");
		}
		return place(grant, by).flatMap(region -> named(grant, region)).map(region -> membership(grant, region));
	}

	/** The region, once role, region and department fit each other and the grantor. */
	private static Mono<RegionCode> place(Grant grant, Membership by) {
		RegionCode region = grant.region() == null ? RegionCode.COUNTRY : grant.region();
		RegionCode.Level level = region.level();
		boolean fits = switch (grant.role()) {
			case ADMINISTRATOR -> level == RegionCode.Level.COUNTRY;
			case OVERSIGHT -> level == RegionCode.Level.PROVINCE || level == RegionCode.Level.PREFECTURE;
			case DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER, COUNTY_FINANCE, AUDITOR, READER ->
				level == RegionCode.Level.COUNTY;
		};
		if (!fits) {
			return invalid("REGION_LEVEL", "region", "角色与地区的级别不符", "管理员不填地区；上级监督填省或市；其他角色填县");
		}
		if (by.role() == Role.COUNTY_FINANCE && !region.equals(by.region())) {
			return invalid("REGION_NOT_OWN", "region", "县财政只能授予本县的身份", "填写本县代码 " + by.region());
		}
		boolean needsDepartment = grant.role() == Role.DEPARTMENT_EDITOR || grant.role() == Role.DEPARTMENT_REVIEWER;
		boolean mayHaveDepartment = needsDepartment || grant.role() == Role.AUDITOR || grant.role() == Role.READER;
		if (needsDepartment && grant.department() == null) {
			return invalid("DEPARTMENT_MISSING", "department", "部门角色须指明部门", "填写部门的 3 位代码");
		}
		if (!mayHaveDepartment && grant.department() != null) {
			return invalid("DEPARTMENT_UNFIT", "department", "这个角色不限于部门", "不填部门");
		}
		return Mono.just(region);
	}

	/** The region, once it and the department are known to be there. */
	private Mono<RegionCode> named(Grant grant, RegionCode region) {
		Mono<?> there = switch (grant.role()) {
			case ADMINISTRATOR -> Mono.just(region);
			case OVERSIGHT -> regions.find(region);
			case DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER, COUNTY_FINANCE, AUDITOR, READER ->
				counties.of(Set.of(region)).filter(found -> found.containsKey(region));
		};
		return there.map(found -> region)
			.switchIfEmpty(invalid("REGION_UNKNOWN", "region", "地区不存在或尚未开通：" + region, "核对代码；县须先由系统管理员开通"))
			.flatMap(known -> department(grant, known));
	}

	private Mono<RegionCode> department(Grant grant, RegionCode region) {
		DepartmentCode code = grant.department();
		if (code == null) {
			return Mono.just(region);
		}
		var key = new DepartmentKey(region, code);
		return departments.of(Set.of(key))
			.filter(found -> found.containsKey(key))
			.map(found -> region)
			.switchIfEmpty(
					invalid("DEPARTMENT_UNKNOWN", "department", "本县没有登记代码为 " + code + " 的部门", "核对代码；导入该部门的文本即登记部门"));
	}

	private Membership membership(Grant grant, RegionCode region) {
		LocalDate from = grant.from() == null ? LocalDate.now(clock.withZone(CHINA)) : grant.from();
		LocalDate until = grant.until();
		if (until != null && !until.isAfter(from)) {
			throw problem("UNTIL", "until", "截止日期须晚于起始日期 " + from, "截止日期不含当日");
		}
		return new Membership(UUID.randomUUID(), grant.subject(), grant.email(), grant.role(), region,
				grant.department(), from, until, 1);
	}

	private static <T> Mono<T> invalid(String code, String field, String message, String suggestion) {
		return Mono.error(() -> problem(code, field, message, suggestion));
	}

	private static ProblemException problem(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
