package org.jiheng.approval.persistence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.department.BudgetUnit;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was submitted, as a round keeps it: JSON of the domain's own records, without
 * provenance.
 */
final class Submitted {

	private static final JsonMapper JSON = JsonMapper.builder()
		.addMixIn(Target.class, Kinds.class)
		.addMixIn(BudgetKey.class, OfBudget.class)
		.addMixIn(Funds.class, Amounts.class)
		.addMixIn(Project.class, Whole.class)
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

	/** Which content it was, the round knows. */
	@JsonIncludeProperties({ "county", "year", "department" })
	@SuppressWarnings("UnusedVariable")
	private abstract static class OfBudget {

		@JsonCreator
		OfBudget(@JsonProperty("county") RegionCode county, @JsonProperty("year") FiscalYear year,
				@JsonProperty("department") DepartmentCode department) {
		}

	}

	@JsonIncludeProperties({ "total", "fiscal", "other" })
	@SuppressWarnings("UnusedVariable")
	private abstract static class Amounts {

		@JsonCreator
		Amounts(@JsonProperty("total") Money total, @JsonProperty("fiscal") @Nullable Money fiscal,
				@JsonProperty("other") @Nullable Money other) {
		}

	}

	/**
	 * What is submitted was read whole; how much else was asked for is not kept. Rounds
	 * of old know no goals for longer than the year.
	 */
	@JsonIncludeProperties({ "key", "sequence", "code", "name", "unit", "funds", "purpose", "paymentPlan", "goals",
			"lastingGoals", "classified", "provenance" })
	@JsonPropertyOrder({ "key", "sequence", "code", "name", "unit", "funds", "purpose", "paymentPlan", "goals",
			"lastingGoals", "classified", "provenance" })
	@SuppressWarnings("UnusedVariable")
	private abstract static class Whole {

		@JsonCreator
		Whole(@JsonProperty("key") ProjectKey key, @JsonProperty("sequence") int sequence,
				@JsonProperty("code") @Nullable ProjectCode code, @JsonProperty("name") String name,
				@JsonProperty("unit") @Nullable BudgetUnit unit, @JsonProperty("funds") Funds funds,
				@JsonProperty("purpose") @Nullable String purpose,
				@JsonProperty("paymentPlan") List<PaymentMilestone> paymentPlan,
				@JsonProperty("goals") List<String> goals,
				@JsonProperty("lastingGoals") @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> lastingGoals,
				@JsonProperty("classified") boolean classified,
				@JsonProperty("provenance") List<Provenance> provenance) {
		}

		@JsonProperty("purpose")
		abstract @Nullable String purpose();

		@JsonProperty("paymentPlan")
		abstract List<PaymentMilestone> paymentPlan();

		@JsonProperty("goals")
		abstract List<String> goals();

		@JsonProperty("lastingGoals")
		abstract List<String> lastingGoals();

	}

	private Submitted() {
	}

	static String write(BudgetText text) {
		return JSON.writeValueAsString(new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(),
				text.safeguards(), text.projects().stream().map(Submitted::plain).toList(),
				text.indicators().stream().map(Submitted::plain).toList(), List.of()));
	}

	/** As the content of that budget. */
	static BudgetText read(String json, BudgetKey budget) {
		BudgetText text = JSON.readValue(json, BudgetText.class);
		return new BudgetText(text.title(), text.overallGoals(), text.itemisedGoals(), text.safeguards(),
				text.projects().stream().map(project -> of(budget, project)).toList(),
				text.indicators().stream().map(indicator -> of(budget, indicator)).toList(), List.of());
	}

	private static Project of(BudgetKey budget, Project project) {
		return new Project(new ProjectKey(budget, project.key().number()), project.sequence(), project.code(),
				project.name(), project.unit(), project.funds(), project.purpose(), project.paymentPlan(),
				project.goals(), project.lastingGoals(), project.classified(), List.of());
	}

	private static Indicator of(BudgetKey budget, Indicator indicator) {
		ProjectKey project = indicator.project();
		return new Indicator(new IndicatorKey(budget, indicator.key().number()),
				project == null ? null : new ProjectKey(budget, project.number()), indicator.sequence(),
				indicator.level1(), indicator.level2(), indicator.level3(), indicator.description(), indicator.target(),
				indicator.lastingTarget(), indicator.basis(), indicator.weight(), List.of());
	}

	private static Project plain(Project project) {
		return new Project(project.key(), project.sequence(), project.code(), project.name(), project.unit(),
				project.funds(), project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals(),
				project.classified(), List.of());
	}

	private static Indicator plain(Indicator indicator) {
		return new Indicator(indicator.key(), indicator.project(), indicator.sequence(), indicator.level1(),
				indicator.level2(), indicator.level3(), indicator.description(), indicator.target(),
				indicator.lastingTarget(), indicator.basis(), indicator.weight(), List.of());
	}

}
