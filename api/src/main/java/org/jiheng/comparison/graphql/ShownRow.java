package org.jiheng.comparison.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jiheng.comparison.Item;
import org.jiheng.comparison.ItemYear;
import org.jiheng.comparison.Match;
import org.jiheng.comparison.Proposal;
import org.jiheng.comparison.Row;
import org.jiheng.comparison.Sums;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** A row of a comparison, as GraphQL shows it. */
record ShownRow(String label, @Nullable RegionCode countyCode, @Nullable String countyName,
		@Nullable DepartmentCode departmentCode, @Nullable String level1, @Nullable String level2,
		@Nullable String unitOfMeasure, @Nullable String projectKey, List<Proposal> proposals, Match.Status status,
		Match.By matchedBy, List<String> formerLabels, List<ShownCell> cells, List<ShownSpread> targets) {

	/** How targets spread in a year. */
	record ShownSpread(FiscalYear year, int count, BigDecimal mean, BigDecimal lowest, BigDecimal quartile1,
			BigDecimal median, BigDecimal quartile3, BigDecimal highest) {
	}

	static ShownRow of(Row row) {
		TreeMap<FiscalYear, ItemYear> years = new TreeMap<>(row.behind());
		RegionCode county = null;
		DepartmentCode department = null;
		String level1 = null;
		String level2 = null;
		String unit = null;
		String project = null;
		switch (row.item()) {
			case Item.OfCounty of -> county = of.county();
			case Item.OfDepartment of -> {
				county = of.county();
				department = of.department();
			}
			case Item.OfFunction of -> {
			}
			case Item.OfLevel1 of -> level1 = of.level1();
			case Item.OfLevel2 of -> {
				level1 = of.level1();
				level2 = of.level2();
			}
			case Item.OfIndicator of -> unit = of.unit();
			case Item.OfProject of -> {
				county = of.county();
				department = of.department();
				project = of.key();
			}
		}
		List<String> labels = row.match().labels();
		return new ShownRow(row.label(), county, county == null ? null : years.lastEntry().getValue().countyName(),
				department, level1, level2, unit, project, row.proposals(), row.match().status(), row.match().by(),
				labels.size() > 1 ? labels : List.of(), row.cells().stream().map(ShownCell::new).toList(),
				spreads(years));
	}

	private static List<ShownSpread> spreads(Map<FiscalYear, ItemYear> years) {
		return years.values().stream().filter(year -> year.sums().targets() != null).map(year -> {
			Sums.Spread of = Objects.requireNonNull(year.sums().targets());
			return new ShownSpread(year.year(), of.count(), of.mean(), of.lowest(), of.quartile1(), of.median(),
					of.quartile3(), of.highest());
		}).toList();
	}
}
