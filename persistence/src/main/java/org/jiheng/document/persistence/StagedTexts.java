package org.jiheng.document.persistence;

import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Staged files that speak of a project's department, or may: they go with all their
 * words, since which of their bytes are the project's cannot be told.
 */
@Component
class StagedTexts implements ProjectTexts {

	private final Statements statements;

	StagedTexts(Statements statements) {
		this.statements = statements;
	}

	/** Without WHERE for an editor, whom the policy for delete says what is meant. */
	@Override
	public Mono<Void> erase(ProjectKey project) {
		return CurrentScope.get()
			.map(scope -> scope instanceof Scope.OfDepartment ? new Statement("delete from jiheng.staged_file")
					: new Statement(
							"delete from jiheng.staged_file f where f.county_code = ?"
									+ " and (f.departments is null or ? = any(f.departments))",
							project.budget().county().value(), project.budget().department().value()))
			.flatMap(statement -> statements.run(statement, row -> row))
			.then();
	}

}
