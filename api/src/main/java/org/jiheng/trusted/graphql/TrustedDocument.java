package org.jiheng.trusted.graphql;

/**
 * A document that is run by its id.
 *
 * @param id SHA-256 of its text's UTF-8, in hex
 * @param sealed whether it asks for nothing but what was sealed
 */
record TrustedDocument(String id, String text, boolean sealed) {
}
