package org.jiheng.snapshot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jiheng.audit.AuditedReads;
import org.jiheng.shared.Digest;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.http.HandsOutFiles;
import org.jiheng.snapshot.Exporting;
import org.jiheng.snapshot.SnapshotExport;
import org.jiheng.snapshot.graphql.SnapshotId;
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

/** Hands snapshots out as files: one, or a year of the acting county or department. */
@RestController
@HandsOutFiles
class SnapshotFileController {

	private final Exporting exporting;

	private final AuditedReads reads;

	SnapshotFileController(Exporting exporting, AuditedReads reads) {
		this.exporting = exporting;
		this.reads = reads;
	}

	@GetMapping("/snapshots/{id}")
	Mono<ResponseEntity<Flux<DataBuffer>>> one(@PathVariable String id, ServerHttpResponse response) {
		return reads
			.entered("GET /snapshots/{id}", Digest.of(id),
					Mono.justOrEmpty(SnapshotId.parse(id))
						.switchIfEmpty(Mono.error(Exporting::absent))
						.flatMap(exporting::one))
			.map(export -> file(export, response));
	}

	@GetMapping("/snapshots")
	Mono<ResponseEntity<Flux<DataBuffer>>> year(@RequestParam(defaultValue = "") String year,
			ServerHttpResponse response) {
		return Mono.fromSupplier(() -> read(year)).flatMap(exporting::year).map(export -> file(export, response));
	}

	private static FiscalYear read(String year) {
		try {
			return new FiscalYear(Integer.parseInt(year));
		}
		catch (IllegalArgumentException _) {
			throw new ProblemException(
					new Problem.InvalidInput("YEAR", List.of("year"), "须指明年度，2000 至 2099", "如 /snapshots?year=2024"));
		}
	}

	private static ResponseEntity<Flux<DataBuffer>> file(SnapshotExport export, ServerHttpResponse response) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(export.name()).build().toString())
			.body(export.text().map(text -> response.bufferFactory().wrap(text.getBytes(UTF_8))));
	}

}
