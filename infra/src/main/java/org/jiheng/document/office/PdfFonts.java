package org.jiheng.document.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for fonts that a file names and does not bring. Only widths and characters
 * matter here, so the machine's fonts are neither searched nor listed on its disk.
 */
final class PdfFonts implements FontMapper {

	private static final String PLAIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

	private final TrueTypeFont plain;

	private PdfFonts(TrueTypeFont plain) {
		this.plain = plain;
	}

	static void use() {
		try (InputStream in = FontMapper.class.getResourceAsStream(PLAIN)) {
			if (in == null) {
				throw new IllegalStateException("PDFBox brings no font");
			}
			FontMappers.set(new PdfFonts(new TTFParser().parse(new RandomAccessReadBuffer(in))));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	@Override
	public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
		return new FontMapping<>(plain, true);
	}

	@Override
	public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
		return new FontMapping<>(plain, true);
	}

	@Override
	@SuppressWarnings("NullAway") // PDFBox takes a font or none
	public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo info) {
		return new CIDFontMapping(null, plain, true);
	}

}
