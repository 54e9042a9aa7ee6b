package org.jiheng.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * What begins a transaction goes out at once and in order, and who ends it learns of its
 * failure. The connection is made up: a real database hardly ever refuses BEGIN.
 */
class PromptConnectionTests {

	private final List<String> sent = new ArrayList<>();

	private final PromptConnection connection = new PromptConnection(
			(Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] { Connection.class },
					(self, method, arguments) -> Mono.fromRunnable(() -> sent.add(method.getName()))));

	@Test
	void whatBeginsATransactionIsSentBeforeAnybodyWaits() {
		StepVerifier.create(connection.beginTransaction()).verifyComplete();
		assertThat(sent).containsExactly("beginTransaction");
		connection.send(Mono.fromRunnable(() -> sent.add("set_scope")));
		assertThat(sent).containsExactly("beginTransaction", "set_scope");
		StepVerifier.create(connection.commitTransaction()).verifyComplete();
		assertThat(sent).containsExactly("beginTransaction", "set_scope", "commitTransaction");
	}

	@Test
	void whatFailedAheadIsNeverCommitted() {
		StepVerifier.create(connection.beginTransaction()).verifyComplete();
		connection.send(Mono.error(new IllegalStateException("refused")));
		connection.send(Mono.fromRunnable(() -> sent.add("later")));
		StepVerifier.create(connection.commitTransaction()).verifyErrorMessage("refused");
		assertThat(sent).containsExactly("beginTransaction", "later");
	}

	@Test
	void whatFailedAheadIsRolledBackAndTheNextTransactionKnowsNothingOfIt() {
		connection.send(Mono.error(new IllegalStateException("refused")));
		StepVerifier.create(connection.rollbackTransaction()).verifyComplete();
		StepVerifier.create(connection.beginTransaction()).verifyComplete();
		StepVerifier.create(connection.commitTransaction()).verifyComplete();
		assertThat(sent).containsExactly("rollbackTransaction", "beginTransaction", "commitTransaction");
	}

	@Test
	void aConnectionThatIsGivenBackWaitsForWhatWasSent() {
		connection.send(Mono.error(new IllegalStateException("refused")));
		StepVerifier.create(connection.close()).verifyComplete();
		assertThat(sent).containsExactly("close");
	}

}
