package org.jiheng.migration;

import org.jiheng.tenancy.persistence.DatabaseProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * How Liquibase gets in. It must be both kinds of details: as Liquibase's alone, Boot
 * would silently not migrate.
 */
@Component
class OwnerConnection implements LiquibaseConnectionDetails, JdbcConnectionDetails {

	private final DatabaseProperties database;

	OwnerConnection(DatabaseProperties database) {
		this.database = database;
	}

	@Override
	public String getUsername() {
		return database.owner().username();
	}

	@Override
	public @Nullable String getPassword() {
		return database.owner().password();
	}

	@Override
	public String getJdbcUrl() {
		return database.jdbcUrl();
	}

	@Override
	public String getDriverClassName() {
		return "org.postgresql.Driver";
	}

}
