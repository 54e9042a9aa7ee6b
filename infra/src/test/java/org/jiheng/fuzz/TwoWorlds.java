package org.jiheng.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.approval.Desk;
import org.jiheng.demo.DemoClient;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.postgres.Database;
import org.jiheng.running.RunningJiheng;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * The same questions in two worlds: one where another county's data stands beside one's
 * own, and one where it does not. Whoever can tell the worlds apart sees what is not
 * theirs.
 */
final class TwoWorlds {

	private static final String OWN = "lulong-finance";

	private static final String OTHER = "changli-finance";

	private static final String HANDLES = """
			{ counties(first: 100) { nodes { id departments { id } } pageInfo { endCursor startCursor } }
			  budgets(first: 100) { nodes { id currentImport { id } projects(first: 2) { pageInfo { endCursor } } } edges { cursor } }
			  projects(first: 40) { nodes { id } edges { cursor } }
			  byTotal: projects(first: 3, orderBy: {field: TOTAL, direction: DESC}) { edges { cursor } }
			  indicators(first: 40) { nodes { id } edges { cursor } }
			  stagedImports(first: 9) { nodes { id } edges { cursor } } members(first: 40) { nodes { id } edges { cursor } } auditEntries(first: 40) { edges { cursor } } }""";

	private final Database database;

	private final DemoClient client;

	private final RandomQueries queries;

	private final long seed;

	private final Map<String, Integer> statuses = new LinkedHashMap<>();

	TwoWorlds(RunningJiheng jiheng, Database database, long seed) throws Exception {
		this.database = database;
		this.client = jiheng.client();
		this.seed = seed;
		fill();
		GraphQLSchema schema = jiheng.part(GraphQlSource.class).schema();
		this.queries = new RandomQueries(schema, pools(), seed);
	}

	/**
	 * What was answered otherwise when the other county's data was gone: the user and the
	 * query.
	 */
	List<String> differences(int number, List<String> users) throws Exception {
		return differences(number, users, this::empty);
	}

	/** What was answered otherwise after something else had happened in between. */
	List<String> differences(int number, List<String> users, Runnable between) throws Exception {
		Map<String, String> answers = new LinkedHashMap<>();
		for (int i = 0; i < number; i++) {
			String document = queries.next();
			for (String user : users) {
				answers.put(user + " " + document, answer(user, document));
			}
		}
		between.run();
		List<String> differences = new ArrayList<>();
		for (var before : answers.entrySet()) {
			int space = before.getKey().indexOf(' ');
			String now = answer(before.getKey().substring(0, space), before.getKey().substring(space + 1));
			if (!now.equals(before.getValue())) {
				differences.add(before.getKey() + "\n  before: " + before.getValue() + "\n  after: " + now);
			}
		}
		return differences;
	}

	/** How the answers ended: with data only, or with which error codes. */
	Map<String, Integer> statuses() {
		return statuses;
	}

	Map<String, Integer> uses() {
		return queries.uses();
	}

	long seed() {
		return seed;
	}

	private String answer(String user, String document) throws IOException, InterruptedException {
		if (user.endsWith("oversight")) {
			forgetReads();
		}
		HttpResponse<String> answer = client.anew(user, document, Map.of());
		String body = answer.body();
		int code = body.indexOf("\"code\":\"", Math.max(0, body.indexOf("\"errors\":[")));
		boolean failed = body.contains("\"errors\":[");
		statuses.merge(failed && code > 0 ? body.substring(code + 8, body.indexOf('"', code + 8)) : "DATA", 1,
				Integer::sum);
		return answer.statusCode() + " " + body;
	}

	/** What oversight has read before is in its own chain, in both worlds the same. */
	private void forgetReads() {
		database.asOwner("""
				update jiheng.audit_head h set number = e.number - 1, hash = e.previous_hash from jiheng.audit_entry e
				  where e.county_code = h.county_code and e.operation = 'readAcrossCounties' and not exists (select
				    from jiheng.audit_entry b where b.county_code = e.county_code and b.operation = e.operation
				      and b.number < e.number);
				delete from jiheng.audit_entry where operation = 'readAcrossCounties'""");
	}

