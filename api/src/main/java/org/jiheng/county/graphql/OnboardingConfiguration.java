package org.jiheng.county.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.county.Counties;
import org.jiheng.county.Onboarding;
import org.jiheng.county.Regions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OnboardingConfiguration {

	@Bean
	Onboarding onboarding(Regions regions, Counties counties, Writes writes) {
		return new Onboarding(regions, counties, writes);
	}

}
