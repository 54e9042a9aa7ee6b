package org.jiheng.security;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
	 * Opens a socket with these headers and sends connection_init with this payload. The
	 * status of the handshake where that is refused, else the code that the socket is
	 * closed with; 0 when the connection is acknowledged.
	 */
	int socket(List<String> headers, String payload) throws IOException {
		var head = new StringBuilder("GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + port
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n");
		headers.forEach(line -> head.append(line).append("\r\n"));
		head.append("\r\n");
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
			var in = new DataInputStream(socket.getInputStream());
			var answer = new StringBuilder();
			while (answer.indexOf("\r\n\r\n") < 0) {
				answer.append((char) in.readUnsignedByte());
			}
			int status = status(answer.toString());
			if (status != 101) {
				return status;
			}
			socket.getOutputStream().write(frame("{\"type\":\"connection_init\",\"payload\":" + payload + "}"));
			return closed(in);
		}
	}

	/** Masked with zeros; its length in as few bits as it takes. */
	private static byte[] frame(String text) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		ByteBuffer frame = ByteBuffer.allocate(8 + content.length).put((byte) 0x81);
		if (content.length < 126) {
			frame.put((byte) (0x80 | content.length));
		}
		else {
			frame.put((byte) (0x80 | 126)).putShort((short) content.length);
		}
		frame.putInt(0).put(content);
		return Arrays.copyOf(frame.array(), frame.position());
	}

	private static int closed(DataInputStream in) throws IOException {
		int first = in.readUnsignedByte();
		int length = in.readUnsignedByte();
		if (length == 126) {
			length = in.readUnsignedShort();
		}
		return (first & 0x0f) == 8 && length >= 2 ? in.readUnsignedShort() : 0;
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
