package org.jiheng.document.office;

import java.util.List;
import org.jiheng.document.WrittenDocument;
import org.jiheng.document.DocumentAnnotator;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.Mark;
import org.springframework.stereotype.Component;

/** Writes opinions into office files, each by its own means, or lists them. */
@Component
class OfficeAnnotator implements DocumentAnnotator {

	@Override
	public WrittenDocument annotate(byte[] file, List<Mark> marks) {
		if (!Packed.isPacked(file)) {
			return listed(marks);
		}
		Packed packed = Packed.of(file);
		try {
			if (packed.has("word/document.xml")) {
				return named(DocumentFormat.DOCX, WordAnnotator.annotate(file, marks));
			}
			return packed.has("xl/workbook.xml") ? named(DocumentFormat.XLSX, WorkbookAnnotator.annotate(file, marks))
					: listed(marks);
		}
		catch (NotAnnotated _) {
			return listed(marks);
		}
	}

	private static WrittenDocument listed(List<Mark> marks) {
		return named(DocumentFormat.XLSX, MarkList.alone(marks));
	}

	/** What the uploaded file was called is not known. */
	private static WrittenDocument named(DocumentFormat format, byte[] bytes) {
		return new WrittenDocument("导入意见." + format.ending(), format, bytes, "");
	}

}
