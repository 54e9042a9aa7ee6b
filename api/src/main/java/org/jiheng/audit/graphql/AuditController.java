package org.jiheng.audit.graphql;

import org.jiheng.audit.AuditFilter;
import org.jiheng.audit.Auditing;
import org.jiheng.audit.KeptEntry;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The audit trail of a county, for those who audit it. */
@Controller
class AuditController {

	private final Auditing auditing;

	AuditController(Auditing auditing) {
		this.auditing = auditing;
	}

	@QueryMapping
	Mono<Connection<AuditEntry>> auditEntries(@Argument @Nullable AuditFilterInput filter,
			@Arguments PageArguments page) {
		AuditFilter wanted = (filter == null ? AuditFilterInput.NONE : filter).filter();
		Paging paging = page.over("AuditEntry", wanted.departments().stream().sorted().toList(),
				wanted.subjects().stream().sorted().toList(), wanted.operations().stream().sorted().toList(),
				wanted.from(), wanted.until());
		return auditing.list(wanted, paging.request())
			.map(found -> paging.connection(shown(found), () -> auditing.count(wanted)));
	}

	@QueryMapping
	Mono<AuditVerification> auditVerification() {
		return auditing.verify().map(AuditVerification::of);
	}

	private static Page<AuditEntry> shown(Page<KeptEntry> found) {
		return new Page<>(found.items()
			.stream()
			.map(item -> new Page.Item<>(AuditEntry.of(item.node()), item.position()))
			.toList(), found.hasPrevious(), found.hasNext());
	}

}
