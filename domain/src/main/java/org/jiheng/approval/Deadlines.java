package org.jiheng.approval;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The deadlines of counties, and how far their departments are. */
public interface Deadlines {

	/** Those of a year, in the order of the stages. */
	Mono<List<Deadline>> of(RegionCode county, FiscalYear year);

	/**
	 * Keeps a deadline, or takes it back where there is none. To be used in the
	 * transaction of a write.
	 */
	Mono<Void> set(RegionCode county, FiscalYear year, ReviewStage stage, @Nullable LocalDate due);

	/** What each department that the current scope sees did for a year, by code. */
	Mono<List<Course>> courses(RegionCode county, FiscalYear year);

}
