package org.jiheng.bulk.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.audit.AuditedReads;
import org.jiheng.bulk.Bulk;
import org.jiheng.bulk.BulkPlan;
import org.jiheng.shared.Digest;
import org.jiheng.shared.http.HandsOutFiles;
import org.jiheng.tenancy.CurrentScope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands out what was sealed as tables. An export is told by its ETag: a download that
 * broke off goes on by Range and If-Range, as long as nothing more is found. It ends
 * whole or with a broken connection.
 */
@RestController
@HandsOutFiles
class ExportController {

	private static final int CHUNK = 32 * 1024;

	private final Bulk bulk;

	private final AuditedReads reads;

	private final Cache<String, Measured> sizes = Caffeine.newBuilder().maximumSize(10_000).build();

	ExportController(Bulk bulk, AuditedReads reads) {
		this.bulk = bulk;
		this.reads = reads;
	}

	/** An export that was planned, for one acting scope. */
	private record Planned(AskedExport asked, BulkPlan plan, String tag) {

		@Nullable HttpRange range(ServerHttpRequest request) {
			HttpHeaders headers = request.getHeaders();
			String condition = headers.getFirst(HttpHeaders.IF_RANGE);
			List<HttpRange> ranges = headers.getRange();
			return ranges.size() == 1 && (condition == null || condition.equals(tag)) ? ranges.getFirst() : null;
		}
	}

	/** How much it is, before it is fetched; with size and SHA-256 where asked for. */
	@GetMapping("/exports/{table}/manifest")
	Mono<ResponseEntity<Map<String, Object>>> manifest(@PathVariable String table, ServerHttpRequest request) {
		boolean whole = "true".equals(request.getQueryParams().getFirst("sha256"));
		return planned(table, request, "GET /exports/{table}/manifest")
			.flatMap(planned -> whole ? measured(planned).map(size -> manifest(planned, size))
					: Mono.fromSupplier(() -> manifest(planned, sizes.getIfPresent(planned.tag()))));
	}

	@GetMapping("/exports/{table}")
	Mono<ResponseEntity<Flux<DataBuffer>>> export(@PathVariable String table, ServerHttpRequest request,
			ServerHttpResponse response) {
		return planned(table, request, "GET /exports/{table}").flatMap(planned -> {
			HttpHeaders headers = request.getHeaders();
			if (!headers.getIfMatch().isEmpty() && !headers.getIfMatch().contains(planned.tag())
					&& !headers.getIfMatch().contains("*")) {
				return Mono.just(described(planned, HttpStatus.PRECONDITION_FAILED).build());
			}
			if (headers.getIfNoneMatch().contains(planned.tag())) {
				return Mono.just(described(planned, HttpStatus.NOT_MODIFIED).build());
			}
			HttpRange range = planned.range(request);
			return range == null ? Mono.fromSupplier(() -> whole(planned, response))
					: measured(planned).map(size -> part(planned, range, size, response));
		});
	}

	private Mono<Planned> planned(String table, ServerHttpRequest request, String operation) {
		return reads
			.entered(operation, Digest.of(request.getURI().toString()),
					Mono.fromSupplier(() -> AskedExport.read(table, request.getQueryParams()))
						.zipWhen(asked -> bulk.plan(asked.table(), asked.filter())))
			.zipWith(CurrentScope.get(), (found, scope) -> {
				AskedExport asked = found.getT1();
				String tag = Digest.of(String.join("\n", found.getT2().digest(), asked.format().name(),
						String.valueOf(asked.mark()), scope.toString()));
				return new Planned(asked, found.getT2(), '"' + tag.substring(0, 32) + '"');
			});
	}

	private Flux<byte[]> bytes(Planned planned) {
		List<String> columns = planned.asked().table().columns();
		RowFormat format = planned.asked().format();
		return Flux
			.concat(Mono.fromSupplier(() -> format.head(columns, planned.asked().mark())),
					reads.goingOn(bulk.rows(planned.plan())).map(row -> format.row(columns, row)))
			.bufferUntil(new Filled()::by)
			.map(ExportController::joined);
	}

