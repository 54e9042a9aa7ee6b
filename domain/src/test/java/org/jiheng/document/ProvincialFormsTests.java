package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms of other provinces, each held to a written expectation: every row that is read,
 * every cell that is refused, every doubt. The file {@code X.expected} beside a form says
 * all of it.
 */
class ProvincialFormsTests {

	@ParameterizedTest
	@ValueSource(strings = { "anhui_selfeval_2022_flat", "heilongjiang_target_blank", "hunan_target_2021_flat_longterm",
			"sichuan_target_2023_pipe", "yunnan_selfeval_2020_pipe", "own_list_with_cells", "own_selfeval_2021_frame",
			"own_midterm_beside_annual", "own_pipe_ambiguous" })
	void formIsReadAsWrittenDown(String form) {
		Reading reading = Reads.bytes(bytes(form + ".txt"));
		assertThat(ReadingText.of(reading)).isEqualTo(new String(bytes(form + ".expected"), StandardCharsets.UTF_8));
	}

	private static byte[] bytes(String name) {
		try (InputStream in = ProvincialFormsTests.class.getResourceAsStream("forms/" + name)) {
			return Objects.requireNonNull(in, name).readAllBytes();
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

}
