package org.jiheng.bulk.http;

import org.jiheng.bulk.Bulk;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.snapshot.Stretches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

	@Bean
	Bulk bulk(Stretches stretches, Snapshots snapshots) {
		return new Bulk(stretches, snapshots);
	}

}
