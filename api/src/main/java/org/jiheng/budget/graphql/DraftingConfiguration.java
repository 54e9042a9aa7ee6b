package org.jiheng.budget.graphql;

import java.util.List;
import org.jiheng.budget.Drafting;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.ProjectDrafting;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.budget.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

	@Bean
	Drafting drafting(Drafts drafts) {
		return new Drafting(drafts);
	}

	@Bean
	ProjectDrafting projectDrafting(Drafts drafts, Projects projects, Indicators indicators, List<ProjectTexts> texts) {
		return new ProjectDrafting(drafts, projects, indicators, texts);
	}

}
