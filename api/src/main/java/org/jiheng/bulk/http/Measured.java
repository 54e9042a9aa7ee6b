package org.jiheng.bulk.http;

/**
 * The size of a whole export and the SHA-256 of its bytes, in hex.
 */
record Measured(long bytes, String sha256) {
}
