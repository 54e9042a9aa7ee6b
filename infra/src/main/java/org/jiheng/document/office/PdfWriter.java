package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormSheet;
import org.jiheng.document.FormTable;
import org.jiheng.document.OfficialForm;

/**
 * The official form as a PDF with text that can be selected, bookmarks and contents that
 * lead to their pages. The text is set first, then the contents, which name its pages.
 */
final class PdfWriter implements DocumentWriter {

	@Override
	public DocumentFormat format() {
		return DocumentFormat.PDF;
	}

	@Override
	public void write(OfficialForm form, OutputStream out) throws IOException {
		try (PDDocument document = new PDDocument(); PdfFaces faces = new PdfFaces(document)) {
			new Setting(document, faces, form).set();
			document.getDocumentInformation().setTitle(form.front().department() + form.front().title());
			document.getDocumentCatalog().setLanguage("zh-CN");
			document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
			CRC32 same = new CRC32();
			same.update(form.toString().getBytes(StandardCharsets.UTF_8));
			document.setDocumentId(same.getValue());
			document.save(out);
		}
	}

	/** One form while it is set. */
	private static final class Setting {

		private static final double TEXT = 16;

		private static final double LEADING = 28;

		private static final double WIDTH = PdfBook.RIGHT - PdfBook.LEFT;

		/** An entry of the contents: at level 1 a part, at level 2 what it holds. */
		private record Entry(String title, int level, int number, PDPage page, double y) {
		}

		private final PDDocument document;

		private final PdfFaces faces;

		private final OfficialForm form;

		private final PdfBook body;

		private final PdfBook front;

		private final List<Entry> entries = new ArrayList<>();

		Setting(PDDocument document, PdfFaces faces, OfficialForm form) {
			this.document = document;
			this.faces = faces;
			this.form = form;
			this.body = new PdfBook(document, faces, form.imprint());
			this.front = new PdfBook(document, faces, form.imprint());
		}

		void set() throws IOException {
			body.turn();
			heading(String.join("　", OfficialForm.FIRST_PART), 22, 40, 1);
			for (FormChapter chapter : form.chapters()) {
				chapter(chapter);
			}
			body.turn();
			heading(String.join("　", OfficialForm.SECOND_PART), 22, 40, 1);
			boolean first = true;
			for (FormSheet sheet : form.sheets()) {
				if (!first) {
					body.turn();
				}
				sheet(sheet);
				first = false;
			}
			body.close();
			cover();
			contents();
			front.close();
			front.pages().forEach(document::addPage);
			body.pages().forEach(document::addPage);
			front.feet(0);
			body.feet(1);
			bookmarks();
		}

		private void heading(String words, double size, double leading, int level) throws IOException {
			List<String> lines = new PdfWrap(faces, true).lines(words, WIDTH / size - 2, 0);
			body.room(leading * lines.size() + LEADING);
			PdfSheet sheet = body.sheet();
			entries.add(new Entry(words, level, body.pages().size(), body.pages().getLast(), body.y));
			double bottom = body.y + leading * lines.size();
			sheet.box(lines, PdfBook.LEFT, body.y, PdfBook.RIGHT, bottom, size, leading, true, PdfSheet.Place.CENTRE);
			body.y = bottom;
		}

		private void chapter(FormChapter chapter) throws IOException {
			body.room(2 * LEADING);
			PdfSheet sheet = body.sheet();
			entries.add(new Entry(chapter.heading(), 2, body.pages().size(), body.pages().getLast(), body.y));
			sheet.words(chapter.heading(), PdfBook.LEFT + 2 * TEXT, body.y + LEADING * 0.7, TEXT, true);
			body.y += LEADING;
			for (String words : chapter.paragraphs()) {
				paragraph(words);
			}
			FormTable table = chapter.table();
			if (table != null) {
				body.room(6 * LEADING);
				new PdfForm(body, faces, table).draw();
			}
		}

		private void paragraph(String words) throws IOException {
			List<String> lines = new PdfWrap(faces, false).lines(words, WIDTH / TEXT, 2);
			for (int i = 0; i < lines.size(); i++) {
				body.room(LEADING);
				double indent = i == 0 ? 2 * TEXT : 0;
				if (i < lines.size() - 1) {
					body.sheet()
						.stretched(lines.get(i), PdfBook.LEFT + indent, body.y + LEADING * 0.7, TEXT, false,
								WIDTH - indent);
				}
				else {
					body.sheet().words(lines.get(i), PdfBook.LEFT + indent, body.y + LEADING * 0.7, TEXT, false);
				}
				body.y += LEADING;
			}
		}

