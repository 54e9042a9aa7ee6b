package org.jiheng.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jiheng.document.SourceDocument;
import tools.jackson.databind.JsonNode;

/**
 * Brings in what the demo shows, as its users would: counties, memberships, and the real
 * document of 卢龙县司法局. Harmless to repeat; a budget that is there is left alone.
 */
public final class DemoData {

	private static final String DOCUMENT = "lulong-justice-2024.txt";

	private static final String ONBOARD = "mutation($input: OnboardCountyInput!) { done: onboardCounty(input: $input) { problems { code message } } }";

	private static final String REGISTER = """
			mutation($input: RegisterDepartmentInput!) { done: registerDepartment(input: $input) { problems { message } } }""";

	private static final String GRANT = "mutation($input: GrantMembershipInput!) { done: grantMembership(input: $input) { problems { code message } } }";

	private static final String OVERSEE = "mutation($input: GrantOversightInput!) { done: grantOversight(input: $input) { problems { code message } } }";

	private static final String BUDGET = "{ budget(county: \"130324\", department: \"315\", year: 2024) { id } }";

	private final DemoClient client;

	private final Consumer<String> progress;

	public DemoData(DemoClient client, Consumer<String> progress) {
		this.client = client;
		this.progress = progress;
	}

	public void load() throws IOException, InterruptedException {
		progress.accept("开通卢龙县、昌黎县 / onboarding two counties");
		onboard("130324", "lulong-finance");
		onboard("130322", "changli-finance");
		grant("jiheng-admin", "qinhuangdao-oversight", "OVERSIGHT", "130300", null);
		grant("jiheng-admin", "hebei-oversight", "OVERSIGHT", "130000", null);
		register("lulong-finance", "315", "卢龙县司法局");
		grant("lulong-finance", "lulong-justice-editor", "DEPARTMENT_EDITOR", "130324", "315");
		grant("lulong-finance", "lulong-justice-reviewer", "DEPARTMENT_REVIEWER", "130324", "315");
		progress.accept("授权省、市监督 / granting oversight to the province and the prefecture");
		for (String finance : List.of("lulong-finance", "changli-finance")) {
			oversee(finance, "130000");
			oversee(finance, "130300");
		}
		if (client.ask("lulong-finance", BUDGET, Map.of()).path("budget").isNull()) {
			importDocument();
		}
	}

	void onboard(String county, String finance) throws IOException, InterruptedException {
		change("jiheng-admin", ONBOARD, Map.of("code", county, "financeSubject", finance));
	}

	void grant(String by, String subject, String role, String region, String department)
			throws IOException, InterruptedException {
		Map<String, Object> input = new HashMap<>(Map.of("subject", subject, "role", role, "region", region));
		if (department != null) {
			input.put("department", department);
		}
		change(by, GRANT, input);
	}

	void register(String finance, String code, String name) throws IOException, InterruptedException {
		change(finance, REGISTER, Map.of("code", code, "name", name));
	}

	/** Under a key, so that it stands there once however often the demo starts. */
	void oversee(String finance, String overseer) throws IOException, InterruptedException {
		change(finance, OVERSEE, Map.of("overseer", overseer, "firstYear", 2024, "basis", "演示：预算绩效上级监督", "from",
				"2024-01-01", "idempotencyKey", "demo-oversight-" + overseer));
	}

	void change(String user, String document, Map<String, ?> input) throws IOException, InterruptedException {
		JsonNode problems = client.ask(user, document, Map.of("input", input)).path("done").path("problems");
		if (!problems.isEmpty()) {
			throw new IOException(user + ": " + problems);
		}
	}

	private void importDocument() throws IOException, InterruptedException {
		progress.accept("导入卢龙县司法局 2024 年部门预算绩效文本 / importing the real document");
		try (InputStream stream = SourceDocument.class.getResourceAsStream(DOCUMENT)) {
			if (stream == null) {
				throw new IOException("not on the class path: " + DOCUMENT);
			}
			HttpResponse<String> answer = client.upload("lulong-justice-editor", DOCUMENT, stream.readAllBytes());
			if (answer.statusCode() != 201 && answer.statusCode() != 200) {
				throw new IOException("导入失败 / import failed: " + answer.statusCode() + " " + answer.body());
			}
		}
	}

}
