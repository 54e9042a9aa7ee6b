package org.jiheng.document.office;

import java.util.List;
import org.jiheng.document.DocumentWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The writers of the official form. */
@Configuration(proxyBeanMethods = false)
class OfficeWriters {

	@Bean
	DocumentWriter wordWriter() {
		return new WordWriter();
	}

	@Bean
	DocumentWriter excelWriter() {
		return new ExcelWriter();
	}

	@Bean
	DocumentWriter pdfWriter() {
		return new PdfWriter();
	}

	/** For who needs them without a context. */
	List<DocumentWriter> all() {
		return List.of(wordWriter(), excelWriter(), pdfWriter());
	}

}
