package org.jiheng.lineage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/** Confirms that a project goes on under another key, by the county's finance. */
public final class Aliasing {

	private static final int LONGEST = 500;

	private final ProjectAliases aliases;

	private final Writes writes;

	public Aliasing(ProjectAliases aliases, Writes writes) {
		this.aliases = aliases;
		this.writes = writes;
	}

	/**
	 * Problems: Forbidden, InvalidInput PROJECT_UNKNOWN, SAME_PROJECT, ALIAS_TWICE,
	 * ALIAS_CIRCLE, BASIS.
	 */
	public Mono<ProjectAlias> confirm(String earlier, String later, String basis, Act act) {
		int length = basis.strip().codePointCount(0, basis.strip().length());
		if (length < 1 || length > LONGEST || basis.strip().chars().anyMatch(Character::isISOControl)) {
			throw invalid("BASIS", "basis", "依据须为 1 至 " + LONGEST + " 个字，现有 " + length + " 个", "写明为什么是同一项目");
		}
		if (earlier.equals(later)) {
			throw invalid("SAME_PROJECT", "later", "前后是同一个项目", "填写接续它的另一个项目");
		}
		return county().flatMap(county -> writes.concerning(county, act,
				() -> confirmed(county, earlier, later, basis.strip()), reference -> answer(county, reference)));
	}

	/** Problems: Forbidden, InvalidInput ALIAS_UNKNOWN. */
	public Mono<ProjectAlias> withdraw(String earlier, Act act) {
		return county().flatMap(county -> writes.concerning(county, act, () -> aliases.withdraw(county, earlier)
			.switchIfEmpty(
					Mono.error(() -> invalid("ALIAS_UNKNOWN", "earlier", "没有生效的项目接续：" + earlier, "填写接续登记中较早项目的键")))
			.map(alias -> new Written(Integer.toString(alias.number()), null, null,
					List.of(Change.ofValue("project alias " + alias.number() + " withdrawn", null, false, true)))),
				reference -> answer(county, reference)));
	}

	private Mono<Written> confirmed(RegionCode county, String earlier, String later, String basis) {
		return aliases.sealed(county, Set.of(earlier, later)).flatMap(sealed -> {
			String unknown = Stream.of(earlier, later)
				.filter(key -> !sealed.containsKey(key))
				.collect(Collectors.joining("、"));
			if (!unknown.isEmpty()) {
				throw invalid("PROJECT_UNKNOWN", sealed.containsKey(earlier) ? "later" : "earlier",
						"本县封存的项目中没有：" + unknown, "用 comparison 按 PROJECT 比较时各行的 projectKey");
			}
			return aliases.inForce().flatMap(known -> {
				if (leads(known, later, earlier)) {
					throw invalid("ALIAS_CIRCLE", "later", later + " 已经（间接）由 " + earlier + " 接续", "先撤销原来的接续");
				}
				return aliases.confirm(county, earlier, later, sealed, basis)
					.switchIfEmpty(Mono.error(() -> invalid("ALIAS_TWICE", "earlier", earlier + " 的接续已经登记",
							"先用 withdrawProjectAlias 撤销原来的")));
			});
		}).map(alias -> new Written(Integer.toString(alias.number()), null, null, entries(alias, basis)));
	}

	private static boolean leads(List<ProjectAlias> known, String from, String to) {
		Map<String, String> next = new HashMap<>();
		known.forEach(alias -> next.put(alias.earlierKey(), alias.laterKey()));
		Set<String> seen = new HashSet<>();
		String key = from;
		while (key != null && seen.add(key)) {
			if (key.equals(to)) {
				return true;
			}
			key = next.get(key);
		}
		return false;
	}

	private Mono<ProjectAlias> answer(RegionCode county, String reference) {
		return aliases.of(county, Integer.parseInt(reference));
	}

	private static List<Change> entries(ProjectAlias alias, String basis) {
		String place = "project alias " + alias.number() + " ";
		return List.of(Change.ofText(place + "earlier", null, null, alias.earlierKey()),
				Change.ofText(place + "later", null, null, alias.laterKey()),
				Change.ofText(place + "basis", null, null, basis));
	}

	private static Mono<RegionCode> county() {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.COUNTY_FINANCE)
			.map(Scope.OfCounty::county)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政可以确认和撤销项目接续"))));
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