		private void sheet(FormSheet sheet) throws IOException {
			heading(sheet.title(), 16, 24, 2);
			PdfWrap wrap = new PdfWrap(faces, false);
			double money = wrap.width(FormSheet.MONEY) * 11;
			double size = Math.min(11, (WIDTH - money - 30) / Math.max(1, wrap.width(sheet.unit())));
			body.sheet().words(sheet.unit(), PdfBook.LEFT, body.y + 13, size, false);
			body.sheet().words(FormSheet.MONEY, PdfBook.RIGHT - money, body.y + 13, 11, false);
			body.y += 19;
			new PdfForm(body, faces, sheet.table()).draw();
		}

		private void cover() throws IOException {
			front.turn();
			front.y = 210;
			centred(form.front().department(), 28, 44);
			centred(form.front().title(), 34, 52);
			if (!form.front().mark().isEmpty()) {
				centred("（" + form.front().mark() + "）", 20, 40);
			}
			front.y = Math.max(front.y + 20, 600);
			for (String line : form.front().below()) {
				centred(line, 17, 32);
			}
		}

		private void centred(String words, double most, double leading) throws IOException {
			PdfWrap wrap = new PdfWrap(faces, most > 20);
			List<String> lines = wrap.lines(words, WIDTH / most - 2, 0);
			front.sheet()
				.box(lines, PdfBook.LEFT, front.y, PdfBook.RIGHT, front.y + leading * lines.size(), most, leading,
						most > 20, PdfSheet.Place.CENTRE);
			front.y += leading * lines.size();
		}

		private void contents() throws IOException {
			front.turn();
			front.sheet()
				.box(List.of("目  录"), PdfBook.LEFT, front.y, PdfBook.RIGHT, front.y + 44, 22, 44, true,
						PdfSheet.Place.CENTRE);
			front.y += 50;
			for (Entry entry : entries) {
				entry(entry);
			}
		}

		/** The last line of an entry names its page. */
		private void entry(Entry entry) throws IOException {
			double size = entry.level() == 1 ? 15 : 14;
			double left = PdfBook.LEFT + (entry.level() == 1 ? 0 : 24);
			PdfWrap wrap = new PdfWrap(faces, entry.level() == 1);
			String page = String.valueOf(entry.number());
			double number = wrap.width(page) * size;
			double width = PdfBook.RIGHT - left;
			List<String> lines = new ArrayList<>(wrap.lines(entry.title(), width / size, 0));
			if (wrap.width(lines.getLast()) * size > width - 40) {
				lines.add("");
			}
			front.room(lines.size() * 24.0);
			for (int i = 0; i < lines.size(); i++) {
				double base = front.y + 17;
				boolean heading = entry.level() == 1;
				front.sheet().words(lines.get(i), left, base, size, heading);
				if (i == lines.size() - 1) {
					double dot = wrap.width(".") * size;
					double from = left + wrap.width(lines.get(i)) * size + 4;
					int dots = (int) ((PdfBook.RIGHT - number - 4 - from) / dot);
					front.sheet()
						.words(".".repeat(Math.max(2, dots)), PdfBook.RIGHT - number - 3 - dots * dot, base, size,
								heading);
					front.sheet().words(page, PdfBook.RIGHT - number, base, size, heading);
				}
				link(entry, left);
				front.y += 24;
			}
		}

		private void link(Entry entry, double left) throws IOException {
			PDActionGoTo action = new PDActionGoTo();
			action.setDestination(destination(entry));
			PDBorderStyleDictionary none = new PDBorderStyleDictionary();
			none.setWidth(0);
			PDAnnotationLink link = new PDAnnotationLink();
			link.setAction(action);
			link.setBorderStyle(none);
			link.setRectangle(new PDRectangle((float) left, (float) (PdfSheet.HEIGHT - front.y - 22),
					(float) (PdfBook.RIGHT - left), 22));
			front.pages().getLast().getAnnotations().add(link);
		}

		private static PDPageXYZDestination destination(Entry entry) {
			PDPageXYZDestination destination = new PDPageXYZDestination();
			destination.setPage(entry.page());
			destination.setTop((int) (PdfSheet.HEIGHT - entry.y() + 10));
			return destination;
		}

		private void bookmarks() {
			PDDocumentOutline outline = new PDDocumentOutline();
			PDOutlineNode part = outline;
			for (Entry entry : entries) {
				PDOutlineItem item = new PDOutlineItem();
				item.setTitle(entry.title());
				item.setDestination(destination(entry));
				(entry.level() == 1 ? outline : part).addLast(item);
				if (entry.level() == 1) {
					part = item;
					item.openNode();
				}
			}
			outline.openNode();
			document.getDocumentCatalog().setDocumentOutline(outline);
		}

	}

}
