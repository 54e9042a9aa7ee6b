package org.jiheng.postgres;

import org.springframework.context.annotation.Bean;

/** Lets faults happen at a statement. To be added to the application's context. */
public class FaultyConnections extends ListenedConnections {

	@Bean
	static Faults faults() {
		return new Faults();
	}

}
