package org.jiheng.document;

import org.jspecify.annotations.Nullable;

/**
 * What a written document says of itself at the foot of its pages: which edition of what
 * it is, and how to tell that it is genuine.
 *
 * @param edition in words: 内部版，草案第 3 版，未经批复
 * @param seal what it was sealed as; null for what is not sealed
 */
public record Imprint(String edition, @Nullable Seal seal) {

	/**
	 * The sealed snapshot that the document was written from.
	 *
	 * @param hash SHA-256 in hex
	 * @param link where the hash can be had again; empty where the instance has no
	 * address that others reach
	 */
	public record Seal(String hash, String link) {

		/** In groups, as people read it to each other. */
		public String grouped() {
			return hash.replaceAll("(.{4})(?=.)", "$1 ");
		}

		/** What the square at the foot of the page says. */
		public String code() {
			return link.isEmpty() ? "jiheng:sha256:" + hash : link;
		}
	}

}
