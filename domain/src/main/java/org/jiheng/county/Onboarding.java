package org.jiheng.county;

import java.util.List;
import java.util.Set;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes a county in as a tenant. Only the instance's administrator does that, and only
 * for counties that exist today.
 */
public final class Onboarding {

	private final Regions regions;

	private final Counties counties;

	private final Writes writes;

	public Onboarding(Regions regions, Counties counties, Writes writes) {
		this.regions = regions;
		this.counties = counties;
		this.writes = writes;
	}

	/** Harmless to repeat with the same subject. A dry run leaves nothing behind. */
	public Mono<County> onboard(RegionCode code, String financeSubject, @Nullable String idempotencyKey,
			boolean dryRun) {
		var act = new Act("onboardCounty", code + "\n" + financeSubject, idempotencyKey, dryRun);
		return CurrentScope.get()
			.ofType(Scope.Instance.class)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有系统管理员可以开通县"))))
			.flatMap(administrator -> checked(code, financeSubject))
			.flatMap(county -> writes.concerning(code, act, () -> onboarded(county, financeSubject),
					reference -> counties.of(Set.of(code)).mapNotNull(found -> found.get(code))));
	}

	private Mono<County> checked(RegionCode code, String financeSubject) {
		if (!Subject.fits(financeSubject)) {
			return invalid("SUBJECT", "financeSubject", "财政负责人的用户标识须为 1 至 255 个字符", "填写其令牌中的 sub");
		}
		if (code.level() != RegionCode.Level.COUNTY) {
			return invalid("COUNTY_UNKNOWN", "code", code + " 不是县级行政区划代码", "填写县、县级市或市辖区的 6 位代码，如 130324");
		}
		return regions.find(code)
			.map(region -> new County(region.code(), region.name()))
			.switchIfEmpty(invalid("COUNTY_UNKNOWN", "code", code + " 不在现行行政区划代码表中", "核对代码；撤并的县用现行代码"));
	}

	private Mono<Written> onboarded(County county, String financeSubject) {
		String code = county.code().value();
		return counties.onboard(county, financeSubject)
			.flatMap(isNew -> isNew
					? Mono.just(new Written(code, null, null,
							List.of(Change.ofValue("county name", null, null, county.name()),
									Change.ofValue("county finance", null, null, financeSubject))))
					: counties.serves(county, financeSubject)
						.flatMap(serves -> serves ? Mono.just(Written.nothing(code)) : onboardedBefore(county)));
	}

	private static <T> Mono<T> onboardedBefore(County county) {
		return invalid("COUNTY_ONBOARDED", "financeSubject",
				county.name() + "（" + county.code() + "）已经开通，财政负责人是另一位用户；没有改动", "后续身份由该县财政用 grantMembership 授予");
	}

	private static <T> Mono<T> invalid(String code, String field, String message, String suggestion) {
		return Mono.error(() -> new ProblemException(
				new Problem.InvalidInput(code, List.of("input", field), message, suggestion)));
	}

}
