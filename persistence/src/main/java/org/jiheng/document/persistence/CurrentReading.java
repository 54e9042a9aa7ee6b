package org.jiheng.document.persistence;

import java.util.List;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Imports;
import org.jiheng.review.Finding;
import org.jiheng.review.ReaderFindings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the reader said of the import that a budget's present content comes from. */
@Component
class CurrentReading implements ReaderFindings {

	private final Imports imports;

	CurrentReading(Imports imports) {
		this.imports = imports;
	}

	@Override
	public Mono<List<Finding>> of(BudgetKey key) {
		return imports.currentOf(Set.of(key))
			.map(found -> found.containsKey(key) ? found.get(key).findings() : List.<Finding>of());
	}

}
