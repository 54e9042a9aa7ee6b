package org.jiheng.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where the demo listens, on the loopback address only, and where it keeps its data. */
record DemoSettings(int port, int issuerPort, Path data, boolean year) {

	static DemoSettings of(Map<String, String> environment) {
		int port = port(environment, "SERVER_PORT", 8080);
		return new DemoSettings(port, port(environment, "ISSUER_PORT", port + 1),
				Path.of(given(environment, "JIHENG_DATA", ".jiheng")).toAbsolutePath().normalize(),
				given(environment, "JIHENG_YEAR", "").equals("walk"));
	}

	URI uri() {
		return Demo.loopback(port);
	}

	private static int port(Map<String, String> environment, String name, int otherwise) {
		String text = given(environment, name, Integer.toString(otherwise));
		if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
			throw new IllegalArgumentException(name + " 不是端口 / is not a port: " + text);
		}
		return Integer.parseInt(text);
	}

	private static String given(Map<String, String> environment, String name, String otherwise) {
		String value = environment.getOrDefault(name, "");
		return value.isBlank() ? otherwise : value.strip();
	}
}
