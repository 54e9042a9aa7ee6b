package org.jiheng.document.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.document.Abandoned;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.SourceDocument;
import org.jiheng.review.Finding;
import org.jiheng.shared.ProblemException;

/**
 * An .xls, read record by record. Other files of its container are refused by what they
 * are: .doc, .ppt, and encrypted ones.
 */
final class OldWorkbook {

	private static final Set<String> STREAMS = Set.of("Workbook", "WORKBOOK", "BOOK", "Book");

	private static final byte[] MARK = { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A,
			(byte) 0xE1 };

	private OldWorkbook() {
	}

	static Optional<SourceDocument> read(byte[] file) {
		for (int i = 0; i < MARK.length; i++) {
			if (file.length < MARK.length || file[i] != MARK[i]) {
				return Optional.empty();
			}
		}
		try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
			requireWorkbook(files.getRoot());
			return Optional.of(document(files));
		}
		catch (EncryptedDocumentException closed) {
			throw Refusals.encrypted();
		}
		catch (ProblemException | Abandoned told) {
			throw told;
		}
		catch (IOException | RuntimeException | StackOverflowError broken) {
			throw Refusals.damaged("文件");
		}
	}

	private static void requireWorkbook(DirectoryNode root) {
		Set<String> names = root.getEntryNames();
		if (names.contains("EncryptedPackage") || names.contains("EncryptionInfo")) {
			throw Refusals.encrypted();
		}
		if (names.contains("_VBA_PROJECT_CUR") || names.contains("Macros")) {
			throw Refusals.refused("FILE_WITH_MACROS", "文件带有宏，不能导入", "请另存为不带宏的 .docx 或 .xlsx 后再传");
		}
		if (names.stream().noneMatch(STREAMS::contains)) {
			throw names.contains("WordDocument")
					? Refusals.notRead("这是旧版 Word 文件（.doc）", "请在 Word 或 WPS 中另存为 .docx 后再传")
					: Refusals.notRead("这种办公文件不认识", "请在 Word、Excel 或 WPS 中另存为 .docx 或 .xlsx 后再传");
		}
	}

	private static SourceDocument document(POIFSFileSystem files) throws IOException {
		OldSheets sheets = new OldSheets();
		HSSFRequest request = new HSSFRequest();
		request.addListenerForAllRecords(sheets.listener());
		new HSSFEventFactory().processWorkbookEvents(request, files);
		SourceBlocks blocks = new SourceBlocks();
		List<Finding> remarks = new ArrayList<>(sheets.hidden());
		for (Sheet sheet : sheets.visible()) {
			blocks.sheet(sheet.rows(), sheet.spot());
			remarks.addAll(sheet.remarks());
		}
		return new SourceDocument(blocks.blocks(), remarks);
	}

}
