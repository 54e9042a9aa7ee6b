package org.jiheng.document.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.county.Regions;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.Departments;
import org.jiheng.document.ColumnMappings;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.FileReading;
import org.jiheng.document.FormReader;
import org.jiheng.document.Importing;
import org.jiheng.document.Imports;
import org.jiheng.document.KnownDepartments;
import org.jiheng.document.PlainText;
import org.jiheng.document.Reception;
import org.jiheng.lineage.UnitChanges;
import org.jiheng.review.Checking;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.TenantReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Puts the import together: what reads, what is known of the nation, and where it is
 * kept.
 */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	private static final int READERS_AT_ONCE = 2;

	private static final int MOST_WAITING = 1_000;

	/** Reading keeps a processor busy, so it stays off the event loop. */
	@Bean(destroyMethod = "dispose")
	Scheduler documentReaders() {
		return Schedulers.newBoundedElastic(READERS_AT_ONCE, MOST_WAITING, "document-reader", 60, true);
	}

	@Bean
	Reception reception(IndicatorFrames frames, ColumnMappings mappings, Regions regions,
			Function<RegionCode, Mono<KnownDepartments>> known, Scheduler documentReaders,
			List<DocumentReader> readers) {
		return new Reception(Mono.defer(frames::all).map(all -> reading(all, readers)), Mono.defer(mappings::all),
				Mono.defer(regions::all), known, documentReaders);
	}

	/** All from one state of the data. */
	@Bean
	Function<RegionCode, Mono<KnownDepartments>> knownDepartments(TenantReads reads, Departments departments,
			DepartmentAliases aliases, UnitChanges changes) {
		return county -> reads
			.inOne(tenant -> departments.inCounties(Set.of(county))
				.map(found -> found.getOrDefault(county, List.of()))
				.flatMap(own -> aliases.inForce()
					.flatMap(names -> departments.unitsIn(county)
						.flatMap(units -> changes.inForce()
							.map(became -> new KnownDepartments(own, names, units, became))))))
			.defaultIfEmpty(KnownDepartments.NONE);
	}

	@Bean
	Importing importing(Reception reception, Imports imports, Checking checking) {
		return new Importing(reception, imports, checking::checkImported);
	}

	/** What no reader of office files knows is text. */
	private static FileReading reading(List<IndicatorFrame> frames, List<DocumentReader> readers) {
		FormReader forms = new FormReader(frames);
		return (file, county, told) -> readers.stream()
			.flatMap(reader -> reader.read(file).stream())
			.findFirst()
			.map(document -> forms.read(document, "", county, told))
			.orElseGet(() -> {
				PlainText text = PlainText.of(file);
				return forms.read(text.document(), text.charset(), county, told);
			});
	}

}
