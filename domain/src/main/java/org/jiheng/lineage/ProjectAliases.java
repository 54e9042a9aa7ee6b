package org.jiheng.lineage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** The confirmed aliases that the current scope sees; all to be used in a transaction. */
public interface ProjectAliases {

	/** A project as it was sealed last under its key. */
	record Sealed(String name, DepartmentCode department) {
	}

	/** All that are not withdrawn. */
	Mono<List<ProjectAlias>> inForce();

	/** The sealed projects of the county under these keys; unknown ones are missing. */
	Mono<Map<String, Sealed>> sealed(RegionCode county, Set<String> keys);

	/** Keeps one more; empty when the earlier key has one in force. */
	Mono<ProjectAlias> confirm(RegionCode county, String earlier, String later, Map<String, Sealed> sealed,
			String basis);

	/** Withdraws what is in force of that earlier key; empty when there is none. */
	Mono<ProjectAlias> withdraw(RegionCode county, String earlier);

	/** Whatever became of it. */
	Mono<ProjectAlias> of(RegionCode county, int number);

}
