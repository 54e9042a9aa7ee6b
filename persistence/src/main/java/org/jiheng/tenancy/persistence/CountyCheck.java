package org.jiheng.tenancy.persistence;

import java.util.Collection;
import java.util.List;
import org.jiheng.shared.Nearest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refuses counties in a filter that the national list does not know, so that a slip is
 * not answered by an empty list. One that is not the scope's own is no slip.
 */
@Component
public class CountyCheck {

	private final Statements statements;

	CountyCheck(Statements statements) {
		this.statements = statements;
	}

	/** Inside a reading. Problem: InvalidInput COUNTY_UNKNOWN. */
	public Mono<Void> known(Collection<RegionCode> asked, Scope.Regional scope) {
		if (asked.stream().allMatch(scope.region()::equals)) {
			return Mono.empty();
		}
		return statements
			.run(new Statement("select distinct code from jiheng.region where level = 'COUNTY'"), Columns::text)
			.doOnNext(known -> require(asked, known))
			.then();
	}

	private static void require(Collection<RegionCode> asked, List<String> known) {
		asked.stream().map(RegionCode::value).filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
			throw new ProblemException(new Problem.InvalidInput("COUNTY_UNKNOWN", List.of("filter", "counties"),
					"没有这个行政区划代码：" + code, "最接近的是：" + String.join("、", Nearest.to(code, known))));
		});
	}

}
