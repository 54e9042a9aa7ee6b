package org.jiheng.membership.graphql;

import java.util.List;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jspecify.annotations.Nullable;

/** Who is asking, as GraphQL shows it. */
record Viewer(String subject, @Nullable String name, @Nullable Membership acting, List<Membership> memberships) {

	static Viewer of(Acting acting) {
		return new Viewer(acting.caller().subject(), acting.caller().name(), acting.membership(), acting.memberships());
	}
}
