package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Abandoned;

/**
 * The tags of a part in order, with where they stand in its text, and a copy of that text
 * in the making: what is not changed goes over letter by letter.
 */
final class Tags {

	/** What is larger would take more memory than it is worth. */
	private static final int LARGEST = 8 * 1024 * 1024;

	private static final Pattern OTHER_ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!(?i)utf-?8)");

	private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=/>\"']+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

	private static final int HEAD = 200;

	private final String text;

	private final StringBuilder copy;

	private int copied;

	private int from;

	private int to;

	private int depth;

	private int started;

	private boolean starts;

	private boolean ends;

	private String name = "";

	private Tags(String text) {
		this.text = text;
		this.copy = new StringBuilder(text.length() + 1024);
	}

	/**
	 * The tags of a part that is XML without document types; none of one that is too
	 * large to be changed, or in another encoding than UTF-8.
	 */
	static Optional<Tags> of(byte[] part) {
		if (part.length > LARGEST) {
			return Optional.empty();
		}
		Xml whole = new Xml(part);
		boolean more = true;
		while (more) {
			more = whole.next();
		}
		String text = new String(part, UTF_8);
		boolean other = OTHER_ENCODING.matcher(text.substring(0, Math.min(HEAD, text.length()))).find()
				|| text.indexOf('\uFFFD') >= 0;
		return other ? Optional.empty() : Optional.of(new Tags(text));
	}

	/** The next tag of an element; false at the end. */
	boolean next() {
		Abandoned.check();
		if (ends) {
			depth--;
		}
		int at = to;
		while (true) {
			int open = text.indexOf('<', at);
			if (open < 0) {
				return false;
			}
			if (text.startsWith("<!--", open)) {
				at = text.indexOf("-->", open) + 3;
			}
			else if (text.startsWith("<![CDATA[", open)) {
				at = text.indexOf("]]>", open) + 3;
			}
			else if (text.startsWith("<?", open)) {
				at = text.indexOf("?>", open) + 2;
			}
			else {
				tag(open);
				return true;
			}
		}
	}

	private void tag(int open) {
		from = open;
		to = close(open) + 1;
		boolean end = text.charAt(open + 1) == '/';
		boolean empty = text.charAt(to - 2) == '/';
		starts = !end;
		ends = end || empty;
		int begin = end ? open + 2 : open + 1;
		int after = begin;
		while ("/> \t\r\n".indexOf(text.charAt(after)) < 0) {
			after++;
		}
		name = text.substring(begin, after);
		depth += starts ? 1 : 0;
		started += starts ? 1 : 0;
	}

	/** The bracket that ends the tag, since attributes may hold others. */
	private int close(int open) {
		char quote = 0;
		for (int i = open; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote == 0 && c == '>') {
				return i;
			}
			if (c == quote) {
				quote = 0;
			}
			else if (quote == 0 && (c == '"' || c == '\'')) {
				quote = c;
			}
		}
		throw Refusals.damaged("文件");
	}

	boolean starts() {
		return starts;
	}

	/** The name without its prefix. */
	String local() {
		return name.substring(name.indexOf(':') + 1);
	}

	boolean starts(String local) {
		return starts && is(local);
	}

	/** An element without content both starts and ends. */
	boolean ends(String local) {
		return ends && is(local);
	}

	boolean isEmpty() {
		return starts && ends;
	}

	private boolean is(String local) {
		return local().equals(local);
	}

	/**
	 * What names in the namespace of this tag begin with: nothing, or w: and the like.
	 */
	String prefix() {
		return name.substring(0, name.indexOf(':') + 1);
	}

	/** Of the element that the tag belongs to; the root has 1. */
	int depth() {
		return depth;
	}

	/** How many elements have started so far. */
	int started() {
		return started;
	}

	/** An attribute, written just so, as it is written. */
	Optional<String> attribute(String attribute) {
		return value(attribute).map(found -> text.substring(found.from(), found.to()));
	}

	int number(String attribute, int otherwise) {
		return attribute(attribute).filter(value -> value.matches("[0-9]{1,9}"))
			.map(Integer::parseInt)
			.orElse(otherwise);
	}

	private record Span(int from, int to) {
	}

	private Optional<Span> value(String attribute) {
		Matcher matcher = ATTRIBUTE.matcher(text).region(from, to);
		while (matcher.find()) {
			if (matcher.group(1).equals(attribute)) {
				int group = matcher.group(2) == null ? 3 : 2;
				return Optional.of(new Span(matcher.start(group), matcher.end(group)));
			}
		}
		return Optional.empty();
	}

	/** The text from one place to another, as it was. */
	String between(int begin, int end) {
		return text.substring(begin, end);
	}

	int from() {
		return from;
	}

	int to() {
		return to;
	}

	void before(String words) {
		put(from, from, words);
	}

	void after(String words) {
		put(to, to, words);
	}

	/** Replaces an attribute, or adds it. */
	void set(String attribute, Object value) {
		Optional<Span> old = value(attribute);
		old.ifPresentOrElse(span -> put(span.from(), span.to(), String.valueOf(value)), () -> {
			int end = isEmpty() ? to - 2 : to - 1;
			put(end, end, " " + attribute + "=\"" + value + '"');
		});
	}

	/** Gives content to an element that has none. */
	void fill(String words) {
		put(to - 2, to, ">" + words + "</" + name + ">");
	}

	/** Puts something else in the place of an element without content. */
	void replace(String words) {
		put(from, to, words);
	}

	/** Leaves out what stands from a place on to the end of this tag. */
	void cut(int begin) {
		put(begin, to, "");
	}

	/** Whether the first thing in the element that starts here is one of that name. */
	boolean isFollowedBy(String local) {
		int at = to;
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		String begin = "<" + prefix() + local;
		return !isEmpty() && text.startsWith(begin, at) && at + begin.length() < text.length()
				&& "/> \t\r\n".indexOf(text.charAt(at + begin.length())) >= 0;
	}

	private void put(int begin, int end, String words) {
		if (begin < copied) {
			throw new IllegalStateException("changes go from the beginning to the end: " + begin + " < " + copied);
		}
		copy.append(text, copied, begin).append(words);
		copied = end;
	}

	/** The part with its changes. */
	byte[] whole() {
		return copy.append(text, copied, text.length()).toString().getBytes(UTF_8);
	}

	static String escaped(String words) {
		StringBuilder plain = new StringBuilder();
		words.codePoints().forEach(c -> {
			switch (c) {
				case '<' -> plain.append("&lt;");
				case '>' -> plain.append("&gt;");
				case '&' -> plain.append("&amp;");
				case '"' -> plain.append("&quot;");
				default -> {
					if (XmlOut.isKnown(c)) {
						plain.appendCodePoint(c);
					}
				}
			}
		});
		return plain.toString();
	}

}
