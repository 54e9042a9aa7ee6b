package org.jiheng.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * A file that was handed in to be looked at before it is stored. What was read of it is
 * not kept: that follows from its bytes and corrections whenever somebody asks.
 *
 * @param stagedFor the department whose editor staged it; null for the county's finance
 * @param policy of an archive; null for one document
 * @param department that a person said at upload; null where nobody did
 * @param fileName as the client calls it; null once the bytes are erased, and where it
 * had none
 * @param version counts every correction, and the end
 * @param filesTotal documents in it; null before that is known
 * @param withheld given up since a project of its budgets is classified and its bytes
 * tell of it
 * @param imports what came of its commit
 */
public record StagedImport(StagedKey key, String stagedBy, Instant stagedAt, @Nullable DepartmentCode stagedFor,
		@Nullable ArchivePolicy policy, @Nullable DepartmentCode department, @Nullable String fileName,
		StagedStatus status, int version, @Nullable Integer filesTotal, int filesRead, boolean withheld,
		Instant expiresAt, List<ImportKey> imports, List<Correction> corrections) {

	public StagedImport {
		imports = List.copyOf(imports);
		corrections = List.copyOf(corrections);
	}

	/** With other corrections, as it would be in its next version. */
	StagedImport with(List<Correction> changed) {
		return new StagedImport(key, stagedBy, stagedAt, stagedFor, policy, department, fileName, status, version + 1,
				filesTotal, filesRead, withheld, expiresAt, imports, changed);
	}

	/** The corrections of one of its documents. */
	List<Correction> correctionsOf(int file) {
		return corrections.stream().filter(correction -> correction.file() == file).toList();
	}

	/** Which department persons say that a document is of: the last word counts. */
	public @Nullable DepartmentCode departmentOf(int file) {
		return correctionsOf(file).stream()
			.flatMap(correction -> Optional.ofNullable(correction.department()).stream())
			.reduce((former, last) -> last)
			.orElse(policy == null ? department : null);
	}
}
