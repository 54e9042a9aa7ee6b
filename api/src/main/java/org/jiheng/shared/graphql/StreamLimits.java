package org.jiheng.shared.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be held open on one instance, under {@code jiheng.graphql.streams}.
 *
 * @param all how many subscriptions, and how many sockets
 * @param each how many of them one subject may have
 * @param strangers how many sockets may be open that have not said yet who they are
 * @param longest after this a stream or a socket ends, even where its token goes on
 */
@ConfigurationProperties("jiheng.graphql.streams")
record StreamLimits(@DefaultValue("500") int all, @DefaultValue("10") int each, @DefaultValue("100") int strangers,
		@DefaultValue("1h") Duration longest) {

}
