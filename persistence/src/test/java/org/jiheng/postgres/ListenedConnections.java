package org.jiheng.postgres;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.callback.ProxyConfig;
import io.r2dbc.proxy.listener.BindParameterConverter;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.ScopedConnectionFactory;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Lets a listener, one more bean, hear what an application says to the database, and
 * change it where it is a converter too. Who asks is looked up now and then, as caches
 * forget, and is not heard. To be added to the application's context.
 */
public class ListenedConnections {

	@Bean
	@Primary
	static ConnectionFactory listened(ScopedConnectionFactory connections, ProxyExecutionListener listener,
			ObjectProvider<BindParameterConverter> converter) {
		ProxyConfig.Builder config = ProxyConfig.builder().listener(listener);
		converter.ifAvailable(config::bindParameterConverter);
		return new Heard(connections, ProxyConnectionFactory.builder(connections, config.build()).build());
	}

	private record Heard(ConnectionFactory connections, ConnectionFactory listened) implements ConnectionFactory {

		@Override
		public Publisher<? extends Connection> create() {
			return CurrentScope.get()
				.flatMap(
						scope -> Mono.from(scope instanceof Scope.Identity ? connections.create() : listened.create()));
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return connections.getMetadata();
		}

	}

	@Bean
	static BeanPostProcessor listening(ObjectProvider<ConnectionFactory> listened) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof R2dbcTransactionManager transactions) {
					transactions.setConnectionFactory(listened.getObject());
				}
				return bean instanceof DatabaseClient ? DatabaseClient.create(listened.getObject()) : bean;
			}
		};
	}

}
