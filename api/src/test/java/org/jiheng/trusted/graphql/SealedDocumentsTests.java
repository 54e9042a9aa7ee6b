package org.jiheng.trusted.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jiheng.shared.graphql.SealedRoots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedDocumentsTests {

	private final SealedDocuments documents = new SealedDocuments(
			List.of(new SealedRoots(Set.of("snapshot", "snapshots")), new SealedRoots(Set.of("comparison"))));

	@ParameterizedTest
	@ValueSource(strings = { "{ snapshot(id: \"1\") { id } }",
			"query A { a: comparison { rows { label } } } query B { snapshots { nodes { id } } __typename }",
			"{ ...f } fragment f on Query { comparison { rows { label } } }" })
	void asksForNothingButWhatWasSealed(String document) {
		assertThat(documents.holds(document)).isTrue();
		assertThat(documents.holds(document)).as("and is remembered").isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ budget { snapshots { id } } }", "{ comparison { rows { label } } viewer { subject } }",
			"mutation { snapshot { id } }", "subscription { snapshots { id } }", "{ snapshot(id: \"1\") { id }",
			"{ ...f } fragment f on Query { comparison { rows { label } } viewer { subject } }",
			"{ viewer { subject } }", "snapshot" })
	void asksForSomethingElse(String document) {
		assertThat(documents.holds(document)).isFalse();
	}

	@Test
	void aDeepDocumentTakesNoMoreStackThanASmallThreadHas() throws InterruptedException {
		String deep = "{ snapshot " + "{ a ".repeat(1_200) + "}".repeat(1_201);
		var held = new AtomicReference<@Nullable Object>();
		var thread = new Thread(null, () -> {
			try {
				held.set(documents.holds(deep));
			}
			catch (StackOverflowError failure) {
				held.set(failure);
			}
		}, "small", 256 * 1024);
		thread.start();
		thread.join();
		assertThat(held.get()).isEqualTo(false);
	}

}
