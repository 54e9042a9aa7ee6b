package org.jiheng.postgres;

import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;

/**
 * Writes down what an application says to the database: begin, commit, rollback and every
 * statement, in order. To be added to the application's context.
 */
public class StatementLog extends ListenedConnections {

	private static final List<String> TRANSACTION = List.of("beginTransaction", "commitTransaction",
			"rollbackTransaction");

	@Bean
	static Lines statementLines() {
		return new Lines();
	}

	/** The lines written so far. */
	public static final class Lines implements ProxyExecutionListener {

		private final List<String> said = new CopyOnWriteArrayList<>();

		/** Everything since the last time. */
		public List<String> take() {
			List<String> taken = List.copyOf(said);
			said.clear();
			return taken;
		}

		/** The statements since the last time, without the transaction's own. */
		public List<String> takeStatements() {
			return take().stream()
				.filter(line -> !TRANSACTION.contains(line) && !line.contains("jiheng.set_scope"))
				.toList();
		}

		@Override
		public void beforeQuery(QueryExecutionInfo execution) {
			execution.getQueries().stream().map(QueryInfo::getQuery).forEach(said::add);
		}

		@Override
		public void beforeMethod(MethodExecutionInfo execution) {
			if (TRANSACTION.contains(execution.getMethod().getName())) {
				said.add(execution.getMethod().getName());
			}
		}

	}

}
