package org.jiheng.document.office;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Hostile PDF files, each with the reason that it is refused with before its name. */
public final class HostilePdfs {

	private HostilePdfs() {
	}

	public static Map<String, Callable<byte[]>> all() {
		Map<String, Callable<byte[]>> all = new LinkedHashMap<>();
		all.put("TOO_MANY_PAGES a PDF of 10,000 pages", () -> pages(10_000));
		all.put("TOO_MANY_PAGES a PDF of 501 pages", () -> pages(501));
		all.put("FILE_WITHOUT_TEXT a PDF of empty pages", () -> pages(500));
		all.put("SCAN_WITHOUT_TEXT a scan", HostilePdfs::scan);
		all.put("FILE_ENCRYPTED a PDF with a password", () -> closed("secret"));
		all.put("FILE_ENCRYPTED a PDF that may not be copied", () -> closed(""));
		all.put("FILE_DAMAGED a PDF of noise", () -> noise());
		all.put("FILE_DAMAGED the beginning of a PDF", () -> Arrays.copyOf(OfficeFiles.published("pdf"), 2_000));
		all.put("UNPACKED_TOO_LARGE 40 MiB in a stream",
				() -> raw("/Filter /FlateDecode", packed(new byte[40 * 1024 * 1024])));
		all.put("UNPACKED_TOO_LARGE 40 MiB under another name",
				() -> raw("/Filter /Fl#61teDecode", packed(new byte[40 * 1024 * 1024])));
		all.put("FORMAT_NOT_READ packed twice",
				() -> raw("/Filter [/FlateDecode /FlateDecode]", packed(packed(new byte[1_000]))));
		all.put("FORMAT_NOT_READ packed by LZW", () -> raw("/Filter /LZWDecode", new byte[100]));
		all.put("FORMAT_NOT_READ packed by run lengths", () -> raw("/Filter /RunLength#44ecode", new byte[100]));
		all.put("FORMAT_NOT_READ drawings without end", () -> raw("", "q Q\n".repeat(1_600_000).getBytes(latin())));
		all.put("FILE_WITHOUT_TEXT a page that does not end", () -> raw("", "q ".repeat(100_000).getBytes(latin())));
		all.put("FILE_WITHOUT_TEXT a stream that is no drawing", () -> raw("", new byte[100_000]));
		all.put("NOT_A_BUDGET_TEXT a PDF that runs a program", HostilePdfs::script);
		return all;
	}

	private static byte[] pages(int pages) throws IOException {
		try (var document = new PDDocument()) {
			for (int i = 0; i < pages; i++) {
				document.addPage(new PDPage());
			}
			return saved(document);
		}
	}

	private static byte[] scan() throws IOException {
		try (var document = new PDDocument()) {
			PDPage page = new PDPage();
			document.addPage(page);
			var image = LosslessFactory.createFromImage(document,
					new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB));
			try (var content = new PDPageContentStream(document, page)) {
				content.drawImage(image, 0, 0);
			}
			return saved(document);
		}
	}

	private static byte[] closed(String password) throws IOException {
		try (PDDocument document = Loader.loadPDF(OfficeFiles.published("pdf"))) {
			document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
			return saved(document);
		}
	}

	private static byte[] script() throws IOException {
		byte[] file = raw("", "BT /F1 12 Tf 72 72 Td (hello) Tj ET".getBytes(latin()));
		return new String(file, latin())
			.replace("/Type /Catalog",
					"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:1')) >>")
			.getBytes(latin());
	}

	/**
	 * One page that draws one stream. The table of places is left out: readers find the
	 * objects.
	 */
	private static byte[] raw(String filter, byte[] stream) {
		var out = new ByteArrayOutputStream();
		out.writeBytes(("""
				%PDF-1.7
				1 0 obj
				<< /Type /Catalog /Pages 2 0 R >>
				endobj
				2 0 obj
				<< /Type /Pages /Kids [3 0 R] /Count 1 >>
				endobj
				3 0 obj
				<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
				/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
				endobj
				4 0 obj
				<< /Length\s""" + stream.length + " " + filter + " >>\nstream\n").getBytes(latin()));
		out.writeBytes(stream);
		out.writeBytes("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n".getBytes(latin()));
		return out.toByteArray();
	}

	private static byte[] packed(byte[] bytes) {
		var deflater = new Deflater();
		deflater.setInput(bytes);
		deflater.finish();
		var out = new ByteArrayOutputStream();
		byte[] buffer = new byte[8_192];
		while (!deflater.finished()) {
			out.write(buffer, 0, deflater.deflate(buffer));
		}
		deflater.end();
		return out.toByteArray();
	}

	private static byte[] noise() {
		byte[] noise = new byte[50_000];
		new java.util.Random(9).nextBytes(noise);
		System.arraycopy("%PDF-1.7\n".getBytes(latin()), 0, noise, 0, 9);
		return noise;
	}

	private static byte[] saved(PDDocument document) throws IOException {
		var out = new ByteArrayOutputStream();
		document.save(out);
		return out.toByteArray();
	}

	private static java.nio.charset.Charset latin() {
		return StandardCharsets.ISO_8859_1;
	}

}
