package org.jiheng.document;

/** What became of one document of an archive. */
public record FileOutcome(String name, Outcome outcome) {
}
