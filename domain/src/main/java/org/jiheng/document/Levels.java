package org.jiheng.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.IndicatorFrame;

/**
 * The level names that the frames know. Names of provinces that no frame knows are kept
 * as written and reported.
 */
record Levels(List<IndicatorFrame> frames) {

	Levels {
		frames = List.copyOf(frames);
	}

	/**
	 * Whether a row with these names is read. In a classified project an unknown name may
	 * be open text in the wrong cell, so the row is left out.
	 */
	boolean accept(Quote level1, Quote level2, TableRow row, FormContext form) {
		if (frames.isEmpty() || frames.stream()
			.anyMatch(frame -> frame.knows(IndicatorDraft.levelName(level1.text()),
					IndicatorDraft.levelName(level2.text())))) {
			return true;
		}
		if (form.classified()) {
			form.notes()
				.error("CLASSIFIED_LEVEL_UNKNOWN", form.project() + "（涉密）的指标表有一行的一级或二级指标不在指标框架内，为免泄露没有读入",
						"涉密项目请使用指标框架内的一级、二级指标名称", form.place(row, "level2"));
			return false;
		}
		form.notes()
			.warning("INDICATOR_LEVEL_UNKNOWN",
					form.project() + "的指标名称不在指标框架内：" + form.words(level1) + " 下的 " + form.words(level2) + "，已按原样保留",
					"请核对一级、二级指标名称", form.place(row, "level2"));
		return true;
	}

	/** Reports the level 1 classes of the frame in use that the table lacks. */
	void requireAll(List<IndicatorDraft> drafts, FormContext form) {
		Optional<IndicatorFrame> used = frames.stream().max(Comparator.comparingLong(frame -> known(frame, drafts)));
		List<String> missing = used.stream()
			.flatMap(frame -> frame.level1().stream())
			.map(IndicatorFrame.Level1::name)
			.filter(name -> drafts.stream().noneMatch(draft -> draft.level(Label.LEVEL1).equals(name)))
			.toList();
		if (!missing.isEmpty()) {
			form.notes()
				.error("INDICATORS_INCOMPLETE", form.project() + "的指标表缺少：" + String.join("、", missing) + "；表可能在中途断开",
						"请补全指标表", form.whole());
		}
	}

	private static long known(IndicatorFrame frame, List<IndicatorDraft> drafts) {
		return drafts.stream()
			.filter(draft -> frame.knows(draft.level(Label.LEVEL1), draft.level(Label.LEVEL2)))
			.count();
	}
}
