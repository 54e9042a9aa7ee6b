package org.jiheng.document.http;

import java.util.List;
import org.jiheng.document.Annotating;
import org.jiheng.document.DocumentAnnotator;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.Importing;
import org.jiheng.document.PlainText;
import org.jiheng.review.Checking;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** Puts the annotating of files together: it reads as an import does. */
@Configuration(proxyBeanMethods = false)
class AnnotatingConfiguration {

	@Bean
	Annotating annotating(Importing importing, TenantReads reads, Checking checking, List<DocumentReader> readers,
			DocumentAnnotator annotator, Scheduler documentReaders) {
		return new Annotating(importing,
				reading -> reads
					.inOne(tenant -> checking.foreseen(reading.budget(), reading.text(), reading.findings())),
				file -> readers.stream()
					.flatMap(reader -> reader.read(file).stream())
					.findFirst()
					.orElseGet(() -> PlainText.of(file).document()),
				annotator, documentReaders);
	}

}
