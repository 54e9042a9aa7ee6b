package org.jiheng.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.WebSocketUpgradeHandlerPredicate;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is open to whom: the API to bearers of an access token, published editions, health
 * and the resource metadata to everyone, nothing else to anyone.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({ OAuth2ResourceServerProperties.class, TokenProperties.class })
class SecurityConfiguration {

	private static final String NOTHING_FROM_ANYWHERE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final WebSocketHandler SOCKET = WebSocketSession::close;

	@Bean
	SecurityWebFilterChain api(ServerHttpSecurity http, ReactiveJwtDecoder tokens, Refusals refusals) {
		var onFailure = new ServerAuthenticationEntryPointFailureHandler(refusals);
		onFailure.setRethrowAuthenticationServiceException(false);
		return withoutCookiesOrLogin(http, NOTHING_FROM_ANYWHERE)
			.authorizeExchange(exchange -> exchange
				.pathMatchers(HttpMethod.GET, ProtectedResource.PATH, "/actuator/health/liveness",
						"/actuator/health/readiness")
				.permitAll()
				.matchers(SecurityConfiguration::handshake)
				.permitAll()
				.pathMatchers("/graphql", "/imports", "/imports/**", "/snapshots", "/snapshots/*", "/documents",
						"/documents/*", "/exports/*", "/exports/*/manifest")
				.authenticated()
				.anyExchange()
				.denyAll())
			.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens))
				.bearerTokenConverter(new AuthorizationHeader())
				.authenticationEntryPoint(refusals)
				.authenticationFailureHandler(onFailure)
				.accessDeniedHandler(refusals))
			.exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			// Other origins are told apart before this chain, by CrossOrigin.
			.cors(ServerHttpSecurity.CorsSpec::disable)
			.build();
	}

	/** Nobody is known here: whatever token comes along is not looked at. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityWebFilterChain everyone(ServerHttpSecurity http) {
		return withoutCookiesOrLogin(http, NOTHING_FROM_ANYWHERE)
			.securityMatcher(
					ServerWebExchangeMatchers.matchers(ServerWebExchangeMatchers.pathMatchers("/public/graphql"),
							ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, "/verify/*")))
			.authorizeExchange(exchange -> exchange.anyExchange().permitAll())
			.build();
	}

	/**
	 * A browser cannot give a token with the handshake of a socket, so the socket itself
	 * asks for one before anything is done. Told from other requests by what Spring tells
	 * them by.
	 */
	private static Mono<MatchResult> handshake(ServerWebExchange exchange) {
		return ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, "/graphql")
			.matches(exchange)
			.filter(path -> path.isMatch() && new WebSocketUpgradeHandlerPredicate().test(SOCKET, exchange))
			.switchIfEmpty(MatchResult.notMatch());
	}

	/**
	 * GraphiQL's page and what it is made of, all from here; it asks the API as anyone
	 * does, with a token pasted in.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnProperty("jiheng.graphql.graphiql")
	SecurityWebFilterChain graphiql(ServerHttpSecurity http) {
		String from = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
				+ "img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
				+ "frame-ancestors 'none'";
		return withoutCookiesOrLogin(http, from)
			.securityMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, "/graphiql", "/graphiql/**"))
			.authorizeExchange(exchange -> exchange.anyExchange().permitAll())
			.build();
	}

	private static ServerHttpSecurity withoutCookiesOrLogin(ServerHttpSecurity http, String contentSecurityPolicy) {
		return http.headers(headers -> harden(headers, contentSecurityPolicy))
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			// A browser never sends a bearer token by itself, and there are no cookies.
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable);
	}

	/** Spring adds nosniff, no-store, frame denial and, over TLS, HSTS. */
	private static HeaderSpec harden(HeaderSpec headers, String contentSecurityPolicy) {
		return headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
			.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.permissionsPolicy(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
	}

	/**
	 * Spring's own. Its rule for the values of headers is asked without a regular
	 * expression, which cost a twentieth of a small request.
	 */
	@Bean
	ServerWebExchangeFirewall firewall() {
		var firewall = new StrictServerWebExchangeFirewall();
		firewall.setAllowedHeaderValues(SecurityConfiguration::printable);
		return firewall;
	}

	/** Spring asks of a header that is not there as well. */
	private static boolean printable(@Nullable String value) {
		return value == null || value.codePoints()
			.allMatch(each -> each == '\t' || (Character.isDefined(each) && !Character.isISOControl(each)));
	}

	@Bean
	ReactiveJwtDecoder accessTokens(OAuth2ResourceServerProperties properties, TokenProperties token) {
		OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
		String issuer = issuer(properties);
		var remote = new RemoteKeys(WebClient.create(), issuer);
		var keys = new IssuerKeys(Mono.defer(remote::fetch), token, Clock.systemUTC());
		return new AccessTokens(token, algorithms(jwt.getJwsAlgorithms()), keys,
				rules(issuer, jwt.getAudiences(), token), Clock.systemUTC());
	}

	@Bean
	ProtectedResource protectedResource(@Value("${jiheng.public-uri:}") String publicUri,
			OAuth2ResourceServerProperties properties) {
		return new ProtectedResource(publicUri, issuer(properties));
	}

	@Bean
	Refusals refusals(JsonMapper json, ProtectedResource resource) {
		return new Refusals(json, resource);
	}

	@Bean
	RouterFunction<ServerResponse> protectedResourceMetadata(ProtectedResource resource) {
		return RouterFunctions.route()
			.GET(ProtectedResource.PATH, request -> ServerResponse.ok().bodyValue(resource.metadata(request.uri())))
			.build();
	}

	private static String issuer(OAuth2ResourceServerProperties properties) {
		String issuer = properties.getJwt().getIssuerUri();
		if (issuer == null || issuer.isBlank()) {
			throw new IllegalStateException(
					"spring.security.oauth2.resourceserver.jwt.issuer-uri must name the OpenID issuer");
		}
		return issuer;
	}

	/** Signatures by public keys only, so that a public key never serves as a secret. */
	private static Set<JWSAlgorithm> algorithms(List<String> names) {
		return names.stream().map(name -> {
			SignatureAlgorithm algorithm = SignatureAlgorithm.from(name);
			if (algorithm == null) {
				throw new IllegalStateException("not a signature by a public key: " + name);
			}
			return JWSAlgorithm.parse(algorithm.getName());
		}).collect(Collectors.toUnmodifiableSet());
	}

	private static OAuth2TokenValidator<Jwt> rules(String issuer, List<String> audiences, TokenProperties token) {
		if (audiences.isEmpty()) {
			throw new IllegalStateException("spring.security.oauth2.resourceserver.jwt.audiences must not be empty");
		}
		var time = new JwtTimestampValidator(token.clockSkew());
		time.setAllowEmptyExpiryClaim(false);
		var audience = new JwtClaimValidator<List<String>>("aud",
				claim -> claim != null && !Collections.disjoint(claim, audiences));
		return new DelegatingOAuth2TokenValidator<>(time, new JwtIssuerValidator(issuer), audience,
				new AccessTokenRule());
	}

}
