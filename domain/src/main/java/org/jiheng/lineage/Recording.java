package org.jiheng.lineage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Records what became of units and takes it back: of departments the county's finance, of
 * counties the administrator of the instance.
 */
public final class Recording {

	private final UnitChanges changes;

	private final Writes writes;

	public Recording(UnitChanges changes, Writes writes) {
		this.changes = changes;
		this.writes = writes;
	}

	public Mono<Page<UnitChange>> list(boolean withdrawn, PageRequest page) {
		return changes.list(withdrawn, page);
	}

	public Mono<Integer> count(boolean withdrawn) {
		return changes.count(withdrawn);
	}

	/** The county whose finance acts. Problem: Forbidden. */
	public Mono<RegionCode> county() {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.COUNTY_FINANCE)
			.map(Scope.OfCounty::county)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县财政可以登记和撤销部门沿革"))));
	}

	/** Problems: Forbidden, InvalidInput UNIT_UNKNOWN, CHANGE_TWICE. */
	public Mono<UnitChange> record(ChangeTerms terms, Act act) {
		Mono<?> entitled = terms.from().department() == null ? administrator() : county();
		return entitled
			.then(Mono.defer(() -> writes.concerning(terms.from().county(), act, () -> recorded(terms), this::answer)));
	}

	/** One that was withdrawn stays as it is. Problems: Forbidden, NotFound. */
	public Mono<UnitChange> withdraw(ChangeKey key, Act act) {
		Mono<?> entitled = key.unit().department() == null ? administrator()
				: county().filter(key.unit().county()::equals).switchIfEmpty(Mono.error(Recording::absent));
		return entitled.then(
				Mono.defer(
						() -> writes.concerning(key.unit().county(), act,
								() -> changes.withdraw(key)
									.map(done -> done ? new Written(key.reference(), null, null,
											List.of(Change.ofValue(place(key) + "withdrawn", null, false, true)))
											: Written.nothing(key.reference())),
								this::answer)));
	}

	private Mono<Written> recorded(ChangeTerms terms) {
		Set<String> codes = new HashSet<>();
		codes.add(terms.from().code());
		terms.parts().forEach(part -> codes.add(part.code()));
		return changes.names(terms.from(), codes).flatMap(names -> {
			codes.removeAll(names.keySet());
			if (!codes.isEmpty()) {
				throw ChangeTerms.invalid("UNIT_UNKNOWN", "parts",
						"没有这样的单位：" + codes.stream().sorted().collect(Collectors.joining("、")),
						terms.from().department() == null ? "核对 6 位县级行政区划代码" : "先用 registerDepartment 登记部门");
			}
			return changes.record(terms, names)
				.switchIfEmpty(Mono.error(() -> ChangeTerms.invalid("CHANGE_TWICE", "firstYear",
						terms.from().code() + " 自 " + terms.firstYear() + " 年起的沿革已经登记", "先用 withdrawUnitChange 撤销原来的")))
				.map(key -> new Written(key.reference(), null, null, entries(key, terms, names)));
		});
	}

	private Mono<UnitChange> answer(String reference) {
		return Mono.justOrEmpty(ChangeKey.parse(reference))
			.flatMap(changes::of)
			.switchIfEmpty(Mono.error(Recording::absent));
	}

	private static List<Change> entries(ChangeKey key, ChangeTerms terms, Map<String, String> names) {
		String place = place(key);
		List<Change> entries = new ArrayList<>();
		entries.add(Change.ofValue(place + "first year", null, null, terms.firstYear()));
		entries.add(Change.ofValue(place + "kind", null, null, terms.kind()));
		terms.parts()
			.forEach(part -> entries.add(Change.ofValue(place + "to " + part.code() + " " + names.get(part.code()),
					null, null, part.weight().stripTrailingZeros().toPlainString())));
		entries.add(Change.ofText(place + "basis", null, null, terms.basis()));
		return entries;
	}

	private static String place(ChangeKey key) {
		return (key.unit().department() == null ? "county" : "department " + key.unit().code()) + " change "
				+ key.number() + " ";
	}

	private static Mono<Scope> administrator() {
		return CurrentScope.get()
			.filter(Scope.Instance.class::isInstance)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有系统管理员可以登记和撤销县的沿革"))));
	}

	/** The same for what is not there and for what is another county's. */
	public static ProblemException absent() {
		return new ProblemException(Problem.NotFound.unseen("单位沿革"));
	}

}
