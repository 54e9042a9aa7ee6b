package org.jiheng.audit.persistence;

import java.util.List;
import java.util.Map;
import org.jiheng.audit.Act;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What was done under which key of a client. To be used in the transaction of the act.
 */
@Component
class IdempotencyKeys {

	private final Statements statements;

	IdempotencyKeys(Statements statements) {
		this.statements = statements;
	}

	/**
	 * The reference of what was done under the act's key before; empty when it is still
	 * to be done. Others with the same key wait here for this transaction.
	 */
	Mono<String> claim(Act act, Author author) {
		String key = act.idempotencyKey();
		if (key == null) {
			return Mono.empty();
		}
		return statements
			.run(new Statement("insert into jiheng.idempotency (county_code, subject, key, input_digest, reference)"
					+ " values (?, ?, ?, ?, '') on conflict (county_code, subject, key) do nothing returning key",
					author.keys().value(), author.subject(), key, digest(act)), Columns::text)
			.flatMap(claimed -> claimed.isEmpty() ? done(act, author, key) : Mono.empty());
	}

	/** Keeps what the key led to. */
	Mono<Void> keep(Act act, Author author, String reference) {
		String key = act.idempotencyKey();
		return key == null ? Mono.empty()
				: statements
					.run(new Statement(
							"update jiheng.idempotency set reference = ?"
									+ " where county_code = ? and subject = ? and key = ? returning key",
							reference, author.keys().value(), author.subject(), key), Columns::text)
					.then();
	}

	private Mono<String> done(Act act, Author author, String key) {
		return statements
			.run(new Statement(
					"select input_digest, reference from jiheng.idempotency"
							+ " where county_code = ? and subject = ? and key = ?",
					author.keys().value(), author.subject(), key), columns -> Map.entry(columns.text(), columns.text()))
			.map(List::getFirst)
			.map(done -> {
				if (!done.getKey().equals(digest(act))) {
					throw new ProblemException(
							new Problem.Conflict("IDEMPOTENCY_KEY_REUSED", "这个幂等键已用于另一次内容不同的操作", "新的操作请用新的幂等键"));
				}
				return done.getValue();
			});
	}

	private static String digest(Act act) {
		return Digest.of(act.operation() + '\n' + act.input());
	}

}
