package org.jiheng.population.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.population.Loading;
import org.jiheng.population.Populations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PopulationConfiguration {

	@Bean
	Loading loadingOfPopulation(Populations populations, Writes writes) {
		return new Loading(populations, writes);
	}

}
