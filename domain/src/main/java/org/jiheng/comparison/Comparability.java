package org.jiheng.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.AmountStage;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** Looks for what makes rows or years hard to compare. */
final class Comparability {

	private static final int MOST_LABELS = 20;

	private final Question question;

	private final List<Series> series;

	private final List<Coverage> coverage;

	private final @Nullable ClassContinuity classes;

	private final @Nullable UnitContinuity units;

	private final Lineage lineage;

	Comparability(Question question, List<Series> series, List<Coverage> coverage, @Nullable ClassContinuity classes,
			@Nullable UnitContinuity units, Lineage lineage) {
		this.question = question;
		this.series = series;
		this.coverage = coverage;
		this.classes = classes;
		this.units = units;
		this.lineage = lineage;
	}

	List<Warning> warnings() {
		List<Warning> warnings = new ArrayList<>();
		partialCoverage(warnings);
		if (question.axis().ofIndicators() || question.measures().contains(Measure.NUMERIC_TARGET_SHARE)) {
			framesChanged(warnings);
		}
		if (question.stage() == AmountStage.ADJUSTED) {
			some(Warning.Code.STAGE_DIFFERS, "有的部门已经调整，有的仍是批复数", warnings,
					each -> within(each, year -> year.adjusted() > 0 && year.adjusted() < year.sums().departments())
							|| varies(each, year -> Set.of(String.valueOf(year.adjusted() > 0))));
		}
		if (question.axis() == Axis.INDICATOR) {
			unitsDiffer(warnings);
			some(Warning.Code.COMPARATOR_DIFFERS, "同名指标有的要求不低于，有的要求不高于", warnings,
					each -> together(each, ItemYear::comparators).size() > 1);
		}
		if (!question.axis().ofIndicators()) {
			some(Warning.Code.RENAMED, "代码相同，名称有变", warnings,
					each -> each.labels().size() > 1 && (units == null || !units.moved(each.item())));
		}
		if (question.ofUnits()) {
			unitsChanged(warnings);
		}
		return warnings;
	}

	private void partialCoverage(List<Warning> warnings) {
		SortedSet<FiscalYear> years = coverage.stream()
			.filter(each -> !each.whole())
			.map(Coverage::year)
			.collect(Collectors.toCollection(TreeSet::new));
		if (!years.isEmpty()) {
			warnings.add(new Warning(Warning.Code.PARTIAL_COVERAGE, years, List.of(), "有的县或部门还没有快照，合计不完整，见 coverage"));
		}
	}

	private void framesChanged(List<Warning> warnings) {
		Set<String> frames = new TreeSet<>();
		coverage.forEach(each -> frames.addAll(each.frames()));
		List<ClassMapping> applied = classes == null ? List.of() : classes.applied();
		if (frames.size() <= 1 && applied.isEmpty()) {
			return;
		}
		warnings.add(
				new Warning(
						Warning.Code.FRAME_CHANGED, question.years(), List.of(), "指标框架不同（" + String.join("、", frames)
								+ "）：" + (classes == null ? "类别的位置不一样，各年按原文列出" : "类别已按框架对照接续，所用对照见 mappings"),
						applied));
		if (classes != null) {
			unmapped(classes, warnings);
		}
	}

	private void unmapped(ClassContinuity classes, List<Warning> warnings) {
		List<String> labels = Stream
			.concat(classes.without()
				.stream()
				.map(each -> String.valueOf(each.older() == null ? each.newer() : each.older())),
					classes.unknown().stream())
			.distinct()
			.toList();
		if (!labels.isEmpty()) {
			warnings.add(new Warning(Warning.Code.CLASS_UNMAPPED, question.years(),
					labels.subList(0, Math.min(labels.size(), MOST_LABELS)),
					"有的类别在另一框架中没有对应，各年按原文列出，共 " + labels.size() + " 类", classes.without()));
		}
	}

	private void unitsDiffer(List<Warning> warnings) {
		Map<String, Long> units = series.stream()
			.map(each -> (Item.OfIndicator) each.item())
			.collect(Collectors.groupingBy(Item.OfIndicator::nameKey, Collectors.counting()));
		some(Warning.Code.UNIT_OF_MEASURE_DIFFERS, "同名指标的计量单位不同，分行列出", warnings,
				each -> units.getOrDefault(((Item.OfIndicator) each.item()).nameKey(), 0L) > 1);
	}

	private void unitsChanged(List<Warning> warnings) {
		if (units != null) {
			changed(units, Warning.Code.UNIT_RENAMED, "已接续到现行单位", warnings);
			changed(units, Warning.Code.UNIT_MERGED, "已并入现行单位", warnings);
			changed(units, Warning.Code.UNIT_SPLIT, "已按登记的权重拆到现行单位，个数也按权重分摊，是推算数", warnings);
			return;
		}
		sealedUnder(ChangeTerms.Kind.RENAMED, "单位改用了另一代码，各年按封存时的单位列出", warnings);
		sealedUnder(ChangeTerms.Kind.MERGED, "单位有并入，各年按封存时的单位列出", warnings);
		sealedUnder(ChangeTerms.Kind.SPLIT, "单位有拆分，各年按封存时的单位列出", warnings);
	}

	private void changed(UnitContinuity moved, Warning.Code code, String message, List<Warning> warnings) {
		List<String> labels = series.stream()
			.filter(each -> moved.concerned(code).contains(each.item()))
			.map(Series::label)
			.distinct()
			.toList();
		if (!labels.isEmpty()) {
			warnings.add(new Warning(code, moved.years(code), labels.subList(0, Math.min(labels.size(), MOST_LABELS)),
					message + "，共 " + labels.size() + " 项"));
		}
	}

	private void sealedUnder(ChangeTerms.Kind kind, String message, List<Warning> warnings) {
		Set<Item> shown = series.stream().map(Series::item).collect(Collectors.toSet());
		List<UnitChange> changes = lineage.between(question.years().first(), question.years().last(),
				each -> each.kind() == kind && (shown.contains(UnitContinuity.item(each.key().unit()))
						|| each.parts().stream().anyMatch(part -> shown.contains(UnitContinuity.item(part.unit())))));
		if (!changes.isEmpty()) {
			List<String> labels = changes.stream().map(UnitChange::name).distinct().limit(MOST_LABELS).toList();
			warnings.add(new Warning(UnitContinuity.code(kind),
					changes.stream().map(UnitChange::firstYear).collect(Collectors.toCollection(TreeSet::new)), labels,
					message + "；看现行单位用 view: AS_IS"));
		}
	}

	private void some(Warning.Code code, String message, List<Warning> warnings, Predicate<Series> concerned) {
		List<String> labels = series.stream().filter(concerned).map(Series::label).distinct().toList();
		if (!labels.isEmpty()) {
			warnings.add(new Warning(code, question.years(), labels.subList(0, Math.min(labels.size(), MOST_LABELS)),
					message + "，共 " + labels.size() + " 项"));
		}
	}

	private static boolean within(Series series, Predicate<ItemYear> condition) {
		return series.years().values().stream().anyMatch(condition);
	}

	private static boolean varies(Series series, Function<ItemYear, Collection<String>> what) {
		return together(series, what).size() > 1;
	}

	private static Set<String> together(Series series, Function<ItemYear, ? extends Collection<String>> what) {
		Set<String> all = new TreeSet<>();
		series.years().values().forEach(year -> all.addAll(what.apply(year)));
		return all;
	}

}
