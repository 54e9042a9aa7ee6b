package org.jiheng.document;

import reactor.core.publisher.Flux;

/**
 * Many documents as one .zip, piece by piece as it is asked for: a slow client holds up
 * nothing but itself.
 */
public record WrittenArchive(String name, Flux<byte[]> pieces) {
}
