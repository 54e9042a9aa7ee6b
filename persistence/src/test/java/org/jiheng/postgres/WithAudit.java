package org.jiheng.postgres;

import org.springframework.context.annotation.ComponentScan;

/** What repositories that write need besides themselves: the audit trail and findings. */
@ComponentScan({ "org.jiheng.audit.persistence", "org.jiheng.review.persistence", "org.jiheng.tenancy.persistence" })
public class WithAudit {

}
