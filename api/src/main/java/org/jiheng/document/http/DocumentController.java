package org.jiheng.document.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.audit.AuditedReads;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.Edition;
import org.jiheng.document.Templates;
import org.jiheng.document.WrittenArchive;
import org.jiheng.document.WrittenDocument;
import org.jiheng.document.Writing;
import org.jiheng.shared.Digest;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.http.HandsOutFiles;
import org.jiheng.snapshot.graphql.SnapshotId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands the official document out: of a budget or a snapshot by its id, or of all budgets
 * of a year.
 */
@RestController
@HandsOutFiles
class DocumentController {

	/** Tells which version of the official form a file is. */
	private static final String FORM = "Jiheng-Form";

	private final Writing writing;

	private final Templates templates;

	private final AuditedReads reads;

	DocumentController(Writing writing, Templates templates, AuditedReads reads) {
		this.writing = writing;
		this.templates = templates;
		this.reads = reads;
	}

	@GetMapping("/documents/{id}")
	Mono<ResponseEntity<byte[]>> one(@PathVariable String id, @RequestParam(defaultValue = "docx") String format,
			@RequestParam(defaultValue = "internal") String edition) {
		return reads
			.entered("GET /documents/{id}", Digest.of(id),
					Mono.defer(() -> written(id, read(DocumentFormat.class, "format", format, "docx、xlsx 或 pdf"),
							read(Edition.class, "edition", edition, "internal 或 public"))))
			.map(DocumentController::file);
	}

	/** The form of a department's year, with what stood in the year before. */
	@GetMapping("/documents/template")
	Mono<ResponseEntity<byte[]>> template(@RequestParam(required = false) @Nullable String department,
			@RequestParam(defaultValue = "") String year) {
		return Mono
			.defer(() -> templates.of(department == null ? null : ImportController.department(department), read(year)))
			.map(DocumentController::file);
	}

	static ResponseEntity<byte[]> file(WrittenDocument document) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		if (!document.form().isEmpty()) {
			answer.header(FORM, document.form());
		}
		return answer.contentType(MediaType.parseMediaType(document.format().mediaType()))
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment(document.name()))
			.body(document.bytes());
	}

	private Mono<WrittenDocument> written(String id, DocumentFormat format, Edition edition) {
		Optional<BudgetKey> budget = NodeId.parse(id).flatMap(BudgetId::read);
		if (budget.isPresent() && edition == Edition.PUBLIC) {
			throw new ProblemException(
					new Problem.InvalidInput("EDITION", List.of("edition"), "公开版只能由快照生成", "请给出已公开的快照的 id"));
		}
		return budget.map(key -> writing.budget(key, format))
			.orElseGet(() -> Mono.justOrEmpty(SnapshotId.parse(id))
				.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.NotFound.unseen("预算"))))
				.flatMap(key -> writing.snapshot(key, format, edition)));
	}

	@GetMapping("/documents")
	Mono<ResponseEntity<Flux<DataBuffer>>> year(@RequestParam(defaultValue = "") String year,
			@RequestParam(defaultValue = "docx") String format, ServerHttpResponse response) {
		return Mono
			.defer(() -> writing.year(read(year), read(DocumentFormat.class, "format", format, "docx、xlsx 或 pdf")))
			.map(archive -> archive(archive, response));
	}

	private static ResponseEntity<Flux<DataBuffer>> archive(WrittenArchive archive, ServerHttpResponse response) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/zip"))
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment(archive.name()))
			.body(archive.pieces().map(piece -> response.bufferFactory().wrap(piece)));
	}

	private static String attachment(String name) {
		return ContentDisposition.attachment().filename(name, UTF_8).build().toString();
	}

	private static <E extends Enum<E>> E read(Class<E> type, String parameter, String word, String known) {
		return Stream.of(type.getEnumConstants())
			.filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
			.findFirst()
			.orElseThrow(() -> new ProblemException(new Problem.InvalidInput(parameter.toUpperCase(Locale.ROOT),
					List.of(parameter), "不认识这个取值", "请写 " + known)));
	}

	private static FiscalYear read(String year) {
		try {
			return new FiscalYear(Integer.parseInt(year));
		}
		catch (IllegalArgumentException _) {
			throw new ProblemException(
					new Problem.InvalidInput("YEAR", List.of("year"), "须指明年度，2000 至 2099", "如 /documents?year=2024"));
		}
	}

}
