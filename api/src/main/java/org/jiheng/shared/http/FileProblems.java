package org.jiheng.shared.http;

import java.util.Map;
import org.jiheng.shared.RequestId;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

/** What is in the way of a file, told as for imports. */
@RestControllerAdvice(annotations = HandsOutFiles.class)
@Order(0)
class FileProblems {

	@ExceptionHandler
	Mono<ResponseEntity<Map<String, Object>>> answer(Throwable failure) {
		return Mono.deferContextual(context -> Mono.just(Problems.answer(failure, RequestId.in(context))))
			.map(answer -> ResponseEntity.status(answer.status())
				.contentType(MediaType.APPLICATION_JSON)
				.body(answer.plain()));
	}

}
