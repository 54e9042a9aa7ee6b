package org.jiheng.trusted.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.shared.Digest;
import org.jiheng.shared.graphql.SealedRoots;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents that may be run by GET, read once at the start: each is a query that the
 * schema knows, or the application does not start.
 */
@Component
class TrustedDocuments {

	private static final List<String> OWN = List.of("classpath*:trusted/**/*.graphql", "classpath*:trusted/**/*.json");

	private final Map<String, TrustedDocument> documents;

	TrustedDocuments(TrustedProperties properties, GraphQlSource source, List<SealedRoots> roots, JsonMapper json) {
		GraphQLSchema schema = source.schema();
		this.documents = texts(properties, json).entrySet()
			.stream()
			.collect(toMap(Map.Entry::getKey, each -> document(each.getKey(), each.getValue(), schema, roots)));
	}

	Optional<TrustedDocument> of(String id) {
		return Optional.ofNullable(documents.get(id));
	}

	private static TrustedDocument document(String id, String text, GraphQLSchema schema, List<SealedRoots> roots) {
		ParseAndValidateResult parsed = ParseAndValidate.parseAndValidate(schema,
				ExecutionInput.newExecutionInput(text).build());
		if (parsed.isFailure()) {
			throw new IllegalStateException("a trusted document that the schema does not know: " + parsed.getErrors());
		}
		boolean asks = parsed.getDocument()
			.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.allMatch(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY);
		if (!asks) {
			throw new IllegalStateException("a trusted document only asks: " + text);
		}
		return new TrustedDocument(id, text, SealedRoots.coverAll(roots, parsed.getDocument()));
	}

	/** By their hashes; the same document may stand in several places. */
	private static Map<String, String> texts(TrustedProperties properties, JsonMapper json) {
		Map<String, String> texts = new HashMap<>();
		for (Resource resource : resources(properties)) {
			if (String.valueOf(resource.getFilename()).endsWith(".json")) {
				json.readValue(text(resource), new TypeReference<Map<String, String>>() {
				}).forEach((hash, text) -> texts.put(verified(hash, text, resource), text));
			}
			else {
				texts.put(Digest.of(text(resource)), text(resource));
			}
		}
		return texts;
	}

	private static String verified(String hash, String text, Resource resource) {
		if (!Digest.of(text).equals(hash)) {
			throw new IllegalStateException(resource + " has a document whose SHA-256 is not " + hash);
		}
		return hash;
	}

	private static List<Resource> resources(TrustedProperties properties) {
		var resolver = new PathMatchingResourcePatternResolver();
		List<Resource> resources = new ArrayList<>();
		Stream.concat(OWN.stream(), properties.locations().stream()).forEach(location -> {
			try {
				resources.addAll(List.of(resolver.getResources(location)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("no trusted documents at " + location, ex);
			}
		});
		return resources;
	}

	private static String text(Resource resource) {
		try {
			return resource.getContentAsString(UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("a trusted document cannot be read: " + resource, ex);
		}
	}

}
