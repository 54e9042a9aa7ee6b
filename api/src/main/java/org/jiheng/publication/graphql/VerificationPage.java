package org.jiheng.publication.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jiheng.budget.BudgetKey;
import org.jiheng.publication.Edition;
import org.jiheng.publication.Editions;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.snapshot.Basis;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * Tells anyone whether a number printed on a document is that of a text that is public,
 * and of which; as a page, or as JSON to who asks for that. What is not public, what was
 * and is no more, and what never was are told by the same bytes.
 */
final class VerificationPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZoneId.of("Asia/Shanghai"));

	private static final String UNKNOWN = "没有这个编号";

	private static final String ADVICE = "请核对文件页脚的快照摘要（64 位，空格不计）。没有公开或已经撤下的文本，也查不到。";

	private final Editions editions;

	VerificationPage(Editions editions) {
		this.editions = editions;
	}

	Mono<ServerResponse> answer(ServerRequest request) {
		String hash = request.pathVariable("hash").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
		boolean json = request.headers()
			.accept()
			.stream()
			.findFirst()
			.filter(MediaType.APPLICATION_JSON::isCompatibleWith)
			.filter(first -> !first.isWildcardType())
			.isPresent();
		return Mono.just(hash)
			.filter(each -> each.matches("[0-9a-f]{64}"))
			.flatMap(editions::sealedAs)
			.flatMap(edition -> json ? json(HttpStatus.OK, known(edition))
					: page(HttpStatus.OK, "编号属实", "摘要相同的文本已经公开，内容以公开的文本为准。", rows(edition)))
			.switchIfEmpty(Mono.defer(() -> json ? json(HttpStatus.NOT_FOUND, unknown())
					: page(HttpStatus.NOT_FOUND, UNKNOWN, ADVICE, Map.of())));
	}

	private static Mono<ServerResponse> json(HttpStatus status, Map<String, Object> body) {
		return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).bodyValue(body);
	}

	private static Map<String, Object> unknown() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("known", false);
		body.put("message", UNKNOWN);
		body.put("suggestion", ADVICE);
		return body;
	}

	private static Map<String, Object> known(Edition edition) {
		BudgetKey budget = edition.snapshot().budget();
		Basis basis = edition.basis();
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("known", true);
		body.put("county", Map.of("code", budget.county().value(), "name", edition.countyName()));
		body.put("department", Map.of("code", budget.department().value(), "name", edition.departmentName()));
		body.put("year", budget.year().value());
		body.put("title", edition.title());
		body.put("stage", edition.kind().name());
		body.put("adjustment", edition.adjustment());
		body.put("snapshot", edition.snapshot().number());
		body.put("hash", edition.hash());
		body.put("contentHash", edition.contentHash());
		body.put("sealedAt", edition.sealedAt().toString());
		body.put("publishedAt", edition.publishedAt().toString());
		body.put("publishedIn", PublicationConfiguration.PATH);
		if (basis != null) {
			body.put("basis", basis.document());
		}
		body.put("projectCount", edition.projectCount());
		return body;
	}

	private static Map<String, String> rows(Edition edition) {
		BudgetKey budget = edition.snapshot().budget();
		Basis basis = edition.basis();
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("县（区、市）", edition.countyName() + "（" + budget.county() + "）");
		rows.put("部门", edition.departmentName() + "（" + budget.department() + "）");
		rows.put("年度", budget.year().toString());
		rows.put("标题", edition.title());
		rows.put("阶段", stage(edition) + "，第 " + edition.snapshot().number() + " 号快照");
		if (basis != null) {
			rows.put("批复文件", basis.document());
		}
		rows.put("项目", edition.projectCount() + " 个，预算数 "
				+ new Money(edition.funds().totalFen()).in(MoneyUnit.WAN_YUAN).toPlainString() + " 万元");
		rows.put("封存时间", TIME.format(edition.sealedAt()));
		rows.put("公开时间", TIME.format(edition.publishedAt()));
		rows.put("公开处", "本系统的公开查询（" + PublicationConfiguration.PATH + "，publishedBudget）");
		rows.put("快照摘要（SHA-256）", edition.hash());
		rows.put("内容摘要（SHA-256）", edition.contentHash());
		return rows;
	}

	private static String stage(Edition edition) {
		return switch (edition.kind()) {
			case APPROVAL -> "批复";
			case ADJUSTMENT -> "第 " + edition.adjustment() + " 次调整";
			case YEAR_END -> "年末封存";
		};
	}

	private static Mono<ServerResponse> page(HttpStatus status, String title, String words, Map<String, String> rows) {
		StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"UTF-8\">"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>绩衡文本核验</title></head>"
				+ "<body><h1>");
		html.append(title).append("</h1><p>").append(words).append("</p>");
		if (!rows.isEmpty()) {
			html.append("<table border=\"1\" cellpadding=\"6\">");
			rows.forEach((name, value) -> html.append("<tr><th align=\"left\">")
				.append(name)
				.append("</th><td>")
				.append(HtmlUtils.htmlEscape(value, "UTF-8"))
				.append("</td></tr>"));
			html.append("</table>");
		}
		html.append("</body></html>\n");
		return ServerResponse.status(status)
			.contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
			.bodyValue(html.toString());
	}

}
