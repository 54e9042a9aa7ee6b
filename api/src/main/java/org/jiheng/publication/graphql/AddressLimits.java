package org.jiheng.publication.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jiheng.shared.http.ProblemAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets each address ask so often and no more. A forgotten address begins anew, so
 * addresses are forgotten only when there are very many, or after they could have asked
 * all they may at once anyhow.
 */
final class AddressLimits implements HandlerFilterFunction<ServerResponse, ServerResponse> {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** Of an IPv6 address, what one subscriber usually has all of. */
	private static final int NETWORK_BYTES = 8;

	private final PublicReaderProperties properties;

	private final Cache<String, Bucket> buckets;

	AddressLimits(PublicReaderProperties properties) {
		this.properties = properties;
		this.buckets = Caffeine.newBuilder()
			.maximumSize(properties.addresses())
			.expireAfterAccess(MINUTE.multipliedBy(1 + properties.burst() / properties.requestsPerMinute()))
			.build();
	}

	@Override
	public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
		Duration wait = await(request.remoteAddress().map(InetSocketAddress::getAddress).orElse(null));
		return wait.isZero() ? next.handle(request) : refused(1 + wait.toSeconds());
	}

	/** How long the address has to wait until it may ask again; zero when it may now. */
	Duration await(@Nullable InetAddress address) {
		Bucket bucket = buckets.get(key(address), any -> bucket());
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit(limit -> limit.capacity(properties.burst()).refillGreedy(properties.requestsPerMinute(), MINUTE))
			.build();
	}

	private static String key(@Nullable InetAddress address) {
		if (address instanceof Inet6Address) {
			return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
		}
		return address == null ? "" : address.getHostAddress();
	}

	private static Mono<ServerResponse> refused(long seconds) {
		var answer = new ProblemAnswer(HttpStatus.TOO_MANY_REQUESTS, "LIMIT_EXCEEDED", "查询过于频繁",
				Map.of("suggestion", "请在 " + seconds + " 秒后重试", "reason", "RATE"));
		return ServerResponse.status(answer.status())
			.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(answer.plain());
	}

}
