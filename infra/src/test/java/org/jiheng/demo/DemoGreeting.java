package org.jiheng.demo;

import java.net.URI;
import java.util.stream.Collectors;
import org.jiheng.issuer.DemoUser;

/** The one block that a newcomer reads. */
final class DemoGreeting {

	private DemoGreeting() {
	}

	static String text(DemoSettings settings, URI issuer, long milliseconds) {
		return """

				────────────────────────────────────────────────────────────────────────
				绩衡已就绪 / Jiheng is ready (%.1f s)

				  API       %2$s/graphql
				  GraphiQL  %2$s/graphiql
				  身份服务 / issuer  %3$s

				演示用户 / demo users (密码、客户端密钥 / secret: demo)
				%4$s

				取令牌 / get a token:
				%5$s

				查询预算 / ask for the budget:
				%6$s

				换成 changli-finance 再试：什么也看不到 / as changli-finance: nothing of it
				停止 / stop: Ctrl-C    数据 / data: %7$s
				────────────────────────────────────────────────────────────────────────
				""".formatted(milliseconds / 1000.0, settings.uri(), issuer, users(), tokenCommand(issuer),
				budgetCommand(settings.uri()), settings.data());
	}

	static String tokenCommand(URI issuer) {
		return "TOKEN=$(curl -s -u lulong-finance:demo -d grant_type=client_credentials " + issuer
				+ "/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
	}

	static String budgetCommand(URI api) {
		return "curl -s " + api
				+ "/graphql -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\\n"
				+ "  -d '{\"query\":\"{ budget(county: \\\"130324\\\", department: \\\"315\\\", year: 2024) { title projectCount"
				+ " funds { total } projects(first: 20) { nodes { name classified funds { total }"
				+ " indicators { level2 level3 target { raw } } } } } }\"}'";
	}

	private static String users() {
		return DemoUser.ALL.stream()
			.map(user -> "  %-26s%s".formatted(user.name(), user.title()))
			.collect(Collectors.joining("\n"));
	}

}
