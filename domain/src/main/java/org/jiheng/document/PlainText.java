package org.jiheng.document;

/**
 * A document of plain text, with the character set that its bytes were in: UTF-8,
 * UTF-16LE, UTF-16BE or GB18030.
 */
public record PlainText(SourceDocument document, String charset) {

	/**
	 * Lines with tabs are rows of tables, others paragraphs; where commas or pipes part
	 * the cells, so do they here.
	 * @throws org.jiheng.shared.ProblemException when the bytes are no text, in no known
	 * character set or beyond a limit
	 */
	public static PlainText of(byte[] bytes) {
		TextLimits.requireSize(bytes.length);
		Decoding decoding = Decoding.of(bytes);
		return new PlainText(SeparatedText.of(decoding.text())
			.or(() -> PipeText.of(decoding.text()))
			.orElseGet(() -> TextBlocks.of(decoding.text())), decoding.charset());
	}

}
