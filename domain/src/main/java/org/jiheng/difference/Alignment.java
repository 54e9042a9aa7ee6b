package org.jiheng.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which items of two lists are the same. What moved is as little as explains the new
 * order: all but a longest run that kept its order.
 *
 * @param kept in the new order
 */
record Alignment<T>(List<Pair<T>> kept, List<Single<T>> removed, List<Single<T>> added) {

	/** The same item before and after; its ranks among the kept ones count from 1. */
	record Pair<T>(T before, T after, int from, int to, boolean moved) {
	}

	/** By what items are known again; null for none. */
	interface Key<T> {

		@Nullable Object of(T item);

	}

	/**
	 * An item of one list alone.
	 *
	 * @param position in its list, counted from 1
	 * @param gap how many kept ones stand before it
	 */
	record Single<T>(T item, int position, int gap) {
	}

	/**
	 * Items with the same key are the same, the first of several with the first. Later
	 * keys are for what earlier ones left; a null key is like none.
	 */
	static <T> Alignment<T> of(List<T> before, List<T> after, List<Key<T>> keys) {
		int[] partners = new int[after.size()];
		Arrays.fill(partners, -1);
		boolean[] taken = new boolean[before.size()];
		keys.forEach(key -> match(before, after, key, taken, partners));
		List<Single<T>> removed = new ArrayList<>();
		for (int i = 0; i < taken.length; i++) {
			if (!taken[i]) {
				removed.add(new Single<>(before.get(i), i + 1, i - removed.size()));
			}
		}
		List<Single<T>> added = new ArrayList<>();
		List<Integer> order = new ArrayList<>();
		List<T> now = new ArrayList<>();
		for (int i = 0; i < partners.length; i++) {
			if (partners[i] < 0) {
				added.add(new Single<>(after.get(i), i + 1, order.size()));
			}
			else {
				order.add(partners[i]);
				now.add(after.get(i));
			}
		}
		return new Alignment<>(pairs(before, now, order), removed, added);
	}

	private static <T> void match(List<T> before, List<T> after, Key<T> key, boolean[] taken, int[] partners) {
		Map<Object, List<Integer>> free = new HashMap<>();
		for (int i = before.size() - 1; i >= 0; i--) {
			Object its = taken[i] ? null : key.of(before.get(i));
			if (its != null) {
				free.computeIfAbsent(its, each -> new ArrayList<>()).add(i);
			}
		}
		for (int i = 0; i < partners.length; i++) {
			Object its = partners[i] >= 0 ? null : key.of(after.get(i));
			List<Integer> candidates = its == null ? null : free.get(its);
			if (candidates != null && !candidates.isEmpty()) {
				partners[i] = candidates.removeLast();
				taken[partners[i]] = true;
			}
		}
	}

	private static <T> List<Pair<T>> pairs(List<T> before, List<T> now, List<Integer> order) {
		List<Integer> sorted = order.stream().sorted().toList();
		ToIntFunction<Integer> rank = index -> Collections.binarySearch(sorted, index) + 1;
		boolean[] stayed = longestRun(order);
		List<Pair<T>> pairs = new ArrayList<>();
		for (int i = 0; i < stayed.length; i++) {
			Integer was = order.get(i);
			pairs.add(new Pair<>(before.get(was), now.get(i), rank.applyAsInt(was), i + 1, !stayed[i]));
		}
		return pairs;
	}

	/** Which members belong to a longest rising run, others left out between them. */
	private static boolean[] longestRun(List<Integer> order) {
		int size = order.size();
		int[] endings = new int[size];
		int[] previous = new int[size];
		int length = 0;
		for (int i = 0; i < size; i++) {
			int low = 0;
			for (int high = length; low < high;) {
				int middle = (low + high) >>> 1;
				if (order.get(endings[middle]) < order.get(i)) {
					low = middle + 1;
				}
				else {
					high = middle;
				}
			}
			previous[i] = low == 0 ? -1 : endings[low - 1];
			endings[low] = i;
			length = Math.max(length, low + 1);
		}
		boolean[] stayed = new boolean[size];
		for (int i = length == 0 ? -1 : endings[length - 1]; i >= 0; i = previous[i]) {
			stayed[i] = true;
		}
		return stayed;
	}
}
