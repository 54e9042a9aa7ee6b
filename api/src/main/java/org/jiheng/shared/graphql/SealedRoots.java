package org.jiheng.shared.graphql;

import graphql.language.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Root fields whose answers are made of what was sealed and of the acting scope, and of
 * nothing about who asks: each feature gives its own as a bean.
 */
public record SealedRoots(Set<String> fields) {

	public SealedRoots {
		fields = Set.copyOf(fields);
	}

	/** Whether every operation of a document asks for such fields only. */
	public static boolean coverAll(Collection<SealedRoots> known, Document document) {
		Set<String> open = new HashSet<>(Set.of("__typename"));
		known.forEach(each -> open.addAll(each.fields));
		return new OpenRoots(open).admit(document);
	}
}
