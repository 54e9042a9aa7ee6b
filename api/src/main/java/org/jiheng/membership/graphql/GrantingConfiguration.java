package org.jiheng.membership.graphql;

import java.time.Clock;
import org.jiheng.audit.Writes;
import org.jiheng.county.Counties;
import org.jiheng.county.Regions;
import org.jiheng.department.Departments;
import org.jiheng.membership.Granting;
import org.jiheng.membership.Members;
import org.jiheng.membership.Memberships;
import org.jiheng.membership.Roster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GrantingConfiguration {

	@Bean
	Granting granting(Memberships memberships, Roster roster, Regions regions, Counties counties,
			Departments departments, Writes writes) {
		return new Granting(memberships, roster, regions, counties, departments, writes, Clock.systemUTC());
	}

	@Bean
	Members members(Roster roster, Departments departments, Writes writes) {
		return new Members(roster, departments, writes, Clock.systemUTC());
	}

}
