package org.jiheng.trusted.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.List;
import org.jiheng.shared.graphql.SealedRoots;
import org.springframework.stereotype.Component;

/** Tells documents that ask for nothing but what was sealed. */
@Component
class SealedDocuments {

	private static final int LONGEST = 10_000;

	/**
	 * What nests deeper is refused by the edge, or takes more stack than a thread may
	 * have.
	 */
	private static final ParserOptions SHALLOW = ParserOptions.getDefaultOperationParserOptions()
		.transform(options -> options.maxRuleDepth(200));

	private final List<SealedRoots> roots;

	private final Cache<String, Boolean> known = Caffeine.newBuilder()
		.maximumWeight(1_000_000)
		.weigher((String document, Boolean sealed) -> document.length())
		.build();

	SealedDocuments(List<SealedRoots> roots) {
		this.roots = List.copyOf(roots);
	}

	boolean holds(String document) {
		return document.length() <= LONGEST && names(document) && known.get(document, this::parsed);
	}

	/** Most documents name none, and are not parsed here. */
	private boolean names(String document) {
		return roots.stream().anyMatch(each -> each.fields().stream().anyMatch(document::contains));
	}

	private boolean parsed(String document) {
		try {
			return SealedRoots.coverAll(roots, new Parser().parseDocument(
					ParserEnvironment.newParserEnvironment().document(document).parserOptions(SHALLOW).build()));
		}
		catch (InvalidSyntaxException _) {
			return false;
		}
	}

}
