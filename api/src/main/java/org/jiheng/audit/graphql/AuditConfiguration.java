package org.jiheng.audit.graphql;

import org.jiheng.audit.AuditTrail;
import org.jiheng.audit.AuditedReads;
import org.jiheng.audit.Auditing;
import org.jiheng.audit.ReadTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	Auditing auditing(AuditTrail trail) {
		return new Auditing(trail);
	}

	@Bean
	AuditedReads auditedReads(ReadTrail trail) {
		return new AuditedReads(trail);
	}

}
