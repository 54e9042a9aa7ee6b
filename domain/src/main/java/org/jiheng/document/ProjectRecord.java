package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a project alike in all provinces' forms, and where it stood.
 */
final class ProjectRecord {

	private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,40}");

	private final FormContext form;

	private final ProjectRemarks remarks;

	private final List<Provenance> provenance = new ArrayList<>();

	ProjectRecord(FormContext form, ProjectRemarks remarks) {
		this.form = form;
		this.remarks = remarks;
	}

	String kept(Quote quote, String field) {
		provenance.add(quote.as(field));
		form.kept().add(quote);
		return quote.text();
	}

	void stood(List<Provenance> places) {
		provenance.addAll(places);
	}

	/** Where everything stood, the unit too where it is one. */
	List<Provenance> withUnit(@Nullable Quote unit) {
		if (unit != null && UnitReader.of(unit) != null) {
			provenance.add(unit.as("unit"));
		}
		return provenance;
	}

	Optional<ProjectCode> code(Quote quote) {
		String code = Wording.folded(quote.key());
		if (!CODE.matcher(code).matches()) {
			form.notes()
				.error("PROJECT_CODE_UNREADABLE", form.project() + "的项目编码看不懂：" + form.words(quote) + "，没有读入",
						"项目编码由数字和拉丁字母组成，请改正", form.place(quote, "code"));
			return Optional.empty();
		}
		kept(quote, "code");
		return Optional.of(new ProjectCode(code));
	}

	List<Indicator> indicators(List<IndicatorDraft> drafts, @Nullable ProjectKey project, FormIdentity identity) {
		TargetReader targets = new TargetReader(identity.budget().year());
		List<Indicator> indicators = new ArrayList<>();
		for (IndicatorDraft draft : drafts) {
			Abandoned.check();
			int sequence = indicators.size() + 1;
			Indicator indicator = form.classified()
					? draft.classified(identity.nextIndicator(), Objects.requireNonNull(project), sequence)
					: draft.open(identity.nextIndicator(), project, sequence, targets);
			indicators.add(indicator);
			remarks.target(indicator.target(), draft);
			if (form.classified()) {
				form.kept().addAll(draft.quotes(Label.LEVEL1));
				form.kept().addAll(draft.quotes(Label.LEVEL2));
			}
			else {
				remarks.direction(indicator.target(), draft);
				remarks.lasting(indicator, draft, targets);
			}
		}
		return indicators;
	}

}
