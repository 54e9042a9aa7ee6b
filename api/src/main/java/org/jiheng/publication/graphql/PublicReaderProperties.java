package org.jiheng.publication.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may ask the anonymous reader, under {@code jiheng.public-reader}.
 * The address is that of the connection: behind a proxy, set
 * {@code server.forward-headers-strategy} to native, else all readers share the proxy's.
 *
 * @param requestsPerMinute how many requests are let in in the long run
 * @param burst how many may come at once after a pause
 * @param addresses how many addresses are remembered; the longest idle ones are forgotten
 */
@ConfigurationProperties("jiheng.public-reader")
record PublicReaderProperties(@DefaultValue("60") int requestsPerMinute, @DefaultValue("30") int burst,
		@DefaultValue("100000") int addresses) {

	PublicReaderProperties {
		if (requestsPerMinute < 1 || burst < 1 || addresses < 1) {
			throw new IllegalArgumentException("jiheng.public-reader: all numbers are at least 1");
		}
	}
}
