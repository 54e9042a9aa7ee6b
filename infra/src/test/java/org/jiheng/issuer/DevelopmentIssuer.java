package org.jiheng.issuer;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/**
 * An OpenID Connect issuer on this machine, for whoever clicks on a name: discovery,
 * authorization code with PKCE, and client credentials with the user's name and the
 * secret {@code demo}. It does not start under the profile {@code production}.
 */
public final class DevelopmentIssuer implements AutoCloseable {

	/** What the tokens are for. */
	public static final String AUDIENCE = "jiheng";

	/** The secret of every client, which is the same as none. */
	public static final String SECRET = "demo";

	private final ConfigurableApplicationContext context;

	private final URI uri;

	private DevelopmentIssuer(ConfigurableApplicationContext context, URI uri) {
		this.context = context;
		this.uri = uri;
	}

	/** Starts on the loopback address; the key is made if the file does not exist. */
	public static DevelopmentIssuer start(int port, Path key, String... arguments) {
		URI uri = URI.create("http://127.0.0.1:" + port);
		var application = new SpringApplication(IssuerConfiguration.class);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.addInitializers(DevelopmentIssuer::refuseInProduction,
				context -> context.getBeanFactory().registerSingleton("signingKey", SigningKey.in(key)));
		String[] all = { "--spring.config.name=development-issuer", "--server.address=127.0.0.1",
				"--server.port=" + port, "--jiheng.issuer.uri=" + uri, "--spring.jmx.enabled=false",
				"--server.servlet.session.cookie.name=JIHENG_ISSUER", "--server.tomcat.threads.max=8",
				"--server.tomcat.threads.min-spare=1" };
		String[] given = java.util.stream.Stream
			.concat(java.util.Arrays.stream(all), java.util.Arrays.stream(arguments))
			.toArray(String[]::new);
		return new DevelopmentIssuer(application.run(given), uri);
	}

	private static void refuseInProduction(ConfigurableApplicationContext context) {
		if (context.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
			throw new IllegalStateException("The development issuer lets in whoever asks: never in production");
		}
	}

	public URI uri() {
		return uri;
	}

	@Override
	public void close() {
		context.close();
	}

}
