package org.jiheng.snapshot;

import static java.util.stream.Collectors.groupingBy;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;

/**
 * The one text that stands for what is sealed, to hash it by; the package says how it is
 * written.
 */
public final class CanonicalForm {

	private static final int OF_NO_PROJECT = -1;

	private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private CanonicalForm() {
	}

	/** A budget's content; nothing classified is in it. */
	public static String of(BudgetKey key, BudgetText text) {
		return of(key, SealedContent.of(text));
	}

	public static String of(BudgetKey key, SealedContent content) {
		Map<Integer, List<SealedIndicator>> indicators = content.indicators()
			.stream()
			.collect(groupingBy(each -> Objects.requireNonNullElse(each.project(), OF_NO_PROJECT)));
		return identified(form(content), key).text("title", content.title())
			.texts("overallGoals", content.overallGoals())
			.texts("itemisedGoals", content.itemisedGoals())
			.texts("safeguards", content.safeguards())
			.objects("projects", content.projects(),
					(project, json) -> write(project, indicators.getOrDefault(project.number(), List.of()), json))
			.objects("indicators", indicators.getOrDefault(OF_NO_PROJECT, List.of()), CanonicalForm::write)
			.end();
	}

	/**
	 * How the text of this content is written: the second form is for what lasts longer
	 * than the year.
	 */
	public static String form(SealedContent content) {
		return content.lasts() ? "jiheng-content-2" : "jiheng-content-1";
	}

	public static String of(Seal seal) {
		Basis basis = seal.basis();
		return identified("jiheng-seal-1", seal.key().budget()).number("number", seal.key().number())
			.text("kind", seal.kind().name())
			.number("adjustment", seal.adjustment())
			.text("countyName", seal.countyName())
			.text("departmentName", seal.departmentName())
			.text("sealedBy", seal.sealedBy())
			.text("sealedAt", MICROSECONDS.format(seal.sealedAt()))
			.text("basisDocument", basis == null ? null : basis.document())
			.text("basisDate", basis == null ? null : basis.date())
			.text("contentHash", seal.contentHash())
			.text("previousHash", seal.previousHash())
			.number("countyNumber", seal.countyNumber())
			.text("previousCountyHash", seal.previousCountyHash())
			.end();
	}

	private static CanonicalJson identified(String form, BudgetKey key) {
		return new CanonicalJson().text("form", form)
			.text("county", key.county())
			.number("year", (long) key.year().value())
			.text("department", key.department());
	}

	private static void write(SealedProject project, List<SealedIndicator> indicators, CanonicalJson json) {
		json.number("number", project.number())
			.number("sequence", project.sequence())
			.text("code", project.code())
			.text("name", project.name())
			.text("unitCode", project.unitCode())
			.text("unitName", project.unitName())
			.number("totalFen", project.totalFen())
			.number("fiscalFen", project.fiscalFen())
			.number("otherFen", project.otherFen())
			.text("purpose", project.purpose())
			.objects("paymentPlan", milestones(project),
					(milestone, each) -> each.number("month", milestone.month())
						.number("hundredths", milestone.hundredths()))
			.texts("goals", project.goals());
		if (!project.lastingGoals().isEmpty()) {
			json.texts("lastingGoals", project.lastingGoals());
		}
		json.truth("classified", project.classified()).objects("indicators", indicators, CanonicalForm::write);
	}

	private static void write(SealedIndicator indicator, CanonicalJson json) {
		json.number("number", indicator.number())
			.number("sequence", indicator.sequence())
			.text("level1", indicator.level1())
			.text("level2", indicator.level2())
			.text("level3", indicator.level3())
			.text("description", indicator.description())
			.object("target", each -> write(indicator.target(), each));
		SealedIndicator.SealedTarget lasting = indicator.lastingTarget();
		if (lasting != null) {
			json.object("lastingTarget", each -> write(lasting, each));
		}
		json.text("basis", indicator.basis()).decimal("weight", indicator.weight());
	}

	private static void write(SealedIndicator.SealedTarget target, CanonicalJson json) {
		json.text("kind", target.kind())
			.text("raw", target.raw())
			.text("comparator", target.comparator())
			.decimal("value", target.value())
			.decimal("upper", target.upper())
			.text("unit", target.unit())
			.text("deadline", target.deadline());
	}

	/** A plan of unequal columns, which no reader makes, shows what it has. */
	private static List<Milestone> milestones(SealedProject project) {
		int length = Math.max(project.planMonths().size(), project.planHundredths().size());
		return IntStream.range(0, length)
			.mapToObj(i -> new Milestone(at(project.planMonths(), i), at(project.planHundredths(), i)))
			.toList();
	}

	private static long at(List<Integer> numbers, int index) {
		return index < numbers.size() ? numbers.get(index) : -1;
	}

	private record Milestone(long month, long hundredths) {
	}

}
