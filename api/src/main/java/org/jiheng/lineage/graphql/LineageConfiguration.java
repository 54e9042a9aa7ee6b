package org.jiheng.lineage.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.lineage.Recording;
import org.jiheng.lineage.UnitChanges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LineageConfiguration {

	@Bean
	Recording recordingOfUnits(UnitChanges changes, Writes writes) {
		return new Recording(changes, writes);
	}

}
