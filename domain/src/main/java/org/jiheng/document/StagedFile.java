package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One document of a staged import, as it is understood now.
 *
 * @param position in its archive, from 1
 * @param name its path in the archive; empty where it came by itself
 * @param tables those whose headers somebody may explain
 * @param corrections what persons said of it
 * @param budget what it would be stored as; null where it would not
 * @param document what would be stored; null where nothing would
 * @param departmentNames how it calls its department and units, the department's own name
 * first; none of one that is others'
 * @param departmentSuggestions the departments that it may be of, where that is open
 */
public record StagedFile(StagedKey staged, int position, String name, State state, @Nullable BudgetKey budget,
		int projectCount, int indicatorCount, List<Finding> findings, List<StagedCell> cells, SeenTables tables,
		List<Correction> corrections, Imports.@Nullable Parsed document, List<String> departmentNames,
		List<DepartmentSuggestion> departmentSuggestions) {

	/** Whether it can be committed. */
	public enum State {

		READY, BLANK, REFUSED

	}

	public StagedFile {
		findings = List.copyOf(findings);
		cells = List.copyOf(cells);
		corrections = List.copyOf(corrections);
		departmentNames = List.copyOf(departmentNames);
		departmentSuggestions = List.copyOf(departmentSuggestions);
	}

	List<SeenTables.OneTable> heads() {
		return tables.tables();
	}
}
