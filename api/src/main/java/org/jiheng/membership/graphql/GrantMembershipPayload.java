package org.jiheng.membership.graphql;

import java.util.List;
import org.jiheng.membership.Membership;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record GrantMembershipPayload(@Nullable Membership membership, List<Problem.InvalidInput> problems) {
}
