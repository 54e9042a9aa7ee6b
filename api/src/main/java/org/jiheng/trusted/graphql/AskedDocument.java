package org.jiheng.trusted.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a GET asks for: a document by its id, with variables. */
record AskedDocument(TrustedDocument document, @Nullable String operation, Map<String, @Nullable Object> variables) {

	/**
	 * Under what an answer is kept. All of a scope's holders see the same, whoever they
	 * are.
	 */
	record Key(String document, @Nullable String operation, Map<String, @Nullable Object> variables, String scope) {

		/**
		 * @param document SHA-256 of its text
		 */
		static Key of(String document, @Nullable String operation, Map<String, @Nullable Object> variables,
				Scope.Regional scope) {
			return new Key(document, operation, variables, name(scope));
		}
	}

	static AskedDocument read(ServerRequest request, TrustedDocuments documents, JsonMapper json) {
		String id = request.queryParam("documentId").orElse("");
		TrustedDocument document = documents.of(id.startsWith("sha256:") ? id.substring(7) : id)
			.orElseThrow(() -> new ProblemException(
					new Problem.NotFound("没有登记这个文档；documentId 是其文本的 SHA-256（十六进制小写），未登记的文档请用 POST")));
		return new AskedDocument(document, request.queryParam("operationName").orElse(null),
				request.queryParam("variables").map(text -> variables(text, json)).orElse(Map.of()));
	}

	Key key(Scope.Regional scope) {
		return Key.of(document.id(), operation, variables, scope);
	}

	/** Scopes of the same name see the same. */
	static String name(Scope.Regional scope) {
		return switch (scope) {
			case Scope.OfCounty of -> of.role() + " " + of.county();
			case Scope.OfDepartment of -> of.role() + " " + of.county() + " " + of.department();
			case Scope.Oversight over -> "OVERSIGHT " + over.region();
		};
	}

	private static Map<String, @Nullable Object> variables(String text, JsonMapper json) {
		try {
			Map<String, Object> variables = json.readValue(text, new TypeReference<Map<String, Object>>() {
			});
			if (variables != null) {
				return new LinkedHashMap<String, @Nullable Object>(variables);
			}
		}
		catch (JacksonException _) {
			// told below
		}
		throw new ProblemException(new Problem.InvalidInput("VARIABLES", List.of("variables"), "variables 不是 JSON 对象",
				"如 variables={\"id\":\"…\"}，须按网址规则编码"));
	}
}
