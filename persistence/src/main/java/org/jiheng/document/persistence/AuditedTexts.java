package org.jiheng.document.persistence;

import java.util.Set;
import org.jiheng.audit.AuditTexts;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What stands beside the audit of a project's words, whoever wrote them. */
@Component
class AuditedTexts implements ProjectTexts {

	private final AuditTexts texts;

	AuditedTexts(AuditTexts texts) {
		this.texts = texts;
	}

	@Override
	public Mono<Void> erase(ProjectKey project) {
		return texts.erase(project.budget().department(), project.budget().year().value(), Set.of(project.number()))
			.then();
	}

}
