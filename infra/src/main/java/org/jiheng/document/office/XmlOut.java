package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one part of an office file as a stream, since an object model takes far more
 * memory than its file. Characters that XML does not know are left out.
 */
final class XmlOut {

	private static final int FULL = 16 * 1024;

	private final OutputStream out;

	private final StringBuilder buffer = new StringBuilder(FULL + 1024);

	private final Deque<String> open = new ArrayDeque<>();

	/** Whether the last element begun has no content yet. */
	private boolean bare;

	XmlOut(OutputStream out) {
		this.out = out;
		buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	}

	/** Begins an element; names and values of attributes follow in turn. */
	XmlOut begin(String name, Object... attributes) throws IOException {
		start(name, attributes);
		open.push(name);
		bare = true;
		return this;
	}

	/** An element without content. */
	XmlOut empty(String name, Object... attributes) throws IOException {
		start(name, attributes);
		buffer.append("/>");
		return this;
	}

	XmlOut text(String words) {
		content();
		escape(words);
		return this;
	}

	/** What is XML already. */
	XmlOut raw(String xml) {
		content();
		buffer.append(xml);
		return this;
	}

	XmlOut end() throws IOException {
		String name = open.pop();
		if (bare) {
			buffer.append("/>");
			bare = false;
		}
		else {
			buffer.append("</").append(name).append('>');
		}
		if (buffer.length() > FULL) {
			flush();
		}
		return this;
	}

	/** Ends all elements that are open. */
	void finish() throws IOException {
		while (!open.isEmpty()) {
			end();
		}
		flush();
	}

	private void start(String name, Object... attributes) {
		content();
		buffer.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			buffer.append(' ').append(attributes[i]).append("=\"");
			escape(String.valueOf(attributes[i + 1]));
			buffer.append('"');
		}
	}

	private void content() {
		if (bare) {
			buffer.append('>');
			bare = false;
		}
	}

	private void escape(String words) {
		words.codePoints().forEach(c -> {
			switch (c) {
				case '<' -> buffer.append("&lt;");
				case '>' -> buffer.append("&gt;");
				case '&' -> buffer.append("&amp;");
				case '"' -> buffer.append("&quot;");
				default -> {
					if (isKnown(c)) {
						buffer.appendCodePoint(c);
					}
				}
			}
		});
	}

	static boolean isKnown(int c) {
		boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
		return (c >= 0x20 || c == '\t' || c == '\n') && !surrogate && c != 0xFFFE && c != 0xFFFF;
	}

	private void flush() throws IOException {
		out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
		buffer.setLength(0);
	}

}
