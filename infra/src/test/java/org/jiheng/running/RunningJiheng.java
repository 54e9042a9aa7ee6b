package org.jiheng.running;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.jiheng.JihengApplication;
import org.jiheng.demo.DemoClient;
import org.jiheng.demo.DemoData;
import org.jiheng.postgres.Database;
import org.jiheng.security.StubIssuer;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application on a database of its own, with the demo's users and the real
 * document in it, spoken to over HTTP.
 */
public final class RunningJiheng implements AutoCloseable {

	private final StubIssuer issuer;

	private final ReactiveWebServerApplicationContext application;

	private final DemoClient client;

	public RunningJiheng(Database database) throws Exception {
		this(database, application -> {
		});
	}

	/** The change is a planted fault. */
	public RunningJiheng(Database database, ApplicationContextInitializer<ConfigurableApplicationContext> change)
			throws Exception {
		this.issuer = new StubIssuer();
		var application = JihengApplication.application();
		application.addInitializers(change);
		this.application = (ReactiveWebServerApplicationContext) application.run(Stream
			.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1",
					"--jiheng.administrator.subject=jiheng-admin",
					"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri()), database.arguments())
			.toArray(String[]::new));
		var address = URI.create("http://127.0.0.1:" + this.application.getWebServer().getPort());
		this.client = new DemoClient(address, URI.create(issuer.uri()));
		new DemoData(client, step -> {
		}).load();
	}

	public DemoClient client() {
		return client;
	}

	/** A token of that user which ends soon. */
	public String tokenFor(String user, Duration life) {
		return issuer.token(user, life);
	}

	public <T> T part(Class<T> type) {
		return application.getBean(type);
	}

	@Override
	public void close() {
		application.close();
		issuer.close();
	}

}
