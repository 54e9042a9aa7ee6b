package org.jiheng.publication;

import org.jiheng.snapshot.SealedContent;

/** What an edition says: the canonical text, and the same read part by part. */
public record EditionText(String canonical, SealedContent content) {
}
