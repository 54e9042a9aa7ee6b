package org.jiheng.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the old ones each new one continues: each at most once, by the first key that
 * finds one.
 */
final class Matches<T> {

	private final IdentityHashMap<T, T> continued = new IdentityHashMap<>();

	private final List<T> gone;

	@SafeVarargs
	static <T> Matches<T> of(List<T> before, List<T> after, Function<T, @Nullable Object>... keys) {
		Matches<T> matches = new Matches<>(before);
		for (Function<T, @Nullable Object> key : keys) {
			matches.matchBy(key, after);
		}
		return matches;
	}

	private Matches(List<T> before) {
		this.gone = new ArrayList<>(before);
	}

	private void matchBy(Function<T, @Nullable Object> key, List<T> after) {
		Map<Object, Deque<T>> byKey = new HashMap<>();
		for (T old : gone) {
			Object value = key.apply(old);
			if (value != null) {
				byKey.computeIfAbsent(value, any -> new ArrayDeque<>()).add(old);
			}
		}
		for (T item : after) {
			Object value = continued.containsKey(item) ? null : key.apply(item);
			T old = value == null ? null : byKey.getOrDefault(value, new ArrayDeque<>()).poll();
			if (old != null) {
				continued.put(item, old);
			}
		}
		IdentityHashMap<T, Boolean> taken = new IdentityHashMap<>();
		continued.values().forEach(old -> taken.put(old, true));
		gone.removeIf(taken::containsKey);
	}

	/** The old one that a new one continues. */
	@Nullable T before(T item) {
		return continued.get(item);
	}

	/** The old ones that nothing continues. */
	List<T> gone() {
		return gone;
	}

}
