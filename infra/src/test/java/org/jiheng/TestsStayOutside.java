package org.jiheng;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the application's scan away from test classes. The demo and the tests run it with
 * the test class path, where a component of a test would become a part of it, and an open
 * filter chain would open it.
 */
public class TestsStayOutside implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerSingleton("testsStayOutside", new Filter());
	}

	static boolean isOfTests(String place) {
		return place.contains("/test-classes/") || place.contains("-tests.jar");
	}

	private static final class Filter extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
			return isOfTests(reader.getResource().getURL().toString());
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Filter;
		}

		@Override
		public int hashCode() {
			return Filter.class.hashCode();
		}

	}

}
