package org.jiheng.oversight.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.oversight.Overseeing;
import org.jiheng.oversight.OversightGrants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OversightConfiguration {

	@Bean
	Overseeing overseeing(OversightGrants grants, Writes writes) {
		return new Overseeing(grants, writes);
	}

}
