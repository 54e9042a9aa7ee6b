package org.jiheng.membership.graphql;

import java.time.Clock;
import org.jiheng.county.Counties;
import org.jiheng.county.Regions;
import org.jiheng.department.Departments;
import org.jiheng.membership.Granting;
import org.jiheng.membership.Memberships;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GrantingConfiguration {

	@Bean
	Granting granting(Memberships memberships, Regions regions, Counties counties, Departments departments) {
		return new Granting(memberships, regions, counties, departments, Clock.systemUTC());
	}

}
