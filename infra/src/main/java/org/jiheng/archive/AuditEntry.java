package org.jiheng.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.audit.Entry;
import org.jiheng.snapshot.Seal;
import org.jiheng.tenancy.RegionCode;
import tools.jackson.databind.json.JsonMapper;

/** The entry of a load in the county's audit chain: who acts as no role of it. */
final class AuditEntry {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Connection connection;

	private final Clock clock;

	AuditEntry(Connection connection, Clock clock) {
		this.connection = connection;
		this.clock = clock;
	}

	void enter(ArchivedYear year, Seal last, String by) throws SQLException {
		String changes = JSON.writeValueAsString(
				List.of(change("source", year.source()), change("budgets", Integer.toString(year.budgets().size())),
						change("snapshot head", last.countyNumber() + " " + last.hash())));
		Entry entry = after(year.county(), by, year.county() + "/" + year.year(), changes);
		try (PreparedStatement insert = connection.prepareStatement(
				"insert into jiheng.audit_entry (county_code, number, at, subject, role, operation, reference, changes,"
						+ " previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)");
				PreparedStatement advance = connection
					.prepareStatement("update jiheng.audit_head set number = ?, hash = ? where county_code = ?")) {
			insert.setString(1, entry.county().value());
			insert.setLong(2, entry.number());
			insert.setObject(3, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
			insert.setString(4, entry.subject());
			insert.setString(5, entry.role());
			insert.setString(6, entry.operation());
			insert.setString(7, entry.reference());
			insert.setString(8, entry.changes());
			insert.setString(9, entry.previousHash());
			insert.setString(10, entry.hash());
			insert.executeUpdate();
			advance.setLong(1, entry.number());
			advance.setString(2, entry.hash());
			advance.setString(3, entry.county().value());
			advance.executeUpdate();
		}
	}

	private Entry after(RegionCode county, String by, String reference, String changes) throws SQLException {
		try (PreparedStatement begin = connection.prepareStatement(
				"insert into jiheng.audit_head (county_code, number, hash) values (?, 0, ?) on conflict do nothing");
				PreparedStatement head = connection
					.prepareStatement("select number, hash from jiheng.audit_head where county_code = ? for update")) {
			begin.setString(1, county.value());
			begin.setString(2, Entry.NOTHING_BEFORE);
			begin.executeUpdate();
			head.setString(1, county.value());
			try (ResultSet found = head.executeQuery()) {
				found.next();
				return new Entry(county, found.getLong(1) + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), by, "",
						null, null, "loadArchive", reference, changes, found.getString(2));
			}
		}
	}

	private static Map<String, String> change(String place, String after) {
		return new TreeMap<>(Map.of("place", place, "after", after));
	}

}
