package org.jiheng.lineage.graphql;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Unit;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record RecordRegionChangeInput(RegionCode county, FiscalYear firstYear, ChangeTerms.Kind kind, List<Part> parts,
		String basis, @Nullable String idempotencyKey, boolean dryRun) {

	record Part(RegionCode county, BigDecimal weight) {
	}

	ChangeTerms terms() {
		return new ChangeTerms(new Unit(county, null), firstYear, kind,
				parts.stream().map(part -> new ChangeTerms.Part(part.county().value(), part.weight())).toList(), basis);
	}
}
