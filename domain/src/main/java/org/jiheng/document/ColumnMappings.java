package org.jiheng.document;

import java.util.List;
import org.jiheng.shared.FiscalYear;
import reactor.core.publisher.Mono;

/**
 * What the county of the current scope remembers of columns: those who import read it,
 * its finance writes it.
 */
public interface ColumnMappings {

	/** Of all years, the latest confirmed first. Nothing without a county. */
	Mono<List<ColumnMapping>> all();

	/**
	 * In place of what was remembered for the same form and year. To be used in the
	 * transaction of a write, as is forgetting.
	 */
	Mono<Void> remember(FiscalYear year, TableColumns columns);

	/** Whether there was one. */
	Mono<Boolean> forget(ColumnMapping.Key key);

}
