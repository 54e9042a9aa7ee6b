package org.jiheng.document;

import org.jiheng.review.Finding;

/**
 * An opinion to be written into the file that it is about, at its place.
 *
 * @param raw the words that stand there, shortened; empty where they are not known or not
 * to be repeated
 */
public record Mark(Finding finding, String raw) {
}
