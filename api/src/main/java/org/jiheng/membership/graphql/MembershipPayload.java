package org.jiheng.membership.graphql;

import java.util.List;
import org.jiheng.membership.Membership;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one membership: of grantMembership, changeMembership, revokeMembership.
 */
record MembershipPayload(@Nullable Membership membership, List<Problem.InvalidInput> problems) {
}
