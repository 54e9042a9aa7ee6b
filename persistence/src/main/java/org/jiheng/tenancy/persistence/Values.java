package org.jiheng.tenancy.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;

/** What a statement asks for, many at a time: as arrays to bind. */
public final class Values {

	private Values() {
	}

	/** The keys that can be the tenant's at all. */
	public static <K> List<K> own(Scope.Tenant tenant, Collection<K> keys, Function<K, RegionCode> county) {
		return keys.stream().filter(key -> county.apply(key).equals(tenant.county())).toList();
	}

	public static <T> String[] texts(Collection<T> values, Function<T, String> text) {
		return values.stream().map(text).toArray(String[]::new);
	}

	public static <T> Short[] smalls(Collection<T> values, Function<T, Integer> number) {
		return values.stream().map(value -> number.apply(value).shortValue()).toArray(Short[]::new);
	}

	public static <T> Integer[] integers(Collection<T> values, Function<T, Integer> number) {
		return values.stream().map(number).toArray(Integer[]::new);
	}

}
