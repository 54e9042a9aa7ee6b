package org.jiheng.proofs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents that ask for far too much of the real schema. */
final class AbusiveDocuments {

	private AbusiveDocuments() {
	}

	static List<String> all() {
		String page = "projects(first: 100) { nodes { budget { ";
		return List.of("{ budgets(first: 100) { nodes { " + page.repeat(3) + "title" + " } } }".repeat(3) + " } } }",
				"{ budgets(first: 100) { nodes { " + page.repeat(6) + "title" + " } } }".repeat(6) + " } } }",
				"{ projects(first: 2147483647) { nodes { name } } }", "{ " + "viewer ".repeat(14_000) + "}",
				"{ " + many(101, "a%d: viewer { subject }") + " }", "{ " + many(25, "a%d: viewer { subject }") + " }",
				"{ viewer { subject " + "@include(if: true) ".repeat(600) + "} }",
				"{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }",
				"{ ...f0 } " + IntStream.range(0, 30)
					.mapToObj(i -> "fragment f%d on Query { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
					.collect(Collectors.joining(" ")) + " fragment f30 on Query { viewer { subject } }",
				"{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
				"{ viewer { subject" + " a".repeat(14_000) + " } }", "{ viewer { subject } } #" + "x".repeat(50_000),
				"{ node(id: \"" + "x".repeat(31_000) + "\") { id } }",
				"{ nodes(ids: " + "[".repeat(1000) + "]".repeat(1000) + ") { id } }", "{ viewer { subject ");
	}

	private static String many(int count, String part) {
		return IntStream.range(0, count).mapToObj(part::formatted).collect(Collectors.joining(" "));
	}

}
