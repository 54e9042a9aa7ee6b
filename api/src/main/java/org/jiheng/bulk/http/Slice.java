package org.jiheng.bulk.http;

import java.util.Arrays;
import reactor.core.publisher.Flux;

/**
 * The bytes from a place to another one, both included, of chunks one after the other.
 */
final class Slice {

	private final long from;

	private final long to;

	private long position;

	private Slice(long from, long to) {
		this.from = from;
		this.to = to;
	}

	static Flux<byte[]> of(Flux<byte[]> chunks, long from, long to) {
		return Flux.defer(() -> {
			var slice = new Slice(from, to);
			return chunks.map(slice::cut).filter(chunk -> chunk.length > 0).takeUntil(chunk -> slice.done());
		});
	}

	private byte[] cut(byte[] chunk) {
		long start = Math.max(from - position, 0);
		long end = Math.min(to + 1 - position, chunk.length);
		position += chunk.length;
		return start >= end ? new byte[0] : Arrays.copyOfRange(chunk, (int) start, (int) end);
	}

	private boolean done() {
		return position > to;
	}

}
