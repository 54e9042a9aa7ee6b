package org.jiheng.document.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.document.Importing;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.graphql.ImportId;
import org.jiheng.membership.Acting;
import org.jiheng.review.Finding;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes documents in and tells what became of them. */
@RestController
class ImportController {

	private final Importing importing;

	private final Imports imports;

	ImportController(Importing importing, Imports imports) {
		this.importing = importing;
		this.imports = imports;
	}

	@PostMapping("/imports")
	Mono<ResponseEntity<Object>> bring(@RequestBody Flux<PartEvent> parts, ServerHttpRequest request,
			@RequestParam(defaultValue = "false") boolean dryRun) {
		requireMultipart(request);
		return Acting.current()
			.map(Importing::admitted)
			.flatMap(membership -> Upload.received(parts, file -> importing.bring(file, membership, dryRun)))
			.map(outcome -> answer(outcome, dryRun));
	}

	@GetMapping("/imports/{id}")
	Mono<ImportAnswer> of(@PathVariable String id) {
		return Mono.justOrEmpty(ImportId.parse(id))
			.flatMap(key -> imports.of(Set.of(key)).mapNotNull(found -> found.get(key)))
			.map(found -> ImportAnswer.stored(found, false))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.NotFound("没有这次导入"))));
	}

	/** Looked at here, since a mapping by media type would answer in another form. */
	private static void requireMultipart(ServerHttpRequest request) {
		if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(request.getHeaders().getContentType())) {
			throw new ProblemException(notMultipart());
		}
	}

	static Problem notMultipart() {
		return new Problem.InvalidInput("NOT_MULTIPART", List.of(), "请求不是 multipart/form-data",
				"请以 multipart/form-data 的 file 字段上传文件");
	}

	private static ResponseEntity<Object> answer(Outcome outcome, boolean dryRun) {
		return switch (outcome) {
			case Outcome.Stored stored ->
				ResponseEntity.created(URI.create("/imports/" + ImportId.of(stored.done().key())))
					.body(ImportAnswer.stored(stored.done(), false));
			case Outcome.Same same -> ResponseEntity.ok(ImportAnswer.stored(same.done(), dryRun));
			case Outcome.Checked checked -> ResponseEntity.ok(ImportAnswer.checked(checked.would()));
			case Outcome.Refused refused ->
				ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(refusal(refused.findings()));
		};
	}

	private static Map<String, Object> refusal(List<Finding> findings) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("code", "REFUSED");
		body.put("message", "文件未导入，也没有存下任何内容：" + findings.stream().findFirst().map(Finding::message).orElse("无法读懂"));
		body.put("suggestion", "请按所列意见改正文件后重新导入");
		body.put("findings", findings.stream().map(ImportAnswer.FindingAnswer::of).toList());
		return body;
	}

}
