package org.jiheng.trusted.graphql;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Trusted documents, under {@code jiheng.graphql.trusted}.
 *
 * @param locations where further documents are, as Spring names resources, such as
 * {@code file:/etc/jiheng/trusted/*.graphql}; a .json file is a map of hashes to texts
 * @param cache how much memory the answers may take
 * @param look for how long it is not asked again whether more was sealed or granted
 */
@ConfigurationProperties("jiheng.graphql.trusted")
record TrustedProperties(@DefaultValue List<String> locations, @DefaultValue("64MB") DataSize cache,
		@DefaultValue("1s") Duration look) {

	private static final Duration LONGEST = Duration.ofSeconds(15);

	TrustedProperties {
		if (look.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("jiheng.graphql.trusted.look may be " + LONGEST
					+ " at most, for a revocation to act within thirty seconds: " + look);
		}
	}
}
