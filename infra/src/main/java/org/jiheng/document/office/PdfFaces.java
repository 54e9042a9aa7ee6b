package org.jiheng.document.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one written PDF: a serif for the text and a sans serif for headings, of
 * which the glyphs that are used are embedded. What the sans serif does not have is set
 * in the serif.
 */
final class PdfFaces implements AutoCloseable {

	/** Chinese words and Latin ones stand apart as they were written. */
	static final double SPACE = 0.3;

	private static final String FOLDER = "/org/jiheng/document/office/fonts/";

	private static final Map<String, SoftReference<byte[]>> FILES = new HashMap<>();

	private final Face text;

	private final Face heading;

	/** A font of the document with the widths of its characters. */
	private record Face(TrueTypeFont file, PDType0Font font, Map<Integer, Double> widths) {

		static Face of(PDDocument document, String name) throws IOException {
			TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(bytes(name)));
			return new Face(file, PDType0Font.load(document, file, true), new HashMap<>());
		}

		/** In ems; null where the font does not have the character. */
		@Nullable Double width(int character) {
			return widths.computeIfAbsent(character, this::measured);
		}

		private @Nullable Double measured(int character) {
			try {
				var characters = file.getUnicodeCmapLookup();
				int glyph = characters == null ? 0 : characters.getGlyphId(character);
				return glyph == 0 ? null : file.getAdvanceWidth(glyph) / (double) file.getUnitsPerEm();
			}
			catch (IOException broken) {
				throw new UncheckedIOException(broken);
			}
		}
	}

	PdfFaces(PDDocument document) throws IOException {
		this.text = Face.of(document, "NotoSerifSC-Regular.ttf");
		this.heading = Face.of(document, "NotoSansSC-Medium.ttf");
	}

	/** In ems. Problem: Conflict, where neither font has the character. */
	double width(int character, boolean inHeading) {
		if (character == ' ') {
			return SPACE;
		}
		Double own = inHeading ? heading.width(character) : null;
		Double width = own == null ? text.width(character) : own;
		if (width == null) {
			throw new ProblemException(new Problem.Conflict("CHARACTER_NOT_PRINTABLE",
					"PDF 的字体里没有“" + Character.toString(character) + "”（U+"
							+ Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT) + "），不能生成 PDF",
					"请改用 docx 或 xlsx，或换一个通用的字"));
		}
		return width;
	}

	PDFont font(int character, boolean inHeading) {
		return inHeading && heading.width(character) != null ? heading.font() : text.font();
	}

	@Override
	public void close() throws IOException {
		text.file().close();
		heading.file().close();
	}

	private static byte[] bytes(String name) throws IOException {
		synchronized (FILES) {
			SoftReference<byte[]> kept = FILES.get(name);
			byte[] bytes = kept == null ? null : kept.get();
			if (bytes == null) {
				try (InputStream in = PdfFaces.class.getResourceAsStream(FOLDER + name)) {
					if (in == null) {
						throw new IllegalStateException("the font is missing: " + name);
					}
					bytes = in.readAllBytes();
				}
				FILES.put(name, new SoftReference<>(bytes));
			}
			return bytes;
		}
	}

}
