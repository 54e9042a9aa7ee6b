package org.jiheng.comparison.graphql;

import java.math.BigDecimal;
import org.jiheng.comparison.Measure;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Numbers that are money where the measure is. */
@Controller
class MoneyFields {

	@SchemaMapping(typeName = "ComparisonCell")
	@Nullable BigDecimal value(ShownCell cell, @Argument MoneyUnit unit) {
		return cell.cell().value() == null ? null : in(unit, cell.measure(), cell.cell().value());
	}

	@SchemaMapping(typeName = "ComparisonCell")
	@Nullable BigDecimal change(ShownCell cell, @Argument MoneyUnit unit) {
		return cell.cell().change() == null ? null : in(unit, cell.measure(), cell.cell().change());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal lowest(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().lowest());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal quartile1(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().quartile1());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal median(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().median());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal quartile3(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().quartile3());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal highest(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().highest());
	}

	@SchemaMapping(typeName = "ComparisonPeerGroup")
	BigDecimal mean(ShownPeers peers, @Argument MoneyUnit unit) {
		return in(unit, peers.measure(), peers.group().mean());
	}

	private static BigDecimal in(MoneyUnit unit, Measure measure, BigDecimal number) {
		return measure.kind() == Measure.Kind.MONEY ? Money.signed(number.longValueExact(), unit) : number;
	}

}
