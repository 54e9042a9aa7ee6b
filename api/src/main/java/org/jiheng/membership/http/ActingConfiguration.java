package org.jiheng.membership.http;

import java.time.Clock;
import org.jiheng.membership.Memberships;
import org.jiheng.membership.Scopes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActingConfiguration {

	@Bean
	Scopes scopes(Memberships memberships) {
		return new Scopes(memberships, Clock.systemUTC());
	}

}
