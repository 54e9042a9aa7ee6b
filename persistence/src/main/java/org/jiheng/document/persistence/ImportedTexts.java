package org.jiheng.document.persistence;

import java.util.List;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What imports keep of a project's words. */
@Component
class ImportedTexts implements ProjectTexts {

	private final DatabaseClient database;

	ImportedTexts(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Void> erase(ProjectKey project) {
		return new ImportStatements(database, project.budget()).erase(List.of(project.number()));
	}

}
