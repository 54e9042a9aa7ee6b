package org.jiheng.county.graphql;

import java.util.List;
import org.jiheng.county.County;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record OnboardCountyPayload(@Nullable County county, List<Problem.InvalidInput> problems) {
}
