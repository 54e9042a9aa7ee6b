package org.jiheng.review;

import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The checks as they are in force in a county and year. Its finance sets its own over
 * those of prefecture and province, which nobody writes by the API yet.
 */
public final class CheckRules {

	private final RegionalChecks regional;

	private final Writes writes;

	public CheckRules(RegionalChecks regional, Writes writes) {
		this.regional = regional;
		this.writes = writes;
	}

	/** Every check; none for a county that is not the asker's own. */
	public Mono<List<CheckRule>> of(RegionCode county, FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.county().equals(county))
			.flatMap(tenant -> settings(regional, county, year))
			.map(settings -> Arrays.stream(Check.values()).map(check -> CheckRule.of(check, settings)).toList())
			.defaultIfEmpty(List.of());
	}

	/**
	 * Sets a check for the county of the asker, its finance. Problem: InvalidInput
	 * ADVISORY.
	 */
	public Mono<CheckRule> set(FiscalYear year, Check check, CheckSetting setting, @Nullable String idempotencyKey,
			boolean dryRun) {
		var act = new Act("setCheckSeverity", year + "\n" + check + "\n" + setting, idempotencyKey, dryRun);
		return finance().flatMap(tenant -> {
			if (check.advisory() && setting == CheckSetting.ERROR) {
				throw new ProblemException(new Problem.InvalidInput("ADVISORY", List.of("input", "setting"),
						"“" + check.title() + "”需人工判断，不能设为错误", "设为 WARNING、HINT 或 OFF"));
			}
			return writes.inOne(act, writer -> regional.lock(tenant.county(), year).flatMap(own -> {
				String before = setting(own, check);
				String after = setting == CheckSetting.DEFAULT ? null : setting.name();
				String reference = tenant.county() + "/" + year + "/" + check;
				return String.valueOf(before).equals(String.valueOf(after)) ? Mono.just(Written.nothing(reference))
						: regional.set(tenant.county(), year, check, after)
							.thenReturn(new Written(reference, null, null,
									List.of(Change.ofValue("check " + year + " " + check, null, before, after))));
			}), reference -> settings(regional, tenant.county(), year).map(settings -> CheckRule.of(check, settings)));
		});
	}

	/** The field's own with the regions' laid over them, from the province down. */
	static Mono<CheckSettings> settings(RegionalChecks regional, RegionCode county, FiscalYear year) {
		return regional.overrides(county, year).map(overrides -> {
			CheckSettings settings = CheckSettings.DEFAULT;
			for (CheckOverrides each : overrides) {
				settings = settings.with(each);
			}
			return settings;
		});
	}

	private static @Nullable String setting(CheckOverrides own, Check check) {
		if (Boolean.FALSE.equals(own.switched().get(check))) {
			return CheckSetting.OFF.name();
		}
		Severity severity = own.severities().get(check);
		return severity == null ? null : severity.name();
	}

	private static Mono<Scope.Tenant> finance() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.role() == Role.COUNTY_FINANCE)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县级财政部门可以设置检查"))));
	}

}
