package org.jiheng.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP as bytes, so that a request can be as wrong as it likes. */
record Wire(int port) {

	/** The whole answer, the status line first. */
	String send(String method, String path, List<String> headers, String body) throws IOException {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		var head = new StringBuilder(
				method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
		headers.forEach(line -> head.append(line).append("\r\n"));
		if (content.length > 0) {
			head.append("Content-Length: ").append(content.length).append("\r\n");
		}
		head.append("\r\n");
		var request = new ByteArrayOutputStream();
		request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		request.writeBytes(content);
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.toByteArray());
			return read(socket.getInputStream());
		}
	}

	/**
	 * A server that answers before it has read the body may reset the connection after
	 * its answer.
	 */
	private static String read(InputStream in) throws IOException {
		var answer = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		try {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				answer.write(buffer, 0, n);
			}
		}
		catch (SocketException reset) {
			if (answer.size() == 0) {
				throw reset;
			}
		}
		return answer.toString(StandardCharsets.UTF_8);
	}

	static int status(String answer) {
		return Integer.parseInt(answer.substring(9, 12));
	}
}
