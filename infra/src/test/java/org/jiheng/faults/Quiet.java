package org.jiheng.faults;

import org.jiheng.running.RunningJiheng;
import org.jiheng.tenancy.persistence.ScopedConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Waits until an application has given back all connections; a cancelled transaction is
 * rolled back behind the answer.
 */
final class Quiet {

	private final ScopedConnectionFactory connections;

	private final JdbcTemplate sql;

	Quiet(RunningJiheng jiheng, JdbcTemplate administrator) {
		this.connections = jiheng.part(ScopedConnectionFactory.class);
		this.sql = administrator;
	}

	/** For five seconds at most, until nothing is held and nothing is open at once. */
	void await(String after) throws InterruptedException {
		for (int i = 0; i < 1000; i++) {
			if (connections.held() == 0 && busy() == 0) {
				return;
			}
			Thread.sleep(5);
		}
		throw new AssertionError(
				"after %s: %d connections held, %d transactions open".formatted(after, connections.held(), busy()));
	}

	private int busy() {
		return sql.queryForObject("""
				select count(*) from pg_stat_activity where application_name = 'jiheng'
				and datname = current_database() and state <> 'idle'""", Integer.class);
	}

}
