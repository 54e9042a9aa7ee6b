package org.jiheng.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.jiheng.JihengApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class FeatureTests {

	@Test
	void featuresUseEachOtherOnlyByWhatTheyShow() {
		ApplicationModules.of(JihengApplication.class, fromTestJars()).verify();
	}

	/** What siblings bring for tests comes in jars once they are packaged. */
	private static DescribedPredicate<JavaClass> fromTestJars() {
		return DescribedPredicate.describe("from test jars",
				type -> type.getSource()
					.filter(source -> source.getUri().toString().contains("-tests.jar"))
					.isPresent());
	}

}
