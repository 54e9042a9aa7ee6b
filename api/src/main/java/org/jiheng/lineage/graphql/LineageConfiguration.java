package org.jiheng.lineage.graphql;

import java.time.Clock;
import org.jiheng.audit.Writes;
import org.jiheng.county.Regions;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.Departments;
import org.jiheng.lineage.Aliasing;
import org.jiheng.lineage.Naming;
import org.jiheng.lineage.ProjectAliases;
import org.jiheng.lineage.Recording;
import org.jiheng.lineage.UnitChanges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class LineageConfiguration {

	@Bean
	Aliasing aliasingOfProjects(ProjectAliases aliases, Writes writes) {
		return new Aliasing(aliases, writes);
	}

	@Bean
	Naming namingOfDepartments(Departments departments, DepartmentAliases aliases, UnitChanges changes, Regions regions,
			Writes writes) {
		return new Naming(departments, aliases, changes, Mono.defer(regions::all), writes, Clock.systemUTC());
	}

	@Bean
	Recording recordingOfUnits(UnitChanges changes, Writes writes) {
		return new Recording(changes, writes);
	}

}
