package org.jiheng.document.office;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.jiheng.document.Imprint;
import org.jspecify.annotations.Nullable;

/** The pages of a PDF while they are filled from top to bottom, and their feet. */
final class PdfBook implements AutoCloseable {

	static final double LEFT = 71;

	static final double RIGHT = PdfSheet.WIDTH - 71;

	static final double TOP = 80;

	static final double BOTTOM = 762;

	private static final double FOOT = 6.5;

	private static final double SQUARE = 44;

	private final PDDocument document;

	private final PdfFaces faces;

	private final Imprint imprint;

	private final List<PDPage> pages = new ArrayList<>();

	private @Nullable PDPageContentStream content;

	private @Nullable PdfSheet sheet;

	double y;

	PdfBook(PDDocument document, PdfFaces faces, Imprint imprint) {
		this.document = document;
		this.faces = faces;
		this.imprint = imprint;
	}

	List<PDPage> pages() {
		return pages;
	}

	PdfSheet sheet() throws IOException {
		PdfSheet current = sheet;
		return current == null ? turn() : current;
	}

	/** Begins the next page. */
	PdfSheet turn() throws IOException {
		close();
		PDPage page = new PDPage(PDRectangle.A4);
		pages.add(page);
		PDPageContentStream opened = new PDPageContentStream(document, page);
		PdfSheet begun = new PdfSheet(opened, faces);
		content = opened;
		sheet = begun;
		y = TOP;
		return begun;
	}

	/** Whether so much fits on the page. */
	boolean hasRoom(double height) {
		return sheet != null && y + height <= BOTTOM;
	}

	/** So much of the page, or of the next one. */
	void room(double height) throws IOException {
		if (!hasRoom(height)) {
			turn();
		}
	}

	@Override
	public void close() throws IOException {
		PDPageContentStream open = content;
		if (open != null) {
			open.close();
		}
		content = null;
		sheet = null;
	}

	/** Writes the feet of all pages; the first of them has that number, or none. */
	void feet(int first) throws IOException {
		Imprint.Seal seal = imprint.seal();
		BufferedImage code = seal == null ? null : Square.image(seal.code());
		PDImageXObject square = code == null ? null : LosslessFactory.createFromImage(document, code);
		int number = first;
		for (PDPage page : pages) {
			try (PDPageContentStream foot = new PDPageContentStream(document, page,
					PDPageContentStream.AppendMode.APPEND, true)) {
				PdfSheet drawn = new PdfSheet(foot, faces);
				if (first > 0) {
					centred(drawn, "— " + number + " —", 786, 12);
				}
				if (seal == null) {
					centred(drawn, imprint.edition(), 806, FOOT + 1);
				}
				else {
					drawn.words(imprint.edition(), LEFT, 798, FOOT, false);
					drawn.words("快照摘要（SHA-256）：" + seal.grouped(), LEFT, 808, FOOT, false);
					link(drawn, page, seal);
				}
				if (square != null) {
					foot.drawImage(square, (float) (RIGHT - SQUARE), (float) (PdfSheet.HEIGHT - 776 - SQUARE),
							(float) SQUARE, (float) SQUARE);
				}
			}
			number++;
		}
	}

	private void centred(PdfSheet drawn, String words, double at, double size) throws IOException {
		double width = new PdfWrap(faces, false).width(words) * size;
		drawn.words(words, (PdfSheet.WIDTH - width) / 2, at, size, false);
	}

	private void link(PdfSheet drawn, PDPage page, Imprint.Seal seal) throws IOException {
		if (seal.link().isEmpty()) {
			return;
		}
		String words = "核验：" + seal.link();
		double size = Math.min(FOOT, (RIGHT - LEFT - SQUARE - 6) / new PdfWrap(faces, false).width(words));
		drawn.words(words, LEFT, 818, size, false);
		PDActionURI action = new PDActionURI();
		action.setURI(seal.link());
		PDBorderStyleDictionary none = new PDBorderStyleDictionary();
		none.setWidth(0);
		PDAnnotationLink link = new PDAnnotationLink();
		link.setAction(action);
		link.setBorderStyle(none);
		link.setRectangle(new PDRectangle((float) LEFT, (float) (PdfSheet.HEIGHT - 821), 380, 10));
		page.getAnnotations().add(link);
	}

}
