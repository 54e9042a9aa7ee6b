package org.jiheng.publication.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitsTests {

	private final AddressLimits limits = new AddressLimits(new PublicReaderProperties(1, 2, 1000));

	@Test
	void afterTheBurstAnAddressWaits() throws UnknownHostException {
		assertThat(wait("192.0.2.1")).isZero();
		assertThat(wait("192.0.2.1")).isZero();
		assertThat(wait("192.0.2.1")).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
		assertThat(wait("192.0.2.2")).as("another address").isZero();
	}

	@Test
	void aNetworkOfIpv6IsOneAddress() throws UnknownHostException {
		assertThat(wait("2001:db8:0:1::1")).isZero();
		assertThat(wait("2001:db8:0:1::2")).isZero();
		assertThat(wait("2001:db8:0:1:ffff::3")).isPositive();
		assertThat(wait("2001:db8:0:2::1")).isZero();
	}

	@Test
	void anUnknownAddressIsOneToo() {
		assertThat(limits.await(null)).isZero();
		assertThat(limits.await(null)).isZero();
		assertThat(limits.await(null)).isPositive();
	}

	@Test
	void noLimitIsNone() {
		assertThatThrownBy(() -> new PublicReaderProperties(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
	}

	private Duration wait(String address) throws UnknownHostException {
		return limits.await(InetAddress.getByName(address));
	}

}
