package org.jiheng.document.office;

import java.util.List;
import org.jiheng.document.DocumentWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The writers of the official form. */
@Configuration(proxyBeanMethods = false)
class OfficeWriters {

	@Bean
	DocumentWriter wordDocuments() {
		return new WordWriter();
	}

	/** For who needs them without a context. */
	List<DocumentWriter> all() {
		return List.of(wordDocuments());
	}

}
