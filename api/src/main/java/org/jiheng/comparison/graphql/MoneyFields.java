package org.jiheng.comparison.graphql;

import graphql.schema.idl.TypeRuntimeWiring;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.comparison.Cell;
import org.jiheng.comparison.Measure;
import org.jiheng.comparison.PeerGroup;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.shared.graphql.PlainFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * Numbers that are money where the measure is, in the unit asked for. A province's table
 * has thousands of them, so they are fetched without a controller's method for each.
 */
@Configuration(proxyBeanMethods = false)
class MoneyFields {

	@Bean
	RuntimeWiringConfigurer comparisonMoneyWiring() {
		return wiring -> wiring
			.type("ComparisonCell",
					type -> type.dataFetcher("value", ofCell(Cell::value)).dataFetcher("change", ofCell(Cell::change)))
			.type("ComparisonPeerGroup", MoneyFields::peers);
	}

	private static TypeRuntimeWiring.Builder peers(TypeRuntimeWiring.Builder type) {
		return type.dataFetcher("lowest", ofPeers(PeerGroup::lowest))
			.dataFetcher("quartile1", ofPeers(PeerGroup::quartile1))
			.dataFetcher("median", ofPeers(PeerGroup::median))
			.dataFetcher("quartile3", ofPeers(PeerGroup::quartile3))
			.dataFetcher("highest", ofPeers(PeerGroup::highest))
			.dataFetcher("mean", ofPeers(PeerGroup::mean));
	}

	private static PlainFetcher<ShownCell, @Nullable BigDecimal> ofCell(Function<Cell, @Nullable BigDecimal> number) {
		return (cell, arguments) -> in(arguments, cell.measure(), number.apply(cell.cell()));
	}

	private static PlainFetcher<ShownPeers, @Nullable BigDecimal> ofPeers(Function<PeerGroup, BigDecimal> number) {
		return (peers, arguments) -> in(arguments, peers.measure(), number.apply(peers.group()));
	}

	private static @Nullable BigDecimal in(Map<String, Object> arguments, Measure measure,
			@Nullable BigDecimal number) {
		return number == null || measure.kind() != Measure.Kind.MONEY ? number : Money.signed(number.longValueExact(),
				MoneyUnit.valueOf((String) Objects.requireNonNull(arguments.get("unit"))));
	}

}
