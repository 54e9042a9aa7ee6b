package org.jiheng.document.http;

import java.util.List;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedStatus;
import org.jiheng.document.Staging;
import org.jiheng.document.graphql.StagedImportId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells how far staged imports have come, to who asks again and again. */
@RestController
class StagedImportController {

	private final Staging staging;

	StagedImportController(Staging staging) {
		this.staging = staging;
	}

	@GetMapping("/imports/staged/{id}")
	Mono<StagedAnswer> of(@PathVariable String id) {
		return Mono.defer(() -> staging.progress(StagedImportId.required(id))).flatMap(this::answer);
	}

	private Mono<StagedAnswer> answer(StagedImport item) {
		return item.status() == StagedStatus.READ ? staging.files(item).map(files -> StagedAnswer.of(item, files))
				: Mono.just(StagedAnswer.of(item, List.of()));
	}

}
