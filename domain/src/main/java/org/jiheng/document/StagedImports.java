package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The staged imports that the current scope sees: the county's finance those of its
 * county, a department's editor those that they staged themselves. Foreign and absent
 * ones are missing alike.
 */
public interface StagedImports {

	/**
	 * What is known of a file that is handed in; the digest is of everything that was
	 * handed in.
	 */
	record Arrival(@Nullable String fileName, @Nullable ArchivePolicy policy, @Nullable DepartmentCode department,
			String digest) {
	}

	Mono<Map<StagedKey, StagedImport>> of(Set<StagedKey> keys);

	/** The latest first; of all statuses where none is named. */
	Mono<Page<StagedImport>> list(Set<StagedStatus> statuses, PageRequest page);

	Mono<Integer> count(Set<StagedStatus> statuses);

	/** Empty once they are erased. */
	Mono<byte[]> content(StagedKey key);

	/** How far the reading has come, in a transaction of its own. */
	Mono<Void> progress(StagedKey key, int filesRead, int filesTotal);

	/**
	 * That it was read, in a transaction of its own; nothing for one that has ended.
	 * @param departments of which it speaks; none where that could not be told, and it
	 * may speak of any
	 * @param corrections what was remembered and has been used; each counts
	 */
	Mono<Void> read(StagedKey key, Set<DepartmentCode> departments, List<Correction> corrections);

	/**
	 * That it holds words which may not be kept: its bytes are erased, in a transaction
	 * of its own.
	 */
	Mono<Void> withhold(StagedKey key);

	/**
	 * The open one with the same content, of the same person or of the county's finance.
	 * Others that stage the same wait. To be used in the transaction of a write, as are
	 * those below.
	 */
	Mono<StagedKey> same(String digest);

	/** Keeps a new one. Problem: LimitExceeded STAGED_TOO_MANY. */
	Mono<Void> receive(UUID id, byte[] content, Arrival arrival);

	/**
	 * Counts a change of one that is at this version and as far as that. Problems:
	 * NotFound; Conflict VERSION, STAGED_NOT_READ, STAGED_ENDED.
	 */
	Mono<Void> change(StagedKey key, int expectedVersion, Set<StagedStatus> statuses);

	Mono<Void> correct(StagedKey key, List<Correction> corrections, Set<DepartmentCode> departments);

	/** Ends it: its bytes are erased. */
	Mono<Void> end(StagedKey key, StagedStatus status, List<ImportKey> imports);

}
