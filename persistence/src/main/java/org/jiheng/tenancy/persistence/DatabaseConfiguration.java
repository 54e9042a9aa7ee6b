package org.jiheng.tenancy.persistence;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The database as repositories see it: scoped connections, scoped transactions, problems.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
@EnableTransactionManagement(proxyTargetClass = true)
public class DatabaseConfiguration {

	@Bean(destroyMethod = "close")
	ScopedConnectionFactory connectionFactory(DatabaseProperties properties) {
		return new ScopedConnectionFactory(properties);
	}

	@Bean(defaultCandidate = false)
	ScopedTransactionManager scopedTransactionManager(ScopedConnectionFactory connectionFactory) {
		return new ScopedTransactionManager(connectionFactory);
	}

	@Bean
	ReactiveTransactionManager transactionManager(
			@Qualifier("scopedTransactionManager") ScopedTransactionManager scoped) {
		return new WholeBegins(scoped);
	}

	@Bean
	DatabaseClient databaseClient(ScopedConnectionFactory connectionFactory) {
		return DatabaseClient.create(connectionFactory);
	}

	/** In place of Boot's own, which has no scope to get a connection by. */
	@Bean
	DatabaseHealth r2dbcHealthIndicator(ScopedConnectionFactory connectionFactory) {
		return new DatabaseHealth(connectionFactory);
	}

	/** Around the transaction, so that a failed commit becomes a problem as well. */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DefaultPointcutAdvisor databaseProblems() {
		var advisor = new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forClassAnnotation(Repository.class),
				new DatabaseProblems());
		advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return advisor;
	}

}
