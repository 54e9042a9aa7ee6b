package org.jiheng.county;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.Subject;
import reactor.core.publisher.Mono;

/**
 * Takes a county in as a tenant. Only the instance's administrator does that, and only
 * for counties that exist today.
 */
public final class Onboarding {

	private final Regions regions;

	private final Counties counties;

	public Onboarding(Regions regions, Counties counties) {
		this.regions = regions;
		this.counties = counties;
	}

	/**
	 * Harmless to repeat with the same subject. Onboards the county unless it is a dry
	 * run, which only checks.
	 */
	public Mono<County> onboard(RegionCode code, String financeSubject, boolean dryRun) {
		return CurrentScope.get()
			.ofType(Scope.Instance.class)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有系统管理员可以开通县"))))
			.flatMap(administrator -> checked(code, financeSubject))
			.flatMap(county -> counties.onboard(county, financeSubject, dryRun)
				.flatMap(serves -> serves ? Mono.just(county) : onboarded(county)));
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

	private static <T> Mono<T> onboarded(County county) {
		return invalid("COUNTY_ONBOARDED", "financeSubject",
				county.name() + "（" + county.code() + "）已经开通，财政负责人是另一位用户；没有改动", "后续身份由该县财政用 grantMembership 授予");
	}

	private static <T> Mono<T> invalid(String code, String field, String message, String suggestion) {
		return Mono.error(() -> new ProblemException(
				new Problem.InvalidInput(code, List.of("input", field), message, suggestion)));
	}

}
