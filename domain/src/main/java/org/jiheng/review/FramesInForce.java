package org.jiheng.review;

import java.util.List;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/** The frames in force in the acting county, with what its checks require of each. */
public final class FramesInForce {

	private final IndicatorFrames frames;

	private final RegionalChecks regional;

	public FramesInForce(IndicatorFrames frames, RegionalChecks regional) {
		this.frames = frames;
		this.regional = regional;
	}

	/** The newest first; none for a scope that is no county's. */
	public Mono<List<FrameInForce>> of(FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.flatMap(tenant -> CheckRules.settings(regional, tenant.county(), year)
				.flatMap(settings -> frames.of(tenant.county(), year)
					.map(found -> found.stream().map(frame -> FrameInForce.of(frame, settings)).toList())))
			.defaultIfEmpty(List.of());
	}

}
