package org.jiheng.document.graphql;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.document.Said;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

record CorrectStagedImportInput(String stagedImport, int expectedVersion, int file, @Nullable Cell cell,
		@Nullable Field field, @Nullable String text, @Nullable DepartmentCode department,
		@Nullable String rememberName, @Nullable String idempotencyKey, boolean dryRun) {

	record Cell(int line, @Nullable Integer cell, @Nullable String raw) {
	}

	record Field(@Nullable Integer project, @Nullable Integer indicator, String field) {
	}

	/** What is said, of which there is one thing. */
	Said said() {
		boolean one = Stream.of(cell, field, department).filter(Objects::nonNull).count() == 1;
		if (!one || (text == null) != (department != null)) {
			throw new ProblemException(new Problem.InvalidInput("CORRECTION", List.of("input"),
					"cell、field、department 须给出且只给出一个；前两者须有 text", "改正文字时给出 cell 或 field 和 text；说明部门时只给出 department"));
		}
		if (department != null) {
			return new Said.OfDepartment(file, department, rememberName);
		}
		String words = Objects.requireNonNull(text);
		return cell != null ? new Said.OfCell(file, cell.line(), cell.cell(), cell.raw(), words, rememberName)
				: ofField(Objects.requireNonNull(field), words);
	}

	private Said ofField(Field named, String words) {
		return new Said.OfField(file, named.project(), named.indicator(), named.field(), words, rememberName);
	}
}
