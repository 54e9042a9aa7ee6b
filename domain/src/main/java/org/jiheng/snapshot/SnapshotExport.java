package org.jiheng.snapshot;

import reactor.core.publisher.Flux;

/**
 * A file for whoever verifies snapshots without Jiheng, text by text as it is asked for.
 */
public record SnapshotExport(String name, Flux<String> text) {
}
