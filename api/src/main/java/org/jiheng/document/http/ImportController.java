package org.jiheng.document.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.document.ArchivePolicy;
import org.jiheng.document.FileOutcome;
import org.jiheng.document.Import;
import org.jiheng.document.Importing;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.Staging;
import org.jiheng.document.graphql.ImportId;
import org.jiheng.membership.Acting;
import org.jiheng.review.Finding;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
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

	private final Staging staging;

	ImportController(Importing importing, Imports imports, Staging staging) {
		this.importing = importing;
		this.imports = imports;
		this.staging = staging;
	}

	@PostMapping("/imports")
	Mono<ResponseEntity<Object>> bring(@RequestBody Flux<PartEvent> parts, ServerHttpRequest request,
			@RequestParam(defaultValue = "false") boolean dryRun,
			@RequestParam(required = false) @Nullable String department,
			@RequestParam(required = false) @Nullable ArchivePolicy policy,
			@RequestParam(defaultValue = "false") boolean stage) {
		requireMultipart(request);
		if (stage && dryRun) {
			throw new ProblemException(new Problem.InvalidInput("DRY_RUN_OF_STAGE", List.of("dryRun"),
					"暂存本身不改动预算，不能与 dryRun 同用", "请去掉 dryRun 或 stage 参数"));
		}
		DepartmentCode named = department == null ? null : department(department);
		if (policy != null && named != null) {
			throw new ProblemException(new Problem.InvalidInput("DEPARTMENT_OF_ARCHIVE", List.of("department"),
					"压缩包里的文件各有各的部门，不能统一指定", "请去掉 department 参数"));
		}
		return Acting.current()
			.map(Importing::admitted)
			.flatMap(membership -> stage
					? Upload.received(parts, (file, name) -> staging.receive(file, name.orElse(null), policy, named))
						.map(StagedAnswer::accepted)
					: policy == null
							? Upload.received(parts, file -> importing.bring(file, membership, named, dryRun))
								.map(outcome -> answer(outcome, dryRun))
							: Upload.received(parts, file -> importing.bringAll(file, membership, policy, dryRun))
								.map(ImportController::answer));
	}

	static DepartmentCode department(String code) {
		if (!code.matches("[0-9]{3}")) {
			throw new ProblemException(new Problem.InvalidInput("DEPARTMENT_CODE", List.of("department"),
					"部门代码应是 3 位数字", "请填写本县的部门代码，如 department=315"));
		}
		return new DepartmentCode(code);
	}

	@GetMapping("/imports/{id}")
	Mono<ImportAnswer> of(@PathVariable String id) {
		return Mono.justOrEmpty(ImportId.parse(id))
			.flatMap(key -> imports.of(Set.of(key)).mapNotNull(found -> found.get(key)))
			.map(found -> ImportAnswer.stored(found, false))
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.NotFound("没有这次导入"))));
	}

	/** Looked at here, since a mapping by media type would answer in another form. */
	static void requireMultipart(ServerHttpRequest request) {
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
			case Outcome.Held held -> ResponseEntity.ok(ImportAnswer.checked(held.would()));
			case Outcome.Blank blank -> ResponseEntity.ok(blank(blank.findings()));
			case Outcome.Refused refused ->
				ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(refusal(refused.findings()));
		};
	}

	/** Stored is told by 201, as for one document; nothing but refusals by 422. */
	private static ResponseEntity<Object> answer(List<FileOutcome> files) {
		boolean stored = files.stream().anyMatch(file -> file.outcome() instanceof Outcome.Stored);
		boolean refused = files.stream().anyMatch(file -> file.outcome() instanceof Outcome.Refused);
		boolean good = files.stream()
			.anyMatch(file -> file.outcome() instanceof Outcome.Same || file.outcome() instanceof Outcome.Checked);
		HttpStatus otherwise = refused && !good ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("files", files.stream().map(ImportController::file).toList());
		return ResponseEntity.status(stored ? HttpStatus.CREATED : otherwise).body(body);
	}

	private static Map<String, Object> file(FileOutcome file) {
		return switch (file.outcome()) {
			case Outcome.Stored(Import done) -> told(file, "STORED", ImportAnswer.stored(done, false));
			case Outcome.Same(Import done) -> told(file, "SAME", ImportAnswer.stored(done, false));
			case Outcome.Checked(Import would) -> told(file, "CHECKED", ImportAnswer.checked(would));
			case Outcome.Held(Import would) -> told(file, "HELD", ImportAnswer.checked(would));
			case Outcome.Blank blank -> told(file, "BLANK", blank(blank.findings()));
			case Outcome.Refused refused -> told(file, "REFUSED", refusal(refused.findings()));
		};
	}

	private static Map<String, Object> told(FileOutcome file, String status, Object answer) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("file", file.name());
		told.put("status", status);
		told.put("answer", answer);
		return told;
	}

	private static Map<String, Object> blank(List<Finding> findings) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("status", "BLANK");
		body.put("projects", 0);
		body.put("indicators", 0);
		body.put("findings", findings.stream().map(ImportAnswer.FindingAnswer::of).toList());
		return body;
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
