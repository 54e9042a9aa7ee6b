package org.jiheng.document.http;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jiheng.document.Importing;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The field {@code file} of one multipart request, gathered in memory and never on disk
 * while it streams in. What is over the limits is counted and let go of; the name that
 * the client gave the file says nothing of what it is.
 */
final class Upload implements AutoCloseable {

	private static final String FIELD = "file";

	/** Beyond the largest file: further fields, which are ignored. */
	private static final int LARGEST_REQUEST = Importing.LARGEST_FILE + 64 * 1024;

	/**
	 * A request that is too large is read so far, so that its sender hears the answer.
	 */
	private static final long LONGEST_PATIENCE = 64L * 1024 * 1024;

	private static final int LONGEST_NAME = 200;

	/** All uploads of the process together. */
	private static final long MOST_AT_ONCE = 8L * Importing.LARGEST_FILE;

	private static final AtomicLong HELD = new AtomicLong();

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	private long held;

	private long seen;

	private int files;

	private boolean first = true;

	private boolean tooLarge;

	private @Nullable String name;

	private Upload() {
	}

	/** Gathers the file and works on it; its bytes count until the work is done. */
	static <T> Mono<T> received(Flux<PartEvent> parts, Function<byte[], Mono<T>> work) {
		return received(parts, (file, name) -> work.apply(file));
	}

	/** The same, with the name that the client gave the file, if any. */
	static <T> Mono<T> received(Flux<PartEvent> parts, BiFunction<byte[], Optional<String>, Mono<T>> work) {
		return Mono.using(Upload::new,
				upload -> parts.doOnNext(upload::take)
					.doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()))
					.then(Mono.fromSupplier(upload::whole))
					.flatMap(file -> work.apply(file, Optional.ofNullable(upload.name))));
	}

	private void take(PartEvent part) {
		DataBuffer content = part.content();
		try {
			seen += content.readableByteCount();
			if (seen > LONGEST_PATIENCE) {
				throw tooLarge();
			}
			if (part.name().equals(FIELD)) {
				files += first ? 1 : 0;
				name = part instanceof FilePartEvent named ? plain(named.filename()) : name;
				keep(content);
			}
			first = part.isLast();
		}
		finally {
			DataBufferUtils.release(content);
		}
	}

	private void keep(DataBuffer content) {
		int size = content.readableByteCount();
		tooLarge |= seen > LARGEST_REQUEST || held + size > Importing.LARGEST_FILE;
		if (files > 1 || tooLarge) {
			return;
		}
		if (HELD.addAndGet(size) > MOST_AT_ONCE) {
			HELD.addAndGet(-size);
			throw new ProblemException(new Problem.Unavailable("同时上传的文件过多，请稍后重试"));
		}
		held += size;
		byte[] bytes = new byte[size];
		content.read(bytes);
		file.writeBytes(bytes);
	}

	/** The last step of a path, to be shown to people. */
	private static @Nullable String plain(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
			.codePoints()
			.filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
			.limit(LONGEST_NAME)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.strip();
		return last.isEmpty() ? null : last;
	}

	private byte[] whole() {
		if (tooLarge || seen > LARGEST_REQUEST) {
			throw tooLarge();
		}
		if (files == 0) {
			throw invalid("FILE_MISSING", "请求中没有 file 字段", "请以 multipart/form-data 的 file 字段上传文件");
		}
		if (files > 1) {
			throw invalid("FILE_TWICE", "请求中有多个 file 字段", "请一次上传一个文件");
		}
		if (file.size() == 0) {
			throw invalid("FILE_EMPTY", "文件是空的", "请核对所选的文件后重新上传");
		}
		return file.toByteArray();
	}

	private static ProblemException invalid(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of(FIELD), message, suggestion));
	}

	private ProblemException tooLarge() {
		return new ProblemException(new Problem.LimitExceeded("FILE_TOO_LARGE",
				"文件超过 " + Importing.LARGEST_FILE / 1024 / 1024 + " MiB，不能导入", seen, Importing.LARGEST_FILE));
	}

	@Override
	public void close() {
		HELD.addAndGet(-held);
	}

}
