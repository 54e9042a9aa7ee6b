package org.jiheng.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.demo.DemoClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user does with budgets by GraphQL, in the words of a test. */
public final class Desk implements Steps {

	public static final String EDITOR = "lulong-justice-editor";

	public static final String REVIEWER = "lulong-justice-reviewer";

	public static final String FINANCE = "lulong-finance";

	private static final List<String> HEADS = List.of("COMPLETENESS", "RELEVANCE", "SUITABILITY", "FEASIBILITY");

	private final DemoClient client;

	public Desk(DemoClient client) {
		this.client = client;
	}

	/** Runs one mutation; the answer has data or errors, as it comes. */
	public JsonNode run(String user, String mutation, String selection, Map<String, ?> input)
			throws IOException, InterruptedException {
		String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
		return JsonMapper.shared()
			.readTree(client.answer(user,
					"mutation($input: %s!) { done: %s(input: $input) { %s problems { code path message suggestion } } }"
						.formatted(type, mutation, selection),
					Map.of("input", input))
				.body());
	}

	@Override
	public JsonNode done(String user, String mutation, String selection, Map<String, ?> input)
			throws IOException, InterruptedException {
		JsonNode answer = run(user, mutation, selection, input);
		JsonNode payload = answer.path("data").path("done");
		if (answer.has("errors") || !payload.path("problems").isEmpty()) {
			throw new AssertionError(mutation + " as " + user + ": " + answer);
		}
		return payload;
	}

	/**
	 * The code of the problem, or else of the error and its reason: what a refusal is
	 * known by.
	 */
	public String refusal(String user, String mutation, Map<String, ?> input) throws IOException, InterruptedException {
		JsonNode answer = run(user, mutation, "", input);
		JsonNode problem = answer.path("data").path("done").path("problems").path(0).path("code");
		if (!problem.isMissingNode()) {
			return problem.asString();
		}
		JsonNode extensions = answer.path("errors").path(0).path("extensions");
		return extensions.path("code").asString("done")
				+ (extensions.has("reason") ? " " + extensions.path("reason").asString() : "");
	}

	/** The id of a document that was staged, once it has been read. */
	public String staged(String user, String document) throws IOException, InterruptedException {
		String id = JsonMapper.shared()
			.readTree(client.upload(user, "/imports?stage=true", "a.txt", document.getBytes(StandardCharsets.UTF_8))
				.body())
			.path("id")
			.asString();
		for (int i = 0; i < 600; i++) {
			String status = JsonMapper.shared()
				.readTree(client.get(user, "/imports/staged/" + id).body())
				.path("status")
				.asString();
			if (status.equals("READ")) {
				return id;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("it was not read: " + id);
	}

	public JsonNode budget(String user, int year, String selection) throws IOException, InterruptedException {
		return client
			.ask(user,
					"{ budget(county: \"130324\", department: \"315\", year: " + year + ") { id version " + selection
							+ " } }",
					Map.of())
			.path("budget");
	}

	public JsonNode ask(String user, String document) throws IOException, InterruptedException {
		return client.ask(user, document, Map.of());
	}

	public JsonNode node(String user, String id, String selection) throws IOException, InterruptedException {
		return client.ask(user, "query($id: ID!) { node(id: $id) { " + selection + " } }", Map.of("id", id))
			.path("node");
	}

	public static Map<String, Object> input(Object... pairs) {
		Map<String, Object> input = new HashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			input.put(pairs[i].toString(), pairs[i + 1]);
		}
		return input;
	}

	public static List<Map<String, Object>> grades(String grade) {
		return HEADS.stream().map(head -> Map.<String, Object>of("head", head, "grade", grade)).toList();
	}

}
