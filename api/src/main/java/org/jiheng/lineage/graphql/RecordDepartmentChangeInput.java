package org.jiheng.lineage.graphql;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Unit;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record RecordDepartmentChangeInput(DepartmentCode department, FiscalYear firstYear, ChangeTerms.Kind kind,
		List<Part> parts, String basis, @Nullable String idempotencyKey, boolean dryRun) {

	record Part(DepartmentCode department, BigDecimal weight) {
	}

	ChangeTerms terms(RegionCode county) {
		return new ChangeTerms(new Unit(county, department), firstYear, kind,
				parts.stream().map(part -> new ChangeTerms.Part(part.department().value(), part.weight())).toList(),
				basis);
	}
}
