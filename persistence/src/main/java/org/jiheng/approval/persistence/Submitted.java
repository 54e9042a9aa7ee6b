package org.jiheng.approval.persistence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was submitted, as a round keeps it: JSON of the domain's own records, without
 * provenance.
 */
final class Submitted {

	private static final JsonMapper JSON = JsonMapper.builder()
		.addMixIn(Target.class, Kinds.class)
		.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.build();

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Target.Numeric.class, name = "NUMERIC"),
			@JsonSubTypes.Type(value = Target.Range.class, name = "RANGE"),
			@JsonSubTypes.Type(value = Target.Deadline.class, name = "DEADLINE"),
			@JsonSubTypes.Type(value = Target.Qualitative.class, name = "QUALITATIVE"),
			@JsonSubTypes.Type(value = Target.Classified.class, name = "CLASSIFIED"),
			@JsonSubTypes.Type(value = Target.Undecidable.class, name = "UNDECIDABLE") })
	private interface Kinds {

	}

	private Submitted() {
	}

	static String write(BudgetText text) {
		return JSON.writeValueAsString(new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(),
				text.safeguards(), text.projects().stream().map(Submitted::plain).toList(),
				text.indicators().stream().map(Submitted::plain).toList(), List.of()));
	}

	static BudgetText read(String json) {
		return JSON.readValue(json, BudgetText.class);
	}

	private static Project plain(Project project) {
		return new Project(project.key(), project.sequence(), project.code(), project.name(), project.unit(),
				project.funds(), project.purpose(), project.paymentPlan(), project.goals(), project.classified(),
				List.of());
	}

	private static Indicator plain(Indicator indicator) {
		return new Indicator(indicator.key(), indicator.project(), indicator.sequence(), indicator.level1(),
				indicator.level2(), indicator.level3(), indicator.description(), indicator.target(), indicator.basis(),
				indicator.weight(), List.of());
	}

}
