package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/**
 * The demo and the tests run the application with the test class path; a component there
 * would become a part of it, and an open filter chain would open it.
 */
class ScanTests {

	@Test
	void theApplicationTakesNoComponentFromTheTests() {
		Stream<String> places = new ClassPathScanningCandidateComponentProvider(true)
			.findCandidateComponents("org.jiheng")
			.stream()
			.map(ScanTests::place);
		assertThat(places).isNotEmpty()
			.noneMatch(place -> place.contains("/test-classes/") || place.contains("-tests.jar"));
	}

	private static String place(BeanDefinition component) {
		try {
			return ((AbstractBeanDefinition) component).getResource().getURL().toString();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
