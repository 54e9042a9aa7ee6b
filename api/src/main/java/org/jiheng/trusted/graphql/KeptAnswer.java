package org.jiheng.trusted.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jiheng.shared.Digest;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** An answer as bytes, plain and once asked for compressed, which nobody changes. */
final class KeptAnswer {

	private static final String HEAD = "{\"data\":";

	private final String state;

	private final String tag;

	private final byte[] plain;

	private final int dataLength;

	private final Map<Object, Object> extensions;

	private volatile byte @Nullable [] zipped;

	private final List<RegionCode> counties;

	private KeptAnswer(String state, String tag, byte[] plain, int dataLength, Map<Object, Object> extensions,
			List<RegionCode> counties) {
		this.state = state;
		this.tag = tag;
		this.plain = plain;
		this.dataLength = dataLength;
		this.extensions = Map.copyOf(extensions);
		this.counties = List.copyOf(counties);
	}

	/**
	 * Of a response without errors. Its tag tells apart what it answers, for whom, in
	 * which state, and what it says.
	 * @param state what was sealed when it was read
	 * @param counties whose data an overseeing region gets to see by it
	 */
	static KeptAnswer of(AskedDocument.Key key, String state, WebGraphQlResponse response, List<RegionCode> counties,
			JsonMapper json) {
		byte[] data = json.writeValueAsBytes(response.getData());
		Map<Object, Object> extensions = response.getExtensions();
		var body = new ByteArrayOutputStream(data.length + 100);
		body.writeBytes(HEAD.getBytes(UTF_8));
		body.writeBytes(data);
		if (!extensions.isEmpty()) {
			body.writeBytes(",\"extensions\":".getBytes(UTF_8));
			body.writeBytes(json.writeValueAsBytes(extensions));
		}
		body.write('}');
		String tag = Digest.of(String.join("\n", key.document(), String.valueOf(key.operation()), key.scope(), state,
				String.valueOf(key.variables()), body.toString(UTF_8)));
		return new KeptAnswer(state, tag.substring(0, 32), body.toByteArray(), data.length, extensions, counties);
	}

	boolean isOf(String otherState) {
		return state.equals(otherState);
	}

	String tag() {
		return tag;
	}

	byte[] bytes(boolean compressed) {
		if (!compressed) {
			return plain;
		}
		byte[] known = zipped;
		if (known == null) {
			known = zip(plain);
			zipped = known;
		}
		return known;
	}

	/** As the engine would have answered; its data are written as they stand. */
	WebGraphQlResponse response(ExecutionInput input) {
		var data = new RawValue(new String(plain, HEAD.length(), dataLength, UTF_8));
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input,
				ExecutionResult.newExecutionResult().data(data).extensions(extensions).build()));
	}

	/** It, when an overseeing region is noted to have read what it shows. */
	Mono<KeptAnswer> seen() {
		return CurrentScope.get()
			.filter(Scope.Oversight.class::isInstance)
			.flatMap(oversight -> ReadAcross.current())
			.doOnNext(across -> {
				across.begin();
				across.found(counties);
			})
			.thenReturn(this);
	}

	/** Compressed it takes about a quarter. */
	int weight() {
		return plain.length + plain.length / 4 + 16 * counties.size() + 2 * state.length() + 500;
	}

	private static byte[] zip(byte[] plain) {
		var zipped = new ByteArrayOutputStream(plain.length / 4 + 64);
		try (var stream = new GZIPOutputStream(zipped)) {
			stream.write(plain);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return zipped.toByteArray();
	}

}
