package org.jiheng.document.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.document.Importing;
import org.jiheng.shared.Problem;
import org.jiheng.shared.RequestId;
import org.jiheng.shared.http.ProblemAnswer;
import org.jiheng.shared.http.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * What a sender of documents is told when something is in the way.
 */
@RestControllerAdvice(
		assignableTypes = { ImportController.class, AnnotationController.class, StagedImportController.class })
@Order(0)
class ImportProblems {

	@ExceptionHandler
	Mono<ResponseEntity<Map<String, Object>>> answer(Throwable failure) {
		return Mono.deferContextual(context -> Mono.just(answer(told(failure).map(ProblemAnswer::of)
			.orElseGet(() -> Problems.answer(failure, RequestId.in(context))))));
	}

	private static ResponseEntity<Map<String, Object>> answer(ProblemAnswer answer) {
		return ResponseEntity.status(status(answer)).body(answer.plain());
	}

	private static HttpStatus status(ProblemAnswer answer) {
		return switch (String.valueOf(answer.details().get("reason"))) {
			case "FILE_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
			case "STAGED_TOO_MANY" -> HttpStatus.TOO_MANY_REQUESTS;
			case "NOT_MULTIPART", "NOT_TEXT", "FORMAT_NOT_READ", "ARCHIVE_NOT_READ", "NOT_AN_ARCHIVE" ->
				HttpStatus.UNSUPPORTED_MEDIA_TYPE;
			case "ENCODING_UNKNOWN", "TEXT_DAMAGED", "TOO_MANY_ROWS", "TOO_MANY_COLUMNS", "CELL_TOO_LONG",
					"TOO_MANY_PAGES", "TOO_MANY_ENTRIES", "TOO_MUCH_TEXT", "UNPACKED_TOO_LARGE", "FILE_DAMAGED",
					"FILE_ENCRYPTED", "FILE_WITH_MACROS", "FILE_WITHOUT_TEXT", "SCAN_WITHOUT_TEXT",
					"PDF_TEXT_UNREADABLE", "XML_FORBIDDEN", "XML_TOO_DEEP", "TOO_MANY_FILES", "ARCHIVE_EMPTY",
					"ARCHIVE_PATH", "ARCHIVE_NAME_TWICE" ->
				HttpStatus.UNPROCESSABLE_CONTENT;
			default -> answer.status();
		};
	}

	/** What Spring says of a request that it could not take apart. */
	private static Optional<Problem> told(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataBufferLimitException) {
				return Optional.of(new Problem.LimitExceeded("FILE_TOO_LARGE", "请求中的字段过大，不能导入", Importing.LARGEST_FILE,
						Importing.LARGEST_FILE));
			}
		}
		return switch (failure) {
			case InvalidMediaTypeException type -> Optional.of(ImportController.notMultipart());
			case ResponseStatusException told when told.getStatusCode()
				.isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE) -> Optional.of(ImportController.notMultipart());
			case ResponseStatusException told when told.getStatusCode().is4xxClientError() -> Optional.of(malformed());
			case DecodingException broken -> Optional.of(malformed());
			default -> Optional.empty();
		};
	}

	private static Problem malformed() {
		return new Problem.InvalidInput("MALFORMED", List.of(), "请求的格式有误，无法读取",
				"请以 multipart/form-data 的 file 字段上传文件；dryRun 和 stage 只能是 true 或 false，policy 只能是 ALL_OR_NOTHING 或 GOOD_ONES");
	}

}
