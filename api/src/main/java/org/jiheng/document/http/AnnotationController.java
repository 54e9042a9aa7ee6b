package org.jiheng.document.http;

import org.jiheng.document.Annotating;
import org.jiheng.document.Importing;
import org.jiheng.membership.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives an uploaded file back with the opinions on it. Nothing is stored. */
@RestController
class AnnotationController {

	private final Annotating annotating;

	AnnotationController(Annotating annotating) {
		this.annotating = annotating;
	}

	@PostMapping("/imports/annotated")
	Mono<ResponseEntity<byte[]>> annotate(@RequestBody Flux<PartEvent> parts, ServerHttpRequest request,
			@RequestParam(required = false) @Nullable String department) {
		ImportController.requireMultipart(request);
		var named = department == null ? null : ImportController.department(department);
		return Acting.current()
			.map(Importing::admitted)
			.flatMap(membership -> Upload.received(parts, file -> annotating.annotate(file, membership, named)))
			.map(DocumentController::file);
	}

}
