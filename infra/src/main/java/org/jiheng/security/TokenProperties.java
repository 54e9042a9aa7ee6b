package org.jiheng.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How access tokens are checked, beside the issuer, the audience and the algorithms,
 * which are named by Spring's own properties.
 *
 * @param clockSkew how far the issuer's clock may be off
 * @param maxSize the longest token that is looked at
 * @param decodedFor how long a token that has been checked is not checked again, at most
 * until it expires
 * @param keysFreshFor after this, the issuer's keys are fetched again
 * @param keysTrustedFor after this without a successful fetch, a request waits for one
 * @param keysKeptFor how long the known keys go on while the issuer does not answer
 * @param fetchInterval the issuer is asked at most once in this time, whatever comes in
 * @param fetchTimeout how long the issuer has to answer
 */
@ConfigurationProperties("jiheng.security.token")
record TokenProperties(@DefaultValue("10s") Duration clockSkew, @DefaultValue("8KB") DataSize maxSize,
		@DefaultValue("30s") Duration decodedFor, @DefaultValue("1m") Duration keysFreshFor,
		@DefaultValue("4m") Duration keysTrustedFor, @DefaultValue("24h") Duration keysKeptFor,
		@DefaultValue("10s") Duration fetchInterval, @DefaultValue("5s") Duration fetchTimeout) {
}
