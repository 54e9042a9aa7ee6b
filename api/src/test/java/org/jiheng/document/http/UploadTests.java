package org.jiheng.document.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.document.Importing;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class UploadTests {

	private static final int MIB = 1024 * 1024;

	private final AtomicInteger delivered = new AtomicInteger();

	@Test
	void aFileIsPutTogetherFromItsPieces() {
		Flux<PartEvent> parts = Flux.concat(part("other", Flux.just(buffer("忽略".getBytes(UTF_8)))),
				part("file", Flux.just(buffer("卢龙".getBytes(UTF_8)), buffer("县".getBytes(UTF_8)))));
		StepVerifier.create(Upload.received(parts, file -> Mono.just(new String(file, UTF_8))))
			.expectNext("卢龙县")
			.verifyComplete();
	}

	@Test
	void aFileOfTheLargestSizeIsTaken() {
		StepVerifier.create(Upload.received(part("file", pieces(10)), file -> Mono.just(file.length)))
			.expectNext(Importing.LARGEST_FILE)
			.verifyComplete();
	}

	@Test
	void aLargerFileIsHeardToItsEndAndNeverWorkedOn() {
		StepVerifier.create(Upload.received(part("file", pieces(11)), UploadTests::never))
			.verifyErrorSatisfies(UploadTests::tooLarge);
		assertThat(delivered).hasValue(11);
	}

	@Test
	void whatStandsBesideTheFileCountsToo() {
		Flux<PartEvent> parts = Flux.concat(part("file", pieces(1)), part("other", pieces(11)));
		StepVerifier.create(Upload.received(parts, UploadTests::never)).verifyErrorSatisfies(UploadTests::tooLarge);
	}

	@Test
	void aFileWithoutEndIsCutOff() {
		StepVerifier.create(Upload.received(part("file", pieces(100_000)), UploadTests::never))
			.verifyErrorSatisfies(UploadTests::tooLarge);
		assertThat(delivered.get()).isLessThan(80);
	}

	@Test
	void tooManyAtOnceAreSentAwayAndLaterOnesAreTakenAgain() {
		Mono<Integer> nineAtOnce = Flux.range(0, 9)
			.flatMap(i -> Upload.received(part("file", pieces(10)), file -> Mono.<Integer>never()), 9)
			.next();
		StepVerifier.create(nineAtOnce.timeout(Duration.ofSeconds(10)))
			.verifyErrorSatisfies(failure -> assertThat(failure).isInstanceOfSatisfying(ProblemException.class,
					problem -> assertThat(problem.problem()).isInstanceOf(Problem.Unavailable.class)));
		StepVerifier.create(Upload.received(part("file", pieces(10)), file -> Mono.just(file.length)))
			.expectNext(Importing.LARGEST_FILE)
			.verifyComplete();
	}

	private Flux<DataBuffer> pieces(int number) {
		return Flux.range(0, number).map(i -> {
			delivered.incrementAndGet();
			return buffer(new byte[MIB]);
		});
	}

	private static DataBuffer buffer(byte[] bytes) {
		return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
	}

	private static Flux<PartEvent> part(String field, Flux<DataBuffer> content) {
		return FilePartEvent.create(field, "../../x", MediaType.TEXT_PLAIN, content).cast(PartEvent.class);
	}

	private static Mono<Object> never(byte[] file) {
		return Mono.error(new AssertionError("worked on " + file.length + " bytes"));
	}

	private static void tooLarge(Throwable failure) {
		assertThat(failure).isInstanceOfSatisfying(ProblemException.class,
				problem -> assertThat(problem.problem()).isInstanceOf(Problem.LimitExceeded.class));
	}

}
