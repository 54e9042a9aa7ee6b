package org.jiheng.comparison;

import java.util.List;
import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/**
 * How much of what could be there in a year is there.
 *
 * @param reported the counties that have a snapshot
 * @param granted how many counties the asker may see
 * @param departments how many departments have one, of registered
 * @param frames the indicator frames in use, as far as the classes tell
 * @param missing counties that have none, at most 200
 */
public record Coverage(FiscalYear year, List<RegionCode> reported, int granted, int departments, int registered,
		Set<String> frames, List<RegionCode> missing) {

	public Coverage {
		reported = List.copyOf(reported);
		frames = Set.copyOf(frames);
		missing = List.copyOf(missing);
	}

	boolean whole() {
		return reported.size() == granted && departments == registered;
	}
}
