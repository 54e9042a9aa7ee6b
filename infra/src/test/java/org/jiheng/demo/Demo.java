package org.jiheng.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.JihengApplication;
import org.jiheng.issuer.DevelopmentIssuer;
import org.jiheng.postgres.Cluster;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.EmbeddedCluster;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.NestedExceptionUtils;

/**
 * The class that {@code mvn -Pdemo} runs: Jiheng on an embedded PostgreSQL with the
 * development issuer, and the real document read in through the front door. Told by the
 * environment: SERVER_PORT, ISSUER_PORT, JIHENG_DATA; JIHENG_YEAR=walk goes through a
 * budget year first.
 */
final class Demo implements AutoCloseable {

	/** The embedded PostgreSQL lets in everyone on this machine anyhow. */
	private static final String PASSWORD = "jiheng-demo";

	private final List<AutoCloseable> parts = new ArrayList<>();

	public static void main(String[] arguments) {
		// Before Spring sets up logging, the embedded PostgreSQL tells every step.
		LoggingSystem.get(Demo.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		var demo = new Demo();
		Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-shutdown"));
		try {
			demo.start(DemoSettings.of(System.getenv()));
		}
		catch (Exception failure) {
			System.err.println();
			System.err.println("绩衡演示没有启动 / the demo did not start: " + reason(failure));
			System.exit(1);
		}
	}

	private void start(DemoSettings settings) throws Exception {
		long begin = System.nanoTime();
		lock(settings.data());
		requireFree(settings.port(), "SERVER_PORT");
		requireFree(settings.issuerPort(), "ISSUER_PORT");

		say("启动 PostgreSQL / starting PostgreSQL in " + settings.data());
		EmbeddedCluster postgres = EmbeddedCluster.in(settings.data().resolve("postgres"));
		parts.add(postgres);
		Cluster cluster = postgres.cluster();
		cluster.makeLogins(PASSWORD);
		Database database = cluster.database("jiheng", PASSWORD, "template0");

		say("启动演示身份服务 / starting the development issuer");
		var issuer = DevelopmentIssuer.start(settings.issuerPort(), settings.data().resolve("issuer-key.json"),
				"--logging.level.root=WARN");
		parts.add(issuer);

		say("启动绩衡 / starting Jiheng");
		var application = JihengApplication.application();
		application.setRegisterShutdownHook(false);
		application.setLogStartupInfo(false);
		var client = new DemoClient(settings.uri(), issuer.uri());
		// Boot calls an instance ready only when its runners have come back.
		application.addInitializers(context -> context.getBeanFactory()
			.registerSingleton("demoData", (ApplicationRunner) given -> load(client)));
		parts.add(application.run(arguments(settings, issuer, database)));

		if (settings.year()) {
			walk(client);
		}
		System.out.println(DemoGreeting.text(settings, issuer.uri(), (System.nanoTime() - begin) / 1_000_000));
	}

	private static void load(DemoClient client) throws Exception {
		var data = new DemoData(client, Demo::say);
		data.load();
		say("三县三年的合成数据，逐份导入、申报、批复，只在第一次启动时 / sealing made-up data of three counties and years, at the first start only");
		new DemoComparison(client, data).load();
	}

	private static void walk(DemoClient client) throws Exception {
		say("走完卢龙县司法局 2024 年度，全部通过 GraphQL / walking through the year, all by GraphQL");
		boolean walked = new DemoYear(client, new DemoYear.Witness() {

			@Override
			public void before(DemoYear.Step step) {
				say("  " + step.user() + "：" + step.words() + " (" + step.mutation() + ")");
			}

			@Override
			public void after(DemoYear.Step step) {
			}

		}).walk();
		if (!walked) {
			say("  这个年度已经开始过，没有改动 / the year was begun before: nothing done");
		}
	}

	private static String[] arguments(DemoSettings settings, DevelopmentIssuer issuer, Database database) {
		return Stream
			.concat(Stream.of("--server.address=127.0.0.1", "--server.port=" + settings.port(),
					"--jiheng.public-uri=" + settings.uri(), "--jiheng.administrator.subject=jiheng-admin",
					"--jiheng.graphql.introspection=true", "--jiheng.graphql.graphiql=true",
					"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
					"--spring.jmx.enabled=false", "--logging.level.root=WARN",
					"--logging.level.org.springframework.boot.SpringApplication=OFF"), database.arguments())
			.toArray(String[]::new);
	}

	/** One demo works in a directory at a time; the lock goes with the process. */
	private void lock(Path data) throws IOException {
		Files.createDirectories(data);
		FileChannel file = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		parts.add(file);
		FileLock lock;
		try {
			lock = file.tryLock();
		}
		catch (OverlappingFileLockException twice) {
			lock = null;
		}
		if (lock == null) {
			throw new IllegalStateException("另一个演示正在使用目录 " + data + "，请先停止它或设置 JIHENG_DATA"
					+ " / another demo is using this directory: stop it, or set JIHENG_DATA");
		}
	}

	private static void requireFree(int port, String variable) throws IOException {
		try (var socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException taken) {
			throw new IOException(
					"端口 " + port + " 已被占用，请设置 " + variable + " / port " + port + " is in use: set " + variable);
		}
	}

	@Override
	public synchronized void close() {
		for (AutoCloseable part : parts.reversed()) {
			try {
				part.close();
			}
			catch (Exception failure) {
				System.err.println("not stopped cleanly: " + failure.getMessage());
			}
		}
		parts.clear();
	}

	private static String reason(Throwable failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		return root.getMessage() == null ? root.toString() : root.getMessage();
	}

	private static void say(String line) {
		System.out.println("· " + line);
	}

	static URI loopback(int port) {
		return URI.create("http://127.0.0.1:" + port);
	}

}
