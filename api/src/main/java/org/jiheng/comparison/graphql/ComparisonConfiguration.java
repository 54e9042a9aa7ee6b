package org.jiheng.comparison.graphql;

import org.jiheng.comparison.Comparing;
import org.jiheng.comparison.Comparisons;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComparisonConfiguration {

	@Bean
	Comparing comparingSealed(Comparisons comparisons) {
		return new Comparing(comparisons);
	}

}
