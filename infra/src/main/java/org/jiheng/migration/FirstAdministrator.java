package org.jiheng.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jiheng.tenancy.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the subject that jiheng.administrator.subject names an administrator, if there is
 * no such membership of it yet. Nobody else could: no membership can be granted without
 * one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(FirstAdministrator.class);

	private static final String INSERT = """
			insert into jiheng.membership (id, subject, role, valid_from, granted_by)
			select ?, ?, 'ADMINISTRATOR', (now() at time zone 'Asia/Shanghai')::date, 'configuration'
			where not exists (select from jiheng.membership where subject = ? and role = 'ADMINISTRATOR')
			on conflict do nothing""";

	private final OwnerConnection owner;

	private final String subject;

	FirstAdministrator(OwnerConnection owner, @Value("${jiheng.administrator.subject:}") String subject) {
		if (!subject.isEmpty() && !Subject.fits(subject)) {
			throw new IllegalArgumentException("jiheng.administrator.subject has 1 to 255 characters");
		}
		this.owner = owner;
		this.subject = subject;
	}

	@Override
	public void run(ApplicationArguments arguments) throws SQLException {
		if (subject.isEmpty()) {
			return;
		}
		try (Connection connection = DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(),
				owner.getPassword()); PreparedStatement insert = connection.prepareStatement(INSERT)) {
			insert.setObject(1, UUID.randomUUID());
			insert.setString(2, subject);
			insert.setString(3, subject);
			if (insert.executeUpdate() > 0) {
				logger.info("{} is an administrator now, as configured", subject);
			}
		}
	}

}
