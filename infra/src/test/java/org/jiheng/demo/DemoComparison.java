package org.jiheng.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jiheng.demo.DemoDocument.DemoDepartment;
import tools.jackson.databind.JsonNode;

/**
 * Seals what the real document is compared with: made-up documents of two departments of
 * three counties in three years, uploaded, submitted and approved by the demo's users.
 * Harmless to repeat; what is approved is left alone.
 */
public final class DemoComparison {

	private static final List<Integer> YEARS = List.of(2024, 2025, 2026);

	private static final List<Map<String, String>> GOOD = Stream
		.of("COMPLETENESS", "RELEVANCE", "SUITABILITY", "FEASIBILITY")
		.map(head -> Map.of("head", head, "grade", "GOOD"))
		.toList();

	private final DemoClient client;

	private final DemoData data;

	public DemoComparison(DemoClient client, DemoData data) {
		this.client = client;
		this.data = data;
	}

	/** The counties side by side, since none waits for another. */
	public void load() throws IOException, InterruptedException {
		data.onboard(DemoCounty.YUTIAN.code(), DemoCounty.YUTIAN.finance());
		try (var hands = Executors.newFixedThreadPool(DemoCounty.ALL.size())) {
			List<Callable<Void>> counties = new ArrayList<>();
			for (DemoCounty county : DemoCounty.ALL) {
				counties.add(() -> {
					seal(county);
					return null;
				});
			}
			for (Future<Void> done : hands.invokeAll(counties)) {
				done.get();
			}
		}
		catch (ExecutionException failure) {
			throw new IOException(failure.getCause());
		}
	}

	private void seal(DemoCounty county) throws IOException, InterruptedException {
		data.grant(county.finance(), county.clerk(), "COUNTY_FINANCE", county.code(), null);
		for (String overseer : county.overseers()) {
			data.oversee(county.finance(), overseer);
		}
		for (DemoDepartment department : DemoDepartment.ALL) {
			data.register(county.finance(), department.code(),
					new DemoDocument(county, department, 2024).departmentName());
		}
		List<String> submitted = new ArrayList<>();
		for (DemoDepartment department : DemoDepartment.ALL) {
			for (int year : YEARS) {
				var document = new DemoDocument(county, department, year);
				JsonNode budget = budget(document);
				if (budget.isNull()) {
					upload(document);
					budget = budget(document);
				}
				if (!budget.path("status").asString().equals("APPROVED")) {
					submitted.add(submitted(county, budget));
				}
			}
		}
		if (!submitted.isEmpty()) {
			change(county.finance(), "approveBudgets", Map.of("budgets", submitted, "assessments", GOOD));
		}
	}

	private JsonNode budget(DemoDocument of) throws IOException, InterruptedException {
		return client
			.ask(of.county().clerk(),
					"{ budget(county: \"" + of.county().code() + "\", department: \"" + of.department().code()
							+ "\", year: " + of.year() + ") { id status version } }",
					Map.of())
			.path("budget");
	}

	private void upload(DemoDocument document) throws IOException, InterruptedException {
		HttpResponse<String> answer = client.upload(document.county().clerk(), document.fileName(),
				document.text().getBytes(StandardCharsets.UTF_8));
		if (answer.statusCode() != 201) {
			throw new IOException(document.fileName() + ": " + answer.statusCode() + " " + answer.body());
		}
	}

	private String submitted(DemoCounty county, JsonNode budget) throws IOException, InterruptedException {
		String id = budget.path("id").asString();
		if (!budget.path("status").asString().equals("SUBMITTED")) {
			change(county.clerk(), "submitBudget",
					Map.of("budget", id, "expectedVersion", budget.path("version").asInt()));
		}
		return id;
	}

	private void change(String user, String mutation, Map<String, ?> input) throws IOException, InterruptedException {
		data.change(user,
				"mutation($input: " + mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1)
						+ "Input!) { done: " + mutation
						+ "(input: $input) { problems { code path message suggestion } } }",
				input);
	}

}
