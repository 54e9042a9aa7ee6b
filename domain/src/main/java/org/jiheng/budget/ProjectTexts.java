package org.jiheng.budget;

import reactor.core.publisher.Mono;

/**
 * Words of projects that a feature keeps beside the budget: findings, entries of the
 * audit, comments. When a project becomes classified they are erased in the same
 * transaction.
 */
public interface ProjectTexts {

	Mono<Void> erase(ProjectKey project);

}
