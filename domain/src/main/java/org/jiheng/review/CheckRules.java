package org.jiheng.review;

import java.util.List;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.IndicatorFrames;
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

	private final IndicatorFrames frames;

	private final Writes writes;

	public CheckRules(RegionalChecks regional, IndicatorFrames frames, Writes writes) {
		this.regional = regional;
		this.frames = frames;
		this.writes = writes;
	}

	/** Every check; none for a county that is not the asker's own. */
	public Mono<List<CheckRule>> of(RegionCode county, FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.county().equals(county))
			.flatMap(tenant -> regional.norms(county, year))
			.map(CheckRule::of)
			.defaultIfEmpty(List.of());
	}

	/** How they judge; empty for a county that is not the asker's own. */
	public Mono<Norms> norms(RegionCode county, FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> tenant.county().equals(county))
			.flatMap(tenant -> regional.norms(county, year))
			.map(Norms::of);
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
			}), reference -> regional.norms(tenant.county(), year).map(norms -> CheckRule.of(check, norms)));
		});
	}

	/**
	 * Sets how the checks of the asker's county, its finance, judge. Problem:
	 * InvalidInput REQUIRED, for a frame or class that there is not.
	 */
	public Mono<Norms> set(FiscalYear year, NormSetting setting, @Nullable String idempotencyKey, boolean dryRun) {
		var act = new Act("setCheckNorm", year + "\n" + setting, idempotencyKey, dryRun);
		return finance().flatMap(tenant -> {
			String reference = tenant.county() + "/" + year;
			return known(tenant.county(), year, setting)
				.then(Mono.defer(() -> writes.inOne(act, writer -> regional.lock(tenant.county(), year).flatMap(own -> {
					Change change = change(year, own, setting);
					return Objects.equals(change.before(), change.after()) ? Mono.just(Written.nothing(reference))
							: regional.set(tenant.county(), year, setting)
								.thenReturn(new Written(reference, null, null, List.of(change)));
				}), ignored -> regional.norms(tenant.county(), year).map(Norms::of))));
		});
	}

	private Mono<Void> known(RegionCode county, FiscalYear year, NormSetting setting) {
		return setting instanceof NormSetting.Required required
				? frames.of(county, year).doOnNext(found -> Norms.known(required, found)).then() : Mono.empty();
	}

	/** What changes of the county's own, and nothing of what is above it. */
	private static Change change(FiscalYear year, CheckOverrides own, NormSetting setting) {
		return switch (setting) {
			case NormSetting.Words(WordList list, var words) ->
				Change.ofValue("check words " + year + " " + list, null, own.words().get(list), words);
			case NormSetting.Limit(Threshold threshold, var value) -> Change
				.ofValue("check threshold " + year + " " + threshold, null, own.thresholds().get(threshold), value);
			case NormSetting.Required(String frame, var anyOf) ->
				Change.ofValue("check required " + year + " " + frame, null, own.required().get(frame), anyOf);
		};
	}

	/** The field's own with the regions' laid over them, from the province down. */
	static Mono<CheckSettings> settings(RegionalChecks regional, RegionCode county, FiscalYear year) {
		return regional.norms(county, year).map(Norms::settings);
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