	private void fill() throws IOException, InterruptedException {
		String text = LulongJustice2024.text();
		upload(OWN, text.replace("2024 年部门预算", "2023 年部门预算"));
		upload(OWN, audit(text));
		String other = text.replace("卢龙", "昌黎").replace("13032424P", "13032224P").replace("法律援助", "法律帮助");
		upload(OTHER, other);
		upload(OTHER, audit(other));
		upload(OTHER, other.replace("2024 年部门预算", "2022 年部门预算").replace("4.50", "4.51"));
		var desk = new Desk(client);
		desk.staged(OWN, text.replace("4.50", "4.52").replaceFirst("绩效指标描述", "怎么说"));
		desk.staged(OTHER, other.replace("4.50", "4.53").replaceFirst("绩效指标描述", "怎么说"));
		database.asOwner("""
				insert into jiheng.column_mapping (county_code, fiscal_year, form, columns, remembered_by)
				  select county_code, 2024, repeat(right(county_code, 1), 64),
				    '{"rows": 1, "columns": [{"word": "怎么说", "meaning": "DESCRIPTION"}]}', 'test' from jiheng.county
				  where county_code in ('130324', '130322')""");
		// What the other county grants, oversight may tell.
		database.asOwner("delete from jiheng.oversight_grant where county_code = '130322'");
	}

	private static String audit(String text) {
		return text.replace("司法局", "审计局")
			.replace("315001", "316001")
			.replace("P00443", "P00553")
			.replace("P00000", "P00007");
	}

	private void upload(String user, String text) throws IOException, InterruptedException {
		HttpResponse<String> answer = client.upload(user, "a.txt", text.getBytes(UTF_8));
		if (answer.statusCode() != 201) {
			throw new IOException(user + ": " + answer.statusCode() + " " + answer.body());
		}
	}

	private void empty() {
		database.asOwner("""
				delete from jiheng.budget where county_code = '130322';
				delete from jiheng.staged_file where county_code = '130322';
				delete from jiheng.staged_import where county_code = '130322';
				delete from jiheng.column_mapping where county_code = '130322';
				delete from jiheng.audit_text where county_code = '130322';
				delete from jiheng.audit_entry where county_code = '130322';
				delete from jiheng.audit_head where county_code = '130322';
				delete from jiheng.idempotency where county_code = '130322';
				delete from jiheng.budget_unit where county_code = '130322';
				delete from jiheng.membership where county_code = '130322';
				delete from jiheng.department where county_code = '130322';
				delete from jiheng.county where county_code = '130322'""");
	}

	/** Values that hit: one's own, the other's, and nobody's. */
	private Map<String, List<String>> pools() throws IOException, InterruptedException {
		Set<String> ids = new LinkedHashSet<>(List.of("\"\"", "\"absent\""));
		Set<String> cursors = new LinkedHashSet<>(List.of("\"absent\""));
		for (String user : List.of(OWN, OTHER)) {
			JsonNode data = client.ask(user, HANDLES, Map.of());
			data.findValues("id").forEach(id -> ids.add(id.toString()));
			for (String name : List.of("cursor", "endCursor", "startCursor")) {
				data.findValues(name)
					.stream()
					.filter(JsonNode::isString)
					.forEach(cursor -> cursors.add(cursor.toString()));
			}
		}
		List<String> words = List.of("\"法律\"", "\"帮助\"", "\"昌黎\"", "\"涉密\"", "\"%\"", "\"_\"", "\"'\"", "\"经费\"",
				"\"省级\"");
		return Map.ofEntries(Map.entry("ID", List.copyOf(ids)), Map.entry("String:after", List.copyOf(cursors)),
				Map.entry("String:before", List.copyOf(cursors)), Map.entry("String", words),
				Map.entry("String:level1", List.of("\"产出指标\"", "\"效益指标\"", "\"没有\"")),
				Map.entry("String:level2", List.of("\"数量指标\"", "\"成本指标\"", "\"没有\"")),
				Map.entry("RegionCode",
						List.of("\"130324\"", "\"130324\"", "\"130322\"", "\"130321\"", "\"130300\"", "\"999999\"")),
				Map.entry("DepartmentCode", List.of("\"315\"", "\"316\"", "\"999\"")),
				Map.entry("FiscalYear", List.of("2024", "2023", "2022", "2024")),
				Map.entry("ProjectCode",
						List.of("\"13032424P004431111187\"", "\"13032224P004431111187\"", "\"13032424P005531111187\"",
								"\"13032424P000001102991\"", "\"1\"")),
				Map.entry("BigDecimal", List.of("0", "2.5", "4.51", "10", "100", "0.000001")),
				Map.entry("String:subjects", List.of("\"lulong-finance\"", "\"changli-finance\"", "\"nobody\"")),
				Map.entry("String:operations", List.of("\"grantMembership\"", "\"onboardCounty\"", "\"nothing\"")),
				Map.entry("DateTime", List.of("\"2026-01-01T00:00:00+08:00\"", "\"2099-01-01T00:00:00Z\"")),
				Map.entry("Date", List.of("\"2024-12-31\"")));
	}

}
