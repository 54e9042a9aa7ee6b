package org.jiheng.demo;

import java.net.URI;
import java.util.stream.Collectors;
import org.jiheng.issuer.DemoUser;

/** The one block that a newcomer reads. */
final class DemoGreeting {

	/** What the greeting proposes to ask. */
	static final String COMPARISON = """
			{ comparison(filter: {years: [2024, 2025, 2026]}, by: COUNTY, measures: [TOTAL, PROJECTS]) {
			rows { label cells { year measure valueState value changePercent rank } }
			coverage { year counties countiesExpected departments departmentsExpected }
			comparability { code message } } }""";

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

				比较三县三年（合成数据；JIHENG_YEAR=walk 后含卢龙县司法局的真实文本）/ compare three counties and years
				(made-up data; with the real document after JIHENG_YEAR=walk):
				%8$s

				换成 qinhuangdao-oversight：只有本市两县；换成 changli-finance：只有本县
				as qinhuangdao-oversight: its two counties; as changli-finance: itself alone

				换成 changli-finance 再查那份预算：什么也看不到 / that budget as changli-finance: nothing of it
				停止 / stop: Ctrl-C    数据 / data: %7$s
				────────────────────────────────────────────────────────────────────────
				""".formatted(milliseconds / 1000.0, settings.uri(), issuer, users(), tokenCommand(issuer),
				budgetCommand(settings.uri()), settings.data(), comparisonCommand(settings.uri(), issuer));
	}

	static String tokenCommand(URI issuer) {
		return tokenCommand(issuer, "lulong-finance");
	}

	private static String tokenCommand(URI issuer, String user) {
		return "TOKEN=$(curl -s -u " + user + ":demo -d grant_type=client_credentials " + issuer
				+ "/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
	}

	static String budgetCommand(URI api) {
		return "curl -s " + api
				+ "/graphql -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\\n"
				+ "  -d '{\"query\":\"{ budget(county: \\\"130324\\\", department: \\\"315\\\", year: 2024) { title projectCount"
				+ " funds { total } projects(first: 20) { nodes { name classified funds { total }"
				+ " indicators { level2 level3 target { raw } } } } } }\"}'";
	}

	static String comparisonCommand(URI api, URI issuer) {
		return tokenCommand(issuer, "hebei-oversight") + "\ncurl -s " + api
				+ "/graphql -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\\n"
				+ "  -d '{\"query\":\"" + COMPARISON.replace("\n", " ") + "\"}'";
	}

	private static String users() {
		return DemoUser.ALL.stream()
			.map(user -> "  %-26s%s".formatted(user.name(), user.title()))
			.collect(Collectors.joining("\n"));
	}

}
