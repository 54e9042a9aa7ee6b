package org.jiheng.document.http;

import java.util.List;
import org.jiheng.document.Annotating;
import org.jiheng.document.Importing;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedStatus;
import org.jiheng.document.Staging;
import org.jiheng.document.graphql.StagedImportId;
import org.jiheng.membership.Acting;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells how far staged imports have come, to who asks again and again. */
@RestController
class StagedImportController {

	private final Staging staging;

	private final Annotating annotating;

	StagedImportController(Staging staging, Annotating annotating) {
		this.staging = staging;
		this.annotating = annotating;
	}

	@GetMapping("/imports/staged/{id}")
	Mono<StagedAnswer> of(@PathVariable String id) {
		return Mono.defer(() -> staging.progress(StagedImportId.required(id))).flatMap(this::answer);
	}

	/** The file as it was handed in, with the opinions on it. */
	@GetMapping("/imports/staged/{id}/annotated")
	Mono<ResponseEntity<byte[]>> annotated(@PathVariable String id) {
		return Mono
			.defer(() -> Acting.current()
				.map(Importing::admitted)
				.zipWith(staging.one(StagedImportId.required(id)))
				.flatMap(both -> staging.original(both.getT2())
					.flatMap(file -> annotating.annotate(file, both.getT1(), both.getT2().departmentOf(1)))))
			.map(DocumentController::file);
	}

	private Mono<StagedAnswer> answer(StagedImport item) {
		return item.status() == StagedStatus.READ ? staging.files(item).map(files -> StagedAnswer.of(item, files))
				: Mono.just(StagedAnswer.of(item, List.of()));
	}

}
