package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jiheng.demo.DemoClient;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.postgres.Database;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.graphql.NodeId;
import tools.jackson.databind.JsonNode;

/**
 * A running Jiheng where 卢龙县 has the departments 315 and 316, 昌黎县 has 315 and 317, and
 * every role has a user in 卢龙县.
 */
final class Neighbours implements AutoCloseable {

	static final String OWN = "130324";

	static final String FOREIGN = "130322";

	/** On the national list, but not onboarded. */
	static final String ABSENT = "130321";

	private static final String GRANT = "mutation($input: GrantMembershipInput!) { grantMembership(input: $input) { problems { message } } }";

	private static final String SEAL = "mutation($input: SealYearEndInput!) { sealYearEnd(input: $input) { problems { message } snapshot { number } } }";

	private final Database database;

	private final RunningJiheng jiheng;

	Neighbours(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		upload("lulong-finance", own316());
		upload("changli-finance", changli(LulongJustice2024.text()));
		upload("changli-finance", changli317());
		grant("lulong-auditor", "AUDITOR");
		grant("lulong-reader", "READER");
	}

	DemoClient client() {
		return jiheng.client();
	}

	<T> T part(Class<T> type) {
		return jiheng.part(type);
	}

	/** Approves a department's budget of 2024 beside the API, and seals it by the API. */
	void seal(String finance, String county, String department) throws IOException, InterruptedException {
		for (String step : List.of("status = 'SUBMITTED', round = 1",
				"status = 'APPROVED', endorsed_by = 'endorser'")) {
			database.asOwner(
					"""
							insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)
							  values ('%1$s', 2024, '%2$s', 0, 'endorser', 'ENDORSER') on conflict do nothing;
							set local jiheng.role = 'COUNTY_FINANCE'; set local jiheng.subject = 'endorser';
							update jiheng.budget set %3$s where county_code = '%1$s' and department_code = '%2$s'"""
						.formatted(county, department, step));
		}
		Map<String, String> input = Map.of("budget", NodeId.of("Budget", county, 2024, department).toString());
		JsonNode sealed = client().ask(finance, SEAL, Map.of("input", input));
		if (sealed.findValue("number") == null) {
			throw new IOException(county + "/" + department + ": " + sealed);
		}
	}

	/** The document of department 316 of the own county. */
	static String own316() {
		return LulongJustice2024.text()
			.replace("司法局", "审计局")
			.replace("315001", "316001")
			.replace("P00443", "P00553")
			.replace("P00000", "P00007");
	}

	/** The document of department 317 of the foreign county. */
	static String changli317() {
		return changli(LulongJustice2024.text()
			.replace("司法局", "财政局")
			.replace("315001", "317001")
			.replace("P00443", "P00663")
			.replace("P00000", "P00008"));
	}

	static String changli(String text) {
		return text.replace("卢龙", "昌黎").replace("13032424P", "13032224P");
	}

	private void upload(String user, String text) throws IOException, InterruptedException {
		HttpResponse<String> answer = client().upload(user, "a.txt", text.getBytes(UTF_8));
		if (answer.statusCode() != 201) {
			throw new IOException(user + ": " + answer.statusCode() + " " + answer.body());
		}
	}

	private void grant(String subject, String role) throws IOException, InterruptedException {
		Map<String, String> input = Map.of("subject", subject, "role", role, "region", OWN);
		JsonNode problems = client().ask("lulong-finance", GRANT, Map.of("input", input)).findValue("problems");
		if (!problems.isEmpty()) {
			throw new IOException(subject + ": " + problems);
		}
	}

	@Override
	public void close() {
		jiheng.close();
	}

}
