package org.jiheng.adjustment.graphql;

import java.time.Clock;
import org.jiheng.adjustment.Adjusting;
import org.jiheng.adjustment.Adjustments;
import org.jiheng.budget.Drafts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdjustmentConfiguration {

	@Bean
	Adjusting adjusting(Adjustments adjustments, Drafts drafts) {
		return new Adjusting(adjustments, drafts, Clock.systemUTC());
	}

}
