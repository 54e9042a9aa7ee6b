package org.jiheng.document.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Taking;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

record CommitStagedImportInput(String stagedImport, int expectedVersion, Taking.Mode mode,
		@Nullable CommitScopeInput scope, List<SeenDifferenceInput> seen, @Nullable String idempotencyKey,
		boolean dryRun) {

	record SeenDifferenceInput(int file, int budgetVersion) {
	}

	/** The versions of budgets by documents. */
	Map<Integer, Integer> versions() {
		Map<Integer, Integer> versions = new HashMap<>();
		for (SeenDifferenceInput each : seen) {
			if (versions.put(each.file(), each.budgetVersion()) != null) {
				throw new ProblemException(new Problem.InvalidInput("FILE_TWICE", List.of("input", "seen"),
						"第 " + each.file() + " 个文件的差异给出两次", "每个文件只写一次"));
			}
		}
		return versions;
	}
}
