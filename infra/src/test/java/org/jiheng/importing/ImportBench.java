package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.FormReader;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.PlainText;
import org.jiheng.document.Reading;
import org.jiheng.document.office.OfficeFiles;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * I1 on a warm JVM: the real document parsed, parsed and stored, and a county's 100
 * documents. Not part of the ordinary tests:
 * {@code mvn -pl infra -am test -Dtest=ImportBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(PostgresExtension.class)
class ImportBench {

	private static final Scope FINANCE = new Scope.OfCounty("bench", new RegionCode("130324"), Role.COUNTY_FINANCE);

	private static final int WARM = 300;

	@Test
	void theRealDocument(Database database) throws Exception {
		database
			.asOwner("insert into jiheng.county (county_code, name, onboarded_by) values ('130324', '卢龙县', 'bench')");
		String document = document();
		try (var context = new SpringApplicationBuilder(Importers.class).web(WebApplicationType.REACTIVE)
			.run(Stream
				.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false"),
						database.arguments())
				.toArray(String[]::new))) {
			Imports imports = context.getBean(Imports.class);
			List<IndicatorFrame> frames = in(context.getBean(IndicatorFrames.class).all());
			List<Double> parsed = new ArrayList<>();
			for (int i = 0; i < WARM + 100; i++) {
				long start = System.nanoTime();
				read(document, frames);
				parsed.add((System.nanoTime() - start) / 1e6);
			}
			List<Double> stored = new ArrayList<>();
			for (int i = 0; i < WARM + 100; i++) {
				String next = document.replace("村居法律顾问服务费", "村居法律顾问服务费" + i);
				long start = System.nanoTime();
				in(imports.store(read(next, frames), "UTF-8", false));
				stored.add((System.nanoTime() - start) / 1e6);
			}
			System.out.printf(Locale.ROOT, "I1 parse ms: p50 %.1f p99 %.1f%n", at(parsed, 50), at(parsed, 99));
			System.out.printf(Locale.ROOT, "I1 parse and store a changed document ms: p50 %.1f p99 %.1f%n",
					at(stored, 50), at(stored, 99));
			county("txt", county(document, ""), imports);
			for (DocumentFormat format : List.of(DocumentFormat.DOCX, DocumentFormat.XLSX, DocumentFormat.PDF)) {
				county(format.ending(), written(format, county(document, format.name())), imports);
			}
		}
	}

	/**
	 * A county's documents, a word of each changed: what stands already is not written.
	 */
	static List<byte[]> county(String document, String change) {
		String changed = document.replace("村居法律顾问服务费", "村居法律顾问服务费" + change);
		return IntStream.range(0, 100).mapToObj(i -> ofDepartment(changed, i).getBytes(UTF_8)).toList();
	}

	private static void county(String format, List<byte[]> files, Imports imports) {
		long start = System.nanoTime();
		List<Outcome> outcomes = in(Flux.fromIterable(files)
			.flatMap(file -> imports.store((Reading.Understood) OfficeFiles.read(file), "", false), 4)
			.collectList());
		double seconds = (System.nanoTime() - start) / 1e9;
		long done = outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
		System.out.printf(Locale.ROOT, "I1 a county's %d documents as %s: %.2f s, %.1f documents/s, %d bytes each%n",
				done, format, seconds, done / seconds,
				files.stream().mapToLong(file -> file.length).sum() / files.size());
	}

	/** The documents in a format that Jiheng writes. */
	static List<byte[]> written(DocumentFormat format, List<byte[]> documents) throws IOException {
		List<byte[]> files = new ArrayList<>();
		for (byte[] document : documents) {
			files.add(OfficeFiles.written(format, document));
		}
		return files;
	}

	static String document() throws IOException {
		try (InputStream in = ImportBench.class.getResourceAsStream("/org/jiheng/document/lulong-justice-2024.txt")) {
			return new String(in.readAllBytes(), UTF_8);
		}
	}

	static Reading.Understood read(String document, List<IndicatorFrame> frames) {
		Reading reading = new FormReader(frames).read(PlainText.of(document.getBytes(UTF_8)).document(),
				new RegionCode("130324"));
		return (Reading.Understood) reading;
	}

	static String ofDepartment(String document, int i) {
		return document.replace("315001", 600 + i + "001")
			.replace("P00", String.format(Locale.ROOT, "P%02d", 10 + i % 90))
			.replace("13032424P", i < 90 ? "13032424P" : "13032423P");
	}

	private static <T> T in(Mono<T> work) {
		return work.contextWrite(context -> CurrentScope.put(FINANCE, context)).block();
	}

	/** Of the last hundred, when everything is warm. */
	private static double at(List<Double> times, int percentile) {
		List<Double> last = new ArrayList<>(times.subList(WARM, times.size()));
		Collections.sort(last);
		return last.get(Math.min(last.size() - 1, last.size() * percentile / 100));
	}

}
