package org.jiheng.publication.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.publication.EditionText;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the canonical text of a content part by part; org.jiheng.snapshot defines it. */
final class CanonicalText {

	private CanonicalText() {
	}

	static EditionText read(String canonical) {
		JsonNode content = JsonMapper.shared().readTree(canonical);
		List<SealedProject> projects = new ArrayList<>();
		List<SealedIndicator> indicators = new ArrayList<>();
		for (JsonNode project : content.path("projects")) {
			SealedProject read = project(project);
			projects.add(read);
			project.path("indicators").forEach(each -> indicators.add(indicator(each, read.number())));
		}
		content.path("indicators").forEach(each -> indicators.add(indicator(each, null)));
		return new EditionText(canonical,
				new SealedContent(content.path("title").asString(), texts(content.path("overallGoals")),
						texts(content.path("itemisedGoals")), texts(content.path("safeguards")), projects, indicators));
	}

	private static SealedProject project(JsonNode project) {
		List<Integer> months = new ArrayList<>();
		List<Integer> hundredths = new ArrayList<>();
		for (JsonNode milestone : project.path("paymentPlan")) {
			months.add(milestone.path("month").asInt());
			hundredths.add(milestone.path("hundredths").asInt());
		}
		return new SealedProject(project.path("number").asInt(), project.path("sequence").asInt(),
				text(project, "code"), project.path("name").asString(), text(project, "unitCode"),
				text(project, "unitName"), project.path("totalFen").asLong(), fen(project, "fiscalFen"),
				fen(project, "otherFen"), text(project, "purpose"), months, hundredths, texts(project.path("goals")),
				texts(project.path("lastingGoals")), project.path("classified").asBoolean());
	}

	private static SealedIndicator indicator(JsonNode indicator, @Nullable Integer project) {
		return new SealedIndicator(indicator.path("number").asInt(), project, indicator.path("sequence").asInt(),
				indicator.path("level1").asString(), indicator.path("level2").asString(), text(indicator, "level3"),
				text(indicator, "description"), target(indicator.path("target")),
				indicator.has("lastingTarget") ? target(indicator.path("lastingTarget")) : null,
				text(indicator, "basis"), decimal(indicator, "weight"));
	}

	private static SealedIndicator.SealedTarget target(JsonNode target) {
		String deadline = text(target, "deadline");
		return new SealedIndicator.SealedTarget(target.path("kind").asString(), text(target, "raw"),
				text(target, "comparator"), decimal(target, "value"), decimal(target, "upper"), text(target, "unit"),
				deadline == null ? null : LocalDate.parse(deadline));
	}

	private static @Nullable String text(JsonNode object, String field) {
		JsonNode value = object.path(field);
		return value.isNull() || value.isMissingNode() ? null : value.asString();
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private static @Nullable Long fen(JsonNode object, String field) {
		JsonNode value = object.path(field);
		return value.isNull() || value.isMissingNode() ? null : (Long) value.asLong();
	}

	private static @Nullable BigDecimal decimal(JsonNode object, String field) {
		String value = text(object, field);
		return value == null ? null : new BigDecimal(value);
	}

}
