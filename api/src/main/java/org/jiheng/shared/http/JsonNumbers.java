package org.jiheng.shared.http;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;

/** Reads numbers in JSON as they are written: a float would lose digits. */
@Configuration(proxyBeanMethods = false)
class JsonNumbers {

	@Bean
	JsonMapperBuilderCustomizer exactNumbers() {
		return json -> json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
	}

}
