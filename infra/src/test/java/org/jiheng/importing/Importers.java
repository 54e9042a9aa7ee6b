package org.jiheng.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiheng.membership.Caller;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Memberships;
import org.jiheng.membership.Scopes;
import org.jiheng.postgres.Database;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * The application, with users who say who they are in a header. Without a stereotype, so
 * that the application never finds it by scanning the test class path.
 */
@EnableAutoConfiguration
@ComponentScan(basePackages = "org.jiheng", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
		pattern = "org\\.jiheng\\.(security|issuer|demo|migration|importing|JihengApplication).*"))
class Importers {

	static final String USER = "X-User";

	private static final Map<String, Membership> MEMBERS = Map.of("finance",
			member("finance", Role.COUNTY_FINANCE, "130324", null), "editor",
			member("editor", Role.DEPARTMENT_EDITOR, "130324", "315"), "second-editor",
			member("second-editor", Role.DEPARTMENT_EDITOR, "130324", "315"), "reviewer",
			member("reviewer", Role.DEPARTMENT_REVIEWER, "130324", "315"), "auditor",
			member("auditor", Role.AUDITOR, "130324", null), "other-editor",
			member("other-editor", Role.DEPARTMENT_EDITOR, "130324", "316"), "changli",
			member("changli", Role.COUNTY_FINANCE, "130322", null), "oversight",
			member("oversight", Role.OVERSIGHT, "130300", null), "administrator",
			member("administrator", Role.ADMINISTRATOR, "000000", null));

	private static Membership member(String subject, Role role, String region, @Nullable String department) {
		return new Membership(UUID.randomUUID(), subject, role, new RegionCode(region),
				department == null ? null : new DepartmentCode(department), LocalDate.EPOCH, null);
	}

	/** The application on a port of its own, over a database that has its schema. */
	static ReactiveWebServerApplicationContext over(Database database) {
		return (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(Importers.class)
			.web(WebApplicationType.REACTIVE)
			.run(Stream
				.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false"),
						database.arguments())
				.toArray(String[]::new));
	}

	@Bean
	@Order(-200)
	WebFilter users() {
		Scopes scopes = new Scopes(new Memberships() {
			@Override
			public Mono<List<Membership>> of(String subject) {
				Membership member = MEMBERS.get(subject);
				return Mono.just(member == null ? List.of() : List.of(member));
			}

			@Override
			public Mono<Membership> grant(Membership membership) {
				return Mono.error(new UnsupportedOperationException());
			}
		}, Clock.systemUTC());
		return (exchange, chain) -> {
			String user = exchange.getRequest().getHeaders().getFirst(USER);
			return scopes.act(new Caller(user == null ? "nobody" : user, null), null, chain.filter(exchange));
		};
	}

	/** Nobody comes with a token here. */
	@Bean
	ReactiveJwtDecoder tokens() {
		return token -> Mono.error(new BadJwtException("users say who they are"));
	}

	@Bean
	SecurityWebFilterChain open(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.authorizeExchange(exchange -> exchange.anyExchange().permitAll())
			.build();
	}

}
