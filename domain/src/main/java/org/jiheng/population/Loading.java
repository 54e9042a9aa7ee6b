package org.jiheng.population;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Loads populations, all of a file or nothing. Only the instance's administrator does
 * that; the entry stands in the province's audit chain.
 */
public final class Loading {

	private static final int LONGEST_SOURCE = 500;

	private final Populations populations;

	private final Writes writes;

	public Loading(Populations populations, Writes writes) {
		this.populations = populations;
		this.writes = writes;
	}

	/**
	 * Problems: Forbidden, InvalidInput PROVINCE, SOURCE, COUNTY_UNKNOWN and those of the
	 * file.
	 */
	public Mono<Populations.Kept> load(RegionCode province, String csv, String source, Act act) {
		return CurrentScope.get()
			.filter(Scope.Instance.class::isInstance)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有系统管理员可以导入人口数"))))
			.map(administrator -> checked(province, csv, source.strip()))
			.flatMap(file -> writes.concerning(province, act, () -> loaded(province, file, source.strip()),
					Loading::answer));
	}

	private static PopulationFile checked(RegionCode province, String csv, String source) {
		if (province.level() != RegionCode.Level.PROVINCE) {
			throw invalid("PROVINCE", "province", province + " 不是省级代码", "填写省级行政区划代码，如 130000");
		}
		int length = source.codePointCount(0, source.length());
		if (length < 1 || length > LONGEST_SOURCE || source.chars().anyMatch(Character::isISOControl)) {
			throw invalid("SOURCE", "source", "来源须为 1 至 " + LONGEST_SOURCE + " 个字，现有 " + length + " 个", "写明统计年鉴或公报");
		}
		return PopulationFile.read(csv, province);
	}

	private Mono<Written> loaded(RegionCode province, PopulationFile file, String source) {
		Set<RegionCode> counties = file.rows().stream().map(Population::county).collect(Collectors.toSet());
		return populations.unknown(counties).flatMap(unknown -> {
			if (!unknown.isEmpty()) {
				throw invalid("COUNTY_UNKNOWN", "csv",
						"没有这样的县：" + unknown.stream().map(RegionCode::value).sorted().collect(Collectors.joining("、")),
						"核对 6 位县级行政区划代码");
			}
			return populations.keep(file.rows(), source).map(kept -> written(province, kept, source));
		});
	}

	private static Written written(RegionCode province, Populations.Kept kept, String source) {
		String reference = province + "/" + kept.added() + "/" + kept.changed() + "/" + kept.unchanged();
		return kept.added() + kept.changed() == 0 ? Written.nothing(reference)
				: new Written(reference, null, null,
						List.of(Change.ofValue("population added", null, null, kept.added()),
								Change.ofValue("population changed", null, null, kept.changed()),
								Change.ofText("population source", null, null, source)));
	}

	private static Mono<Populations.Kept> answer(String reference) {
		String[] parts = reference.split("/", -1);
		return Mono.just(new Populations.Kept(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
				Integer.parseInt(parts[3])));
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
