package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.document.FormParts.Part;
import org.jspecify.annotations.Nullable;

/** What there is to remark on one form besides what was read from it. */
final class ProjectRemarks {

	private final FormContext form;

	private final FormParts parts;

	ProjectRemarks(FormContext form, FormParts parts) {
		this.form = form;
		this.parts = parts;
	}

	void name(@Nullable String name) {
		if (name == null) {
			form.notes().refuse("PROJECT_NAME_MISSING", form.project() + "没有项目名称", "请在“项目名称”右边填上名称", form.whole());
		}
	}

	void target(Target target, IndicatorDraft draft) {
		List<Quote> cells = draft.quotes(Label.TARGET);
		if (maySignBeLost(target)) {
			form.notes()
				.warning("TARGET_SIGN_MAYBE_LOST",
						form.project() + "的指标值 " + form.words(cells.getFirst()) + " 可能是扫描识别把“≥”认成了“2”，已按原样保留", "请与原件核对",
						form.place(cells.getFirst(), "target"));
		}
		if (target instanceof Target.Undecidable && !cells.isEmpty()) {
			form.notes()
				.warning("TARGET_UNDECIDABLE", form.project() + "的指标值无法判定：" + form.words(cells.getFirst()) + "，已按原样保留",
						"请写明比较符、一个数值和单位，如 ≥95%", form.place(cells.getFirst(), "target"));
		}
	}

	/** 正向指标 with ≤: one of the two is wrong. */
	void direction(Target target, IndicatorDraft draft) {
		if (SplitTarget.opposes(draft.text(Label.DIRECTION), target)) {
			Quote direction = draft.quotes(Label.DIRECTION).getFirst();
			form.notes()
				.warning("DIRECTION_OPPOSES_SIGN",
						form.project() + "的指标值 " + target.raw() + " 与“" + direction.text() + "”方向相反，已按原样保留",
						"请核对指标性质和指标方向性", form.place(direction, "target"));
		}
	}

	/** ≥3万人次 for three years and 测算 for this one: a cell has slipped. */
	void lasting(Indicator indicator, IndicatorDraft draft, TargetReader targets) {
		List<Quote> lasting = draft.quotes(Label.LASTING_TARGET);
		List<Quote> cells = draft.quotes(Label.TARGET);
		if (indicator.lastingTarget() instanceof Target.Undecidable) {
			form.notes()
				.warning("LASTING_TARGET_UNDECIDABLE",
						form.project() + "的中长期指标值无法判定：" + form.words(lasting.getFirst()) + "，已按原样保留",
						"请写明比较符、一个数值和单位，如 ≥95%", form.place(lasting.getFirst(), "lastingTarget"));
		}
		if (!lasting.isEmpty() && !cells.isEmpty()
				&& new LastingTarget(lasting.getFirst().text()).isUnlike(indicator.target(), targets)) {
			form.notes()
				.warning("TARGET_UNLIKE_LASTING",
						form.project() + "的年度指标值 " + form.words(cells.getFirst()) + " 与中长期指标值 "
								+ form.words(lasting.getFirst()) + " 的类型、单位或写法不同，可能错位或混入了别的文字，已按原样保留",
						"请核对这一行的中长期指标值和年度指标值", form.place(cells.getFirst(), "target"));
		}
	}

	/** 292% in a scanned form was ≥92%: the sign looks like a 2. */
	private static boolean maySignBeLost(Target target) {
		return target instanceof Target.Numeric numeric && numeric.raw().matches("2(?:[0-9]{2}|[0-9]{2}\\.[0-9]+)[%％]");
	}

	void unread(FormSource source) {
		for (TableRow row : parts.of(Part.UNREAD)) {
			form.notes()
				.error("ROW_NOT_READ", form.project() + "的表中这一行看不懂，没有读入：" + form.words(row.first()), "请核对表的行序和表头",
						form.place(row, "project"));
		}
		if (!form.classified()) {
			source.unread.forEach(quote -> form.notes()
				.hint("PARAGRAPH_NOT_READ", form.project() + "的表外有一段文字没有读入：" + form.words(quote), "若属于表内，请移入表中",
						form.place(quote, "project")));
		}
	}

	void mixed(List<IndicatorDraft> drafts) {
		boolean mixed = drafts.stream().flatMap(draft -> draft.hidden().stream()).anyMatch(quote -> !marked(quote))
				|| parts.filled(Part.GOALS).anyMatch(quote -> !marked(quote))
				|| parts.filled(Part.LASTING_GOALS).anyMatch(quote -> !marked(quote))
				|| parts.filled(Part.PURPOSE).anyMatch(quote -> !marked(quote)) || !parts.of(Part.UNREAD).isEmpty();
		if (mixed) {
			form.notes()
				.error("CLASSIFIED_MIXED", form.project() + "标为涉密，但表中夹有公开文字；这些文字没有读入，也没有保存",
						"涉密项目只填编码、名称、资金、支出计划和一、二级指标名称，其余各格写“涉密”", form.whole());
		}
	}

	private static boolean marked(Quote quote) {
		return ClassifiedMark.isIn(quote.verbatim()) || Label.of(quote).isPresent();
	}

}
