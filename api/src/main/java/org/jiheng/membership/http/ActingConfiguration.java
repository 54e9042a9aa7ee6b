package org.jiheng.membership.http;

import java.time.Clock;
import java.time.Duration;
import org.jiheng.audit.Writes;
import org.jiheng.membership.Bearers;
import org.jiheng.membership.Claiming;
import org.jiheng.membership.Invitations;
import org.jiheng.membership.Memberships;
import org.jiheng.membership.Scopes;
import org.jiheng.membership.Staying;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
class ActingConfiguration {

	/**
	 * With what memberships are remembered for, a revocation ends streams within thirty
	 * seconds.
	 */
	private static final Duration LOOK = Duration.ofSeconds(10);

	@Bean
	Bearers bearers(ReactiveJwtDecoder tokens) {
		return new JwtBearers(tokens);
	}

	@Bean
	Staying staying(Bearers bearers, Scopes scopes) {
		return new Staying(bearers, scopes, LOOK);
	}

	@Bean
	Scopes scopes(Memberships memberships, Invitations invitations, Writes writes) {
		return new Scopes(memberships, new Claiming(invitations, writes), Clock.systemUTC());
	}

}