	private static byte[] joined(List<byte[]> rows) {
		var joined = new ByteArrayOutputStream();
		rows.forEach(joined::writeBytes);
		return joined.toByteArray();
	}

	/** Tells when so many bytes came together. */
	private static final class Filled {

		private int bytes;

		boolean by(byte[] row) {
			bytes += row.length;
			boolean full = bytes >= CHUNK;
			bytes = full ? 0 : bytes;
			return full;
		}

	}

	/** Goes through all of it once and keeps nothing but the result. */
	private Mono<Measured> measured(Planned planned) {
		return Mono.justOrEmpty(sizes.getIfPresent(planned.tag())).switchIfEmpty(Mono.defer(() -> {
			MessageDigest digest = sha256();
			return bytes(planned).reduce(0L, (size, chunk) -> {
				digest.update(chunk);
				return size + chunk.length;
			}).map(size -> new Measured(size, HexFormat.of().formatHex(digest.digest())));
		}).doOnNext(size -> sizes.put(planned.tag(), size)));
	}

	private ResponseEntity<Flux<DataBuffer>> whole(Planned planned, ServerHttpResponse response) {
		ResponseEntity.BodyBuilder answer = described(planned, HttpStatus.OK);
		Measured size = sizes.getIfPresent(planned.tag());
		if (size != null) {
			answer.contentLength(size.bytes()).header("Repr-Digest", digest(size));
		}
		return answer.body(bytes(planned).map(chunk -> response.bufferFactory().wrap(chunk)));
	}

	private ResponseEntity<Flux<DataBuffer>> part(Planned planned, HttpRange range, Measured size,
			ServerHttpResponse response) {
		long from = size.bytes() == 0 ? 0 : range.getRangeStart(size.bytes());
		if (from >= size.bytes()) {
			return described(planned, HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
				.header(HttpHeaders.CONTENT_RANGE, "bytes */" + size.bytes())
				.build();
		}
		long to = range.getRangeEnd(size.bytes());
		return described(planned, HttpStatus.PARTIAL_CONTENT)
			.header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + size.bytes())
			.header("Repr-Digest", digest(size))
			.contentLength(to - from + 1)
			.body(Slice.of(bytes(planned), from, to).map(chunk -> response.bufferFactory().wrap(chunk)));
	}

	private static ResponseEntity.BodyBuilder described(Planned planned, HttpStatus status) {
		AskedExport asked = planned.asked();
		String name = "jiheng-" + asked.table().name().toLowerCase(Locale.ROOT) + "."
				+ asked.format().name().toLowerCase(Locale.ROOT);
		return ResponseEntity.status(status)
			.contentType(asked.format().type())
			.eTag(planned.tag())
			.cacheControl(CacheControl.noCache().cachePrivate())
			.varyBy(HttpHeaders.AUTHORIZATION, "Jiheng-Membership")
			.header(HttpHeaders.ACCEPT_RANGES, "bytes")
			.header("Jiheng-Rows", Long.toString(planned.plan().rows()))
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
	}

	private static ResponseEntity<Map<String, Object>> manifest(Planned planned, @Nullable Measured size) {
		BulkPlan plan = planned.plan();
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("table", plan.table().name().toLowerCase(Locale.ROOT));
		manifest.put("format", planned.asked().format().name().toLowerCase(Locale.ROOT));
		manifest.put("columns", plan.table().columns());
		manifest.put("amountUnit", "WAN_YUAN");
		manifest.put("snapshots", plan.snapshots());
		manifest.put("rows", plan.rows());
		manifest.put("counties", plan.stretches().stream().map(stretch -> stretch.county().value()).toList());
		manifest.put("contentDigest", plan.digest());
		manifest.put("etag", planned.tag());
		if (size != null) {
			manifest.put("bytes", size.bytes());
			manifest.put("sha256", size.sha256());
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache().cachePrivate())
			.varyBy(HttpHeaders.AUTHORIZATION, "Jiheng-Membership")
			.body(manifest);
	}

	/** RFC 9530. */
	private static String digest(Measured size) {
		return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(size.sha256())) + ":";
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance(Digest.ALGORITHM);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java platform has SHA-256", impossible);
		}
	}

}
