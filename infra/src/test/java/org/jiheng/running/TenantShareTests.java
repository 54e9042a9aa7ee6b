package org.jiheng.running;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.util.TestPropertyValues;

/** What one county takes of an instance leaves the rest to others. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantShareTests {

	private static final String GREEDY = "lulong-finance";

	private static final String OTHER = "hebei-oversight";

	private static final String SPENDER = "changli-finance";

	private static final String LITTLE = "{ viewer { subject } }";

	private static final String MUCH = "{ budgets(first: 100) { nodes { projects(first: 100) { nodes { name } } } } }";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	TenantShareTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database, application -> TestPropertyValues
			.of("jiheng.tenant-share.at-once=2", "jiheng.tenant-share.waiting=1", "jiheng.tenant-share.patience=1s",
					"jiheng.tenant-share.cost-per-second=200", "jiheng.tenant-share.cost-saved=10000")
			.applyTo(application));
		this.client = jiheng.client();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aCountyWithTooMuchUnderWayIsToldToWaitAndOthersAreNot() throws Exception {
		assertThat(client.answer(GREEDY, LITTLE, Map.of()).statusCode()).isEqualTo(200);
		try (Socket first = unfinished(); Socket second = unfinished()) {
			assertThat(first.isConnected() && second.isConnected()).isTrue();
			HttpResponse<String> refused = refused();
			assertThat(refused.headers().firstValue("Retry-After")).contains("1");
			assertThat(refused.body()).contains("\"code\":\"LIMIT_EXCEEDED\"", "\"reason\":\"TENANT_BUSY\"", "秒后重试");
			assertThat(client.answer(OTHER, LITTLE, Map.of()).statusCode()).isEqualTo(200);
		}
		Instant end = Instant.now().plus(Duration.ofSeconds(20));
		while (client.answer(GREEDY, LITTLE, Map.of()).statusCode() != 200) {
			assertThat(Instant.now()).as("places of those who left are free again").isBefore(end);
		}
	}

	@Test
	void aCountyThatHasSpentItsCostIsToldWhenToAskAgainAndOthersAreNot() throws Exception {
		HttpResponse<String> last = client.answer(SPENDER, MUCH, Map.of());
		assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
		// What an answer cost is paid once it has gone out.
		Instant end = Instant.now().plus(Duration.ofSeconds(20));
		while (last.statusCode() == 200) {
			assertThat(Instant.now()).as("its cost is spent").isBefore(end);
			last = client.answer(SPENDER, LITTLE, Map.of());
		}
		assertThat(last.statusCode()).isEqualTo(429);
		assertThat(last.body()).contains("\"reason\":\"TENANT_COST\"");
		assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 600);
		assertThat(client.answer(GREEDY, LITTLE, Map.of()).statusCode()).isEqualTo(200);
	}

	/** Once both requests have arrived. */
	private HttpResponse<String> refused() throws IOException, InterruptedException {
		Instant end = Instant.now().plus(Duration.ofSeconds(20));
		HttpResponse<String> answer = client.answer(GREEDY, LITTLE, Map.of());
		while (answer.statusCode() == 200) {
			assertThat(Instant.now()).isBefore(end);
			answer = client.answer(GREEDY, LITTLE, Map.of());
		}
		assertThat(answer.statusCode()).isEqualTo(429);
		return answer;
	}

	/** A request whose body does not come, so that it goes on and on. */
	private Socket unfinished() throws IOException, InterruptedException {
		URI api = client.address();
		var socket = new Socket(api.getHost(), api.getPort());
		socket.getOutputStream()
			.write(("POST /graphql HTTP/1.1\r\nHost: " + api.getHost() + "\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 1000\r\nAuthorization: Bearer " + client.token(GREEDY) + "\r\n\r\n{")
				.getBytes(US_ASCII));
		socket.getOutputStream().flush();
		return socket;
	}

}
