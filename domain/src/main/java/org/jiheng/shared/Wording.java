package org.jiheng.shared;

import java.util.regex.Pattern;

/**
 * Tells the words of a Chinese document from the noise of its layout. White space is
 * noise unless it parts two Latin words or two numbers: cells wrap anywhere, and Chinese
 * needs no spaces. Stars of Markdown around a word are noise too.
 */
public final class Wording {

	private static final Pattern STARS = Pattern.compile("\\*\\*([^*\n]+)\\*\\*");

	private static final String VARIANTS = "≧≦﹥﹤﹦﹪％〔〕【】“”〝〞－−–—﹣～〜∼〇　";

	private static final String PLAIN = "≥≤><=%%[][]\"\"\"\"-----~~~0 ";

	private Wording() {
	}

	/** The words as written, without the noise of layout. */
	public static String withoutNoise(String verbatim) {
		String text = STARS.matcher(verbatim).replaceAll("$1");
		StringBuilder words = new StringBuilder(text.length());
		boolean gap = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isSpace(c)) {
				gap = true;
				continue;
			}
			if (gap && !words.isEmpty() && isLatin(c) && isLatin(words.charAt(words.length() - 1))) {
				words.append(' ');
			}
			words.append(c);
			gap = false;
		}
		return words.toString();
	}

	/**
	 * The words with variants of signs replaced by the plain one, character by character,
	 * so that positions stay: ＞ ﹥ to &gt;, ％ to %, （ to (. Chinese commas and full stops
	 * stay.
	 */
	public static String folded(String words) {
		StringBuilder plain = new StringBuilder(words.length());
		words.chars().forEach(c -> plain.append(folded((char) c)));
		return plain.toString();
	}

	/** For recognising and comparing: no white space, no variants of signs. */
	public static String key(String words) {
		StringBuilder key = new StringBuilder(words.length());
		String plain = folded(STARS.matcher(words).replaceAll("$1"));
		plain.chars().filter(c -> !isSpace((char) c)).forEach(c -> key.append(c == '，' ? ',' : (char) c));
		return key.toString();
	}

	private static char folded(char c) {
		int variant = VARIANTS.indexOf(c);
		if (variant >= 0) {
			return PLAIN.charAt(variant);
		}
		boolean fullWidth = c > '\uFF00' && c < '\uFF5F' && c != '，';
		return fullWidth ? (char) (c - 0xFEE0) : c;
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF' || c == '\u2060';
	}

	private static boolean isLatin(char c) {
		return c < 0x250 && Character.isLetterOrDigit(c);
	}

}
