package org.jiheng.shared.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one request may ask for, under {@code jiheng.graphql.limits}. The cost counts
 * objects: a paged list those of its page, another list {@link #list}.
 */
@ConfigurationProperties("jiheng.graphql.limits")
record Limits(@DefaultValue("30000") int characters, @DefaultValue("4000") int tokens, @DefaultValue("20") int depth,
		@DefaultValue("60000") long cost, @DefaultValue("10") int list, @DefaultValue("600") int fields,
		@DefaultValue("20") int roots, @DefaultValue("30") int aliases, @DefaultValue("50") int directives,
		@DefaultValue("10s") Duration timeout) {

}
