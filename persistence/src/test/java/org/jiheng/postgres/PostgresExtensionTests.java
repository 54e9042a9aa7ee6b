package org.jiheng.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresExtensionTests {

	private final Database database;

	PostgresExtensionTests(Database database) {
		this.database = database;
	}

	@Test
	void aFreshDatabaseHasTheRegionsOfTheCountry() throws SQLException {
		assertThat(ask("select name from jiheng.region where code = '130324' and valid_to is null")).isEqualTo("卢龙县");
		assertThat(ask("select count(*) from jiheng.region where valid_to is null and level = 'COUNTY'"))
			.isEqualTo("2846");
	}

	@Test
	void theSchemaCanBeTakenBackAndBroughtAgain() throws SQLException {
		Database scratch = PostgresExtension.empty();
		scratch.migrate();
		scratch.rollBack();
		scratch.migrate();
		scratch.drop();
	}

	@Test
	void aTestClassHasOneDatabase(Database again) {
		assertThat(again).isEqualTo(database);
	}

	private String ask(String sql) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				ResultSet answer = connection.createStatement().executeQuery(sql)) {
			answer.next();
			return answer.getString(1);
		}
	}

}
