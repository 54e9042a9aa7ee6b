package org.jiheng.lineage.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.lineage.Aliasing;
import org.jiheng.lineage.ProjectAliases;
import org.jiheng.lineage.Recording;
import org.jiheng.lineage.UnitChanges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LineageConfiguration {

	@Bean
	Aliasing aliasingOfProjects(ProjectAliases aliases, Writes writes) {
		return new Aliasing(aliases, writes);
	}

	@Bean
	Recording recordingOfUnits(UnitChanges changes, Writes writes) {
		return new Recording(changes, writes);
	}

}
