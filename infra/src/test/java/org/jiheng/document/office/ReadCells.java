package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.document.Reading;
import org.jiheng.review.Finding;

/** What was read of a form cell by cell, to be held against what stands in it. */
record ReadCells(Map<String, String> cells, List<Finding> findings, boolean refused) {

	static ReadCells of(Reading reading) {
		return switch (reading) {
			case Reading.Understood understood -> new ReadCells(cells(understood), reading.findings(), false);
			case Reading.Unplaced unplaced -> new ReadCells(cells(unplaced.understood()), reading.findings(), false);
			case Reading.Blank blank -> new ReadCells(Map.of(), reading.findings(), false);
			case Reading.Refused refused -> new ReadCells(Map.of(), reading.findings(), true);
		};
	}

	/** Of those cells how many are right, wrong, and not read. */
	record Score(int right, int wrong, int refused, List<String> unmarked) {

		Score plus(Score other) {
			List<String> all = new ArrayList<>(unmarked);
			all.addAll(other.unmarked);
			return new Score(right + other.right, wrong + other.wrong, refused + other.refused, all);
		}

	}

	/**
	 * A cell that is not as it stands is marked where something is said of its project or
	 * of the whole document that is not said of the form as it was.
	 */
	Score against(ReadCells form) {
		int right = 0;
		int wrong = 0;
		int lost = 0;
		List<String> unmarked = new ArrayList<>();
		for (Map.Entry<String, String> cell : form.cells.entrySet()) {
			String own = cells.get(cell.getKey());
			if (cell.getValue().equals(own)) {
				right++;
				continue;
			}
			wrong += own == null ? 0 : 1;
			lost += own == null ? 1 : 0;
			if (!isMarked(cell.getKey(), form)) {
				unmarked.add(cell.getKey() + "=" + cell.getValue() + " read as " + own);
			}
		}
		for (String key : cells.keySet()) {
			if (!form.cells.containsKey(key)) {
				wrong++;
				if (!isMarked(key, form)) {
					unmarked.add(key + "=" + cells.get(key) + " stands nowhere");
				}
			}
		}
		return new Score(right, wrong, lost, unmarked);
	}

	private boolean isMarked(String key, ReadCells form) {
		return refused || findings.stream().anyMatch(finding -> !form.says(finding) && isOf(finding, key));
	}

	private boolean says(Finding finding) {
		return findings.stream()
			.anyMatch(own -> own.code().equals(finding.code()) && own.message().equals(finding.message())
					&& Objects.equals(own.place(), finding.place()));
	}

	private static boolean isOf(Finding finding, String key) {
		Integer project = finding.place().project();
		return project == null || key.startsWith(project + " ");
	}

	private static Map<String, String> cells(Reading.Understood reading) {
		Map<String, String> cells = new TreeMap<>();
		for (Project project : reading.text().projects()) {
			String at = project.sequence() + " " + project.name() + " ";
			cells.put(at + "unit", String.valueOf(project.unit()));
			cells.put(at + "total", project.funds().total().toString());
			cells.put(at + "fiscal", String.valueOf(project.funds().fiscal()));
			cells.put(at + "other", String.valueOf(project.funds().other()));
			cells.put(at + "goals", project.goals().toString());
			reading.text()
				.indicators()
				.stream()
				.filter(indicator -> project.key().equals(indicator.project()))
				.forEach(indicator -> indicator(cells, at + "'" + indicator.level3() + "' ", indicator));
		}
		return cells;
	}

	private static void indicator(Map<String, String> cells, String at, Indicator indicator) {
		cells.merge(at + "level1", indicator.level1(), (one, other) -> one + " and " + other);
		cells.merge(at + "level2", indicator.level2(), (one, other) -> one + " and " + other);
		cells.merge(at + "target", indicator.target().toString(), (one, other) -> one + " and " + other);
		cells.merge(at + "weight", String.valueOf(indicator.weight()), (one, other) -> one + " and " + other);
	}

}
