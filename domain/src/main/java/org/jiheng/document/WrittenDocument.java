package org.jiheng.document;

/**
 * A document for people to keep: the name of its file and its bytes, which are nobody
 * else's to change.
 *
 * @param form which version of the official form it is; empty where it is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
public record WrittenDocument(String name, DocumentFormat format, byte[] bytes, String form) {
}
