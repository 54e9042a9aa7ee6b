package org.jiheng.comparison.graphql;

import java.util.Set;
import org.jiheng.comparison.Comparing;
import org.jiheng.comparison.Comparisons;
import org.jiheng.shared.graphql.SealedRoots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComparisonConfiguration {

	@Bean
	Comparing comparingSealed(Comparisons comparisons) {
		return new Comparing(comparisons);
	}

	@Bean
	SealedRoots sealedComparisons() {
		return new SealedRoots(Set.of("comparison"));
	}

}
