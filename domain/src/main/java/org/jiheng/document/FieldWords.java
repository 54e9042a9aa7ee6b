package org.jiheng.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/** What was understood of a field, in words for people. */
final class FieldWords {

	private FieldWords() {
	}

	/** goals.2 is the second of the goals; null where there is none. */
	static @Nullable String sentence(List<String> sentences, String field) {
		int position = number(field) - 1;
		return position >= 0 && position < sentences.size() ? sentences.get(position) : null;
	}

	static @Nullable String of(Project project, String field) {
		return switch (field.replaceFirst("\\.[0-9]+$", "")) {
			case "name" -> project.name();
			case "code" -> project.code() == null ? null : project.code().value();
			case "unit" -> project.unit() == null ? null : project.unit().code() + " " + project.unit().name();
			case "funds.total" -> money(project.funds().total());
			case "funds.fiscal" -> money(project.funds().fiscal());
			case "funds.other" -> money(project.funds().other());
			case "purpose" -> project.purpose();
			case "goals" -> sentence(project.goals(), field);
			case "lastingGoals" -> sentence(project.lastingGoals(), field);
			case "paymentPlan" -> project.paymentPlan()
				.stream()
				.filter(milestone -> milestone.month() == number(field))
				.findFirst()
				.map(FieldWords::milestone)
				.orElse(null);
			default -> null;
		};
	}

	static @Nullable String of(Indicator indicator, String field) {
		return switch (field) {
			case "level1" -> indicator.level1();
			case "level2" -> indicator.level2();
			case "level3" -> indicator.level3();
			case "description" -> indicator.description();
			case "target" -> of(indicator.target());
			case "lastingTarget" -> indicator.lastingTarget() == null ? null : of(indicator.lastingTarget());
			case "basis" -> indicator.basis();
			case "weight" -> Optional.ofNullable(indicator.weight())
				.map(weight -> weight.stripTrailingZeros().toPlainString())
				.orElse(null);
			default -> null;
		};
	}

	/** Null for one that cannot be decided. */
	private static @Nullable String of(Target target) {
		return switch (target) {
			case Target.Numeric number -> sign(number.comparator()) + " " + number.value().toPlainString()
					+ Objects.requireNonNullElse(number.unit(), "");
			case Target.Range range -> range.lower().toPlainString() + " 至 " + range.upper().toPlainString()
					+ Objects.requireNonNullElse(range.unit(), "");
			case Target.Deadline deadline -> "期限 " + deadline.date();
			case Target.Qualitative words ->
				"定性：" + words.raw() + (words.deadline() == null ? "" : "（期限 " + words.deadline() + "）");
			case Target.Classified hidden -> "涉密";
			case Target.Undecidable unknown -> null;
		};
	}

	private static String sign(Comparator comparator) {
		return switch (comparator) {
			case GE -> "≥";
			case GT -> ">";
			case EQ -> "=";
			case LE -> "≤";
			case LT -> "<";
			case BETWEEN -> "介于";
		};
	}

	private static @Nullable String money(@Nullable Money money) {
		return money == null ? null : money.in(MoneyUnit.WAN_YUAN).toPlainString() + " 万元";
	}

	private static String milestone(PaymentMilestone milestone) {
		return milestone.month() + "月底 " + milestone.cumulativePercent().stripTrailingZeros().toPlainString() + "%";
	}

	private static int number(String field) {
		String last = field.substring(field.lastIndexOf('.') + 1);
		return last.matches("[0-9]{1,6}") ? Integer.parseInt(last) : 0;
	}

}
