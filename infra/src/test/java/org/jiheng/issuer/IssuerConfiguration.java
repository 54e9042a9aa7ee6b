package org.jiheng.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The issuer's own small context. Not a {@code @Configuration}, so that Jiheng's own scan
 * of its packages passes it by.
 */
@EnableWebSecurity
@EnableConfigurationProperties
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
		SecurityFilterAutoConfiguration.class })
class IssuerConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain protocol(HttpSecurity http) {
		http.oauth2AuthorizationServer(server -> {
			http.securityMatcher(server.getEndpointsMatcher());
			server.oidc(Customizer.withDefaults());
		})
			.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
			.cors(Customizer.withDefaults())
			.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
					new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain login(HttpSecurity http) {
		return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
			.formLogin(form -> form.loginPage("/login").permitAll())
			.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
					"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")))
			.build();
	}

	@Bean
	RouterFunction<ServerResponse> loginPage() {
		return RouterFunctions.route().GET("/login", IssuerConfiguration::showLogin).build();
	}

	private static ServerResponse showLogin(ServerRequest request) {
		CsrfToken csrf = (CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow();
		return ServerResponse.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(LoginPage.html(csrf));
	}

	@Bean
	UserDetailsService users() {
		var users = new InMemoryUserDetailsManager();
		DemoUser.ALL.forEach(
				user -> users.createUser(User.withUsername(user.name()).password(DevelopmentIssuer.SECRET).build()));
		return users;
	}

	/** The one secret is no secret. */
	@Bean
	PasswordEncoder passwordEncoder() {
		return new PasswordEncoder() {

			@Override
			public String encode(CharSequence password) {
				return password.toString();
			}

			@Override
			public boolean matches(CharSequence password, String encoded) {
				return encoded.contentEquals(password);
			}

		};
	}

	@Bean
	RegisteredClientRepository clients() {
		List<RegisteredClient> clients = new ArrayList<>();
		DemoUser.ALL.forEach(user -> clients.add(service(user.name())));
		clients.add(browser("jiheng-console"));
		clients.add(browser("graphiql"));
		return DemoClients.of(clients);
	}

	private static RegisteredClient service(String name) {
		return RegisteredClient.withId(name)
			.clientId(name)
			.clientSecret(DevelopmentIssuer.SECRET)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenSettings(lifetimes())
			.build();
	}

	/** Redirects to a loopback address may name any port. */
	private static RegisteredClient browser(String name) {
		return RegisteredClient.withId(name)
			.clientId(name)
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("http://127.0.0.1/")
			.redirectUri("http://127.0.0.1/graphiql")
			.redirectUri("http://127.0.0.1/graphiql/")
			.redirectUri("http://127.0.0.1/graphiql/index.html")
			.redirectUri("http://127.0.0.1/callback")
			.scope("openid")
			.scope("profile")
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.tokenSettings(lifetimes())
			.build();
	}

	private static TokenSettings lifetimes() {
		return TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build();
	}

	/** RFC 9068: an access token says that it is one, and for whom. */
	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> claims() {
		return token -> {
			token.getClaims().claim("name", DemoUser.titleOf(token.getPrincipal().getName()));
			if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
				token.getJwsHeader().type("at+jwt");
				token.getClaims().audience(List.of(DevelopmentIssuer.AUDIENCE));
				token.getClaims().claim("client_id", token.getRegisteredClient().getClientId());
			}
		};
	}

	@Bean
	JWKSource<SecurityContext> keys(RSAKey signingKey) {
		return new ImmutableJWKSet<>(new JWKSet(signingKey));
	}

	@Bean
	JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
		return org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration
			.jwtDecoder(keys);
	}

	@Bean
	AuthorizationServerSettings settings(@Value("${jiheng.issuer.uri}") String uri) {
		return AuthorizationServerSettings.builder().issuer(uri).build();
	}

	/** Browser programs on this machine may fetch their tokens. */
	@Bean
	CorsConfigurationSource corsConfigurationSource() {
		var loopback = new CorsConfiguration();
		loopback.setAllowedOriginPatterns(List.of("http://127.0.0.1:[*]", "http://localhost:[*]"));
		loopback.setAllowedMethods(List.of("GET", "POST"));
		loopback.setAllowedHeaders(List.of("*"));
		var source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", loopback);
		return source;
	}

}
