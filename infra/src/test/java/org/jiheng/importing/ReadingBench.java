package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.office.OfficeFiles;
import org.junit.jupiter.api.Test;

/**
 * How many documents a second one thread reads in each format, and the highest heap
 * meanwhile: the real document, and a county's 100. Not part of the ordinary tests:
 * {@code mvn -pl infra -am test -Dtest=ReadingBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReadingBench {

	private static final int WARM = 40;

	private static final int MEASURED = 100;

	@Test
	void theRealDocumentAndACounty() throws IOException {
		List<String> formats = new ArrayList<>(OfficeFiles.FORMATS);
		formats.add("txt");
		for (String format : formats) {
			byte[] file = format.equals("txt") ? ImportBench.document().getBytes(UTF_8) : OfficeFiles.published(format);
			measure("the real document", format, MEASURED, List.of(file));
		}
		String document = ImportBench.document();
		List<byte[]> county = ImportBench.county(document, "");
		measure("a county's 100 documents", "txt", 1, county);
		for (DocumentFormat format : List.of(DocumentFormat.DOCX, DocumentFormat.XLSX, DocumentFormat.PDF)) {
			measure("a county's 100 documents", format.ending(), 1, ImportBench.written(format, county));
		}
	}

	private static void measure(String what, String format, int times, List<byte[]> files) {
		for (int i = 0; i < WARM; i++) {
			OfficeFiles.read(files.get(i % files.size()));
		}
		System.gc();
		long kept = used();
		heap().forEach(MemoryPoolMXBean::resetPeakUsage);
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			files.forEach(OfficeFiles::read);
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
		System.out.printf(Locale.ROOT,
				"reading %s as %s: %.1f documents/s, %d in %.2f s, heap %d MB before, peak %d MB%n", what, format,
				times * files.size() / seconds, times * files.size(), seconds, kept >> 20, peak >> 20);
	}

	private static long used() {
		return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
	}

	private static List<MemoryPoolMXBean> heap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP)
			.toList();
	}

}
