package org.jiheng.document.office;

import java.util.List;
import java.util.Optional;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.SourceDocument;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The readers of office files. Each knows its files by their first bytes. */
@Configuration(proxyBeanMethods = false)
class OfficeReaders {

	@Bean
	DocumentReader packedDocuments() {
		return file -> Packed.isPacked(file) ? Optional.of(packed(Packed.of(file))) : Optional.empty();
	}

	@Bean
	DocumentReader portableDocuments() {
		return Pdf::read;
	}

	@Bean
	DocumentReader oldDocuments() {
		return OldWorkbook::read;
	}

	/** For who needs them without a context. */
	List<DocumentReader> all() {
		return List.of(packedDocuments(), portableDocuments(), oldDocuments());
	}

	private static SourceDocument packed(Packed file) {
		return Word.read(file).or(() -> Workbook.read(file)).orElseThrow(() -> {
			boolean office = file.has("mimetype") || file.has("[Content_Types].xml");
			return office
					? Refusals.notRead("这种办公文件不认识（不是 .docx 或 .xlsx）", "请在 Word、Excel 或 WPS 中另存为 .docx 或 .xlsx 后再传")
					: Refusals.refused("ARCHIVE_NOT_READ", "这是压缩包，不能当作一个文件导入",
							"请解压后逐个上传，或加上 policy=ALL_OR_NOTHING（全部成功才保存）或 policy=GOOD_ONES（保存没有问题的）");
		});
	}

}
