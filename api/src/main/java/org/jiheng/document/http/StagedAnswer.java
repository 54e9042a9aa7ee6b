package org.jiheng.document.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jiheng.document.StagedFile;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedStatus;
import org.jiheng.document.graphql.ImportId;
import org.jiheng.document.graphql.StagedImportId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A staged import as HTTP tells it: how far it is, and what its documents came to. */
record StagedAnswer(String id, StagedStatus status, int version, @Nullable String fileName,
		@Nullable Integer filesTotal, int filesRead, Instant stagedAt, Instant expiresAt, boolean withheld,
		List<String> imports, List<FileAnswer> files) {

	/** One document, without its cells. */
	record FileAnswer(int position, String name, StagedFile.State state, @Nullable String department,
			@Nullable Integer year, int projects, int indicators, List<ImportAnswer.FindingAnswer> findings) {

		static FileAnswer of(StagedFile file) {
			return new FileAnswer(file.position(), file.name(), file.state(),
					file.budget() == null ? null : file.budget().department().value(),
					file.budget() == null ? null : file.budget().year().value(), file.projectCount(),
					file.indicatorCount(), file.findings().stream().map(ImportAnswer.FindingAnswer::of).toList());
		}
	}

	static StagedAnswer of(StagedImport item, List<StagedFile> files) {
		return new StagedAnswer(StagedImportId.of(item.key()).toString(), item.status(), item.version(),
				item.fileName(), item.filesTotal(), item.filesRead(), item.stagedAt(), item.expiresAt(),
				item.withheld(), item.imports().stream().map(key -> ImportId.of(key).toString()).toList(),
				files.stream().map(FileAnswer::of).toList());
	}

	/** It is read after that. */
	static ResponseEntity<Object> accepted(StagedImport item) {
		return ResponseEntity.accepted()
			.location(URI.create("/imports/staged/" + StagedImportId.of(item.key())))
			.body(of(item, List.of()));
	}
}
