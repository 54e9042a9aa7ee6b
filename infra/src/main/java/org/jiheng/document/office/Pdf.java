package org.jiheng.document.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jiheng.budget.Spot;
import org.jiheng.document.Abandoned;
import org.jiheng.document.SourceDocument;
import org.jiheng.document.office.PdfPage.Glyph;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.ProblemException;

/**
 * A .pdf with a text layer: its ruled tables and the paragraphs between them, page by
 * page. A table that goes on after a page break arrives as several.
 */
final class Pdf {

	static final int MOST_PAGES = 500;

	private static final int MOST_GLYPHS = 2_000_000;

	static {
		PdfFonts.use();
	}

	private final List<List<PdfTable>> tables = new ArrayList<>();

	private final List<List<PdfLine>> lines = new ArrayList<>();

	private final List<Finding> remarks = new ArrayList<>();

	private long glyphs;

	private boolean images;

	private Pdf() {
	}

	static Optional<SourceDocument> read(byte[] file) {
		if (!PdfGuard.isPdf(file)) {
			return Optional.empty();
		}
		PdfGuard.check(file);
		try (PDDocument document = Loader.loadPDF(new PdfBytes(file), "", null, null,
				IOUtils.createMemoryOnlyStreamCache())) {
			return Optional.of(new Pdf().document(document));
		}
		catch (InvalidPasswordException closed) {
			throw Refusals.encrypted();
		}
		catch (IOException | StackOverflowError broken) {
			throw Refusals.damaged("PDF");
		}
		catch (ProblemException | Abandoned told) {
			throw told;
		}
		catch (RuntimeException broken) {
			throw Refusals.damaged("PDF");
		}
	}

	private SourceDocument document(PDDocument document) throws IOException {
		if (document.isEncrypted()) {
			throw Refusals.encrypted();
		}
		requirePages(document.getNumberOfPages());
		for (PDPage page : document.getPages()) {
			Abandoned.check();
			requirePages(lines.size() + 1);
			page(new PdfPage(page));
		}
		if (glyphs == 0) {
			throw images
					? Refusals.refused("SCAN_WITHOUT_TEXT", "PDF 是扫描件，没有文字，无法读取",
							"请上传由 Word、Excel 或 WPS 直接导出的 PDF，或原始文件")
					: Refusals.refused("FILE_WITHOUT_TEXT", "PDF 里没有文字", "请核对所选的文件后重新上传");
		}
		return new SourceDocument(blocks(), remarks);
	}

	private static void requirePages(int pages) {
		if (pages > MOST_PAGES) {
			throw Refusals.beyond("TOO_MANY_PAGES", "PDF 有 " + pages + " 页，上限是 " + MOST_PAGES + " 页；请按部门拆分后再传", pages,
					MOST_PAGES);
		}
	}

	private void page(PdfPage page) {
		int number = lines.size() + 1;
		if (page.hasUnreadable) {
			throw Refusals.refused("PDF_TEXT_UNREADABLE", "PDF 第 " + number + " 页的字体没有文字对照，读出来会是乱码，不能导入",
					"请用 Word、WPS 重新导出 PDF，或上传原始文件");
		}
		glyphs += page.glyphs.size();
		images |= page.hasImage;
		if (glyphs > MOST_GLYPHS) {
			throw Refusals.beyond("TOO_MUCH_TEXT", "PDF 的文字超过 " + MOST_GLYPHS + " 字，不能导入；请拆分后再传", glyphs, MOST_GLYPHS);
		}
		if (page.glyphs.isEmpty() && page.hasImage) {
			remarks.add(new Finding(Severity.ERROR, "PAGE_WITHOUT_TEXT", "第 " + number + " 页只有图像，没有文字，没有读入",
					"请核对这一页的内容，或换用原始文件", new Place(null, null, null, null, null, null, Spot.page(number))));
		}
		List<PdfTable> drawn = PdfRules.tables(page);
		List<Glyph> free = page.glyphs.stream()
			.filter(glyph -> drawn.stream().noneMatch(table -> table.take(glyph)))
			.toList();
		tables.add(drawn);
		lines.add(PdfLine.of(free));
	}

	private List<SourceDocument.Block> blocks() {
		List<List<PdfLine>> kept = PdfMargins.without(PdfMargins.without(PdfMargins.withoutImprint(lines), tables),
				tables);
		PdfFlow flow = new PdfFlow(kept.stream().flatMap(List::stream).toList());
		for (int page = 0; page < kept.size(); page++) {
			flow.page(page + 1, kept.get(page), tables.get(page));
		}
		return flow.blocks();
	}

}
