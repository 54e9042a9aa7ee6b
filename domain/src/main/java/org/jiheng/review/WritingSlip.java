package org.jiheng.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with a mark too many, and numbers that do not go on; characters doubled by a
 * slip.
 */
final class WritingSlip implements Rule {

	private static final Pattern MARK_TOO_MANY = Pattern.compile(
			"^\\s*(?<slip>[(（][0-9一二三四五六七八九十]{1,3}[)）][、.．,，:：]|[0-9]{1,3}[.．、][、.．,，]|[一二三四五六七八九十]{1,3}、[、.．,，])");

	private static final Pattern NUMBERED = Pattern.compile("(?:goals|overallGoals|itemisedGoals|safeguards)\\.[0-9]+");

	private static final Set<String> NOT_GOING_ON = Set.of("GOAL_NUMBERING");

	@Override
	public Stream<Remark> remarks(Examined budget) {
		Stream<Remark> marks = Stream.concat(marks(null, budget.text().provenance()),
				budget.open().stream().flatMap(project -> marks(project, project.provenance())));
		return Stream.of(marks, order(budget), doubled(budget)).flatMap(each -> each);
	}

	private static Stream<Remark> marks(@Nullable Project project, List<Provenance> provenance) {
		// Sentences that were parted in one cell share its words: the first has the
		// number.
		Set<String> cells = new HashSet<>();
		return provenance.stream()
			.filter(place -> NUMBERED.matcher(place.field()).matches())
			.filter(place -> cells.add(place.line() + "/" + place.cell()))
			.flatMap(place -> mark(project, place));
	}

	private static Stream<Remark> mark(@Nullable Project project, Provenance place) {
		Matcher slip = MARK_TOO_MANY.matcher(place.raw());
		return !slip
			.find() ? Stream.empty()
					: Stream.of(
							Remark
								.at(anchor(project, place.field()),
										words(project, place.field()) + "的编号" + Texts.quoted(slip.group("slip"))
												+ "多了标点",
										"括号编号之后不加标点，数字编号之后只加一个")
								.detailed("mark"));
	}

	private static Stream<Remark> order(Examined budget) {
		return budget.read(NOT_GOING_ON).flatMap(finding -> {
			Project project = budget.project(finding.place().project()).orElse(null);
			String field = finding.place().field();
			boolean hidden = project != null && project.classified();
			return field == null || hidden || !NUMBERED.matcher(field).matches() ? Stream.empty()
					: Stream
						.of(Remark.at(anchor(project, field), words(project, field) + "的编号与上一条不连续", finding.advice())
							.detailed("order"));
		});
	}

	private static Stream<Remark> doubled(Examined budget) {
		List<OpenText> texts = budget.texts();
		DoubledCharacters slips = new DoubledCharacters(
				texts.stream().map(OpenText::key).collect(Collectors.joining("\n")),
				budget.settings().words(WordList.REDUPLICATIONS));
		return texts.stream()
			.flatMap(text -> slips.firstIn(text.key())
				.map(slip -> Remark.at(text.anchor(), text.place() + "中" + Texts.quoted(slip) + "似有重复的字", "请删去多出的字")
					.detailed("doubled"))
				.stream());
	}

	private static Anchor anchor(@Nullable Project project, String field) {
		return new Anchor(project == null ? null : project.key().number(), null, field);
	}

	private static String words(@Nullable Project project, String field) {
		int dot = field.indexOf('.');
		String section = switch (field.substring(0, dot)) {
			case "overallGoals" -> "总体绩效目标";
			case "itemisedGoals" -> "分项绩效目标";
			case "safeguards" -> "工作保障措施";
			default -> "绩效目标";
		};
		return (project == null ? "" : Examined.place(project) + "的") + section + "第 " + field.substring(dot + 1)
				+ " 条";
	}

}
