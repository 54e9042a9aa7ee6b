package org.jiheng.shared.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTests {

	@Test
	void anIdReadsBackAsWhatItWas() {
		var id = NodeId.of("Project", "130324", 2024, "315", 7);
		assertThat(NodeId.parse(id.toString())).contains(id);
		assertThat(id.key()).isEqualTo(List.of("130324", "2024", "315", "7"));
	}

	@Test
	void anIdIsSafeInAnAddress() {
		assertThat(NodeId.of("Budget", "涉密？>>~~").toString()).matches("[A-Za-z0-9_-]+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!", "QnVkZ2V0", "Og", "QnVkZ2V0OjE=", "QnVkZ2V0OjF", "130324", "涉密", " QnVkZ2V0OjE" })
	void whatNoObjectEverHadAsItsIdIsAbsent(String text) {
		assertThat(NodeId.parse(text)).isEmpty();
	}

	@Test
	void aTextThatIsLongerThanAnyIdIsAbsentWithoutBeingDecoded() {
		String text = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("Budget:" + "1".repeat(300)).getBytes(UTF_8));
		assertThat(NodeId.parse(text)).isEmpty();
	}

	@Test
	void aKeyHasNoColonSoThatNoTwoObjectsShareAnId() {
		assertThatThrownBy(() -> NodeId.of("Budget", "130324:2024")).isInstanceOf(IllegalArgumentException.class);
	}

}
