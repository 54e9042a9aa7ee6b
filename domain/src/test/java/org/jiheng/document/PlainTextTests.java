package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

	private static final long SEED = 20240315;

	@ParameterizedTest
	@CsvSource({ "UTF-8,false", "UTF-8,true", "GB18030,false", "GB18030,true", "UTF-16LE,true", "UTF-16BE,true" })
	void theSameContentInAnyCharacterSetIsTheSameReading(String charset, boolean marked) {
		byte[] bytes = ((marked ? "\uFEFF" : "") + LulongJustice2024.text()).getBytes(Charset.forName(charset));
		assertThat(PlainText.of(bytes).charset()).isEqualTo(charset);
		assertThat(Reads.bytes(bytes)).isEqualTo(Reads.bytes(LulongJustice2024.bytes()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\r" })
	void theLineEndMakesNoDifference(String end) {
		assertThat(Reads.text(LulongJustice2024.text().replace("\n", end)))
			.isEqualTo(Reads.text(LulongJustice2024.text()));
	}

	@Test
	void brokenBytesAreRefused() {
		byte[] bytes = LulongJustice2024.bytes();
		bytes[500] = (byte) 0xFF;
		assertThat(refusal(bytes)).isEqualTo("ENCODING_UNKNOWN");
		assertThat(refusal(new byte[] { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xB1, (byte) 0xBB }))
			.isEqualTo("ENCODING_UNKNOWN");
		assertThat(refusal(new byte[] { (byte) 0xFF, (byte) 0xFE, 1 })).isEqualTo("ENCODING_UNKNOWN");
	}

	@Test
	void whatIsNotTextIsRefused() {
		assertThat(refusal("a\0b".getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_TEXT");
		assertThat(refusal("PK\3\4....".getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_TEXT");
		assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_TEXT");
		assertThat(refusal(LulongJustice2024.text().getBytes(StandardCharsets.UTF_16LE))).isIn("NOT_TEXT",
				"ENCODING_UNKNOWN");
		assertThat(refusal("预\uFFFD算".getBytes(StandardCharsets.UTF_8))).isEqualTo("TEXT_DAMAGED");
	}

	@Test
	void noBytesEverBecomeAReplacementCharacter() {
		Random random = new Random(SEED);
		for (int i = 0; i < 2000; i++) {
			byte[] bytes = new byte[random.nextInt(64)];
			random.nextBytes(bytes);
			try {
				assertThat(PlainText.of(bytes).document().toString()).as("seed %d, run %d", SEED, i)
					.doesNotContain("\uFFFD");
			}
			catch (ProblemException declared) {
				assertThat(declared.problem().message()).isNotBlank();
			}
		}
	}

	@Test
	void aLimitIsNamedWithTheMeasuredValue() {
		assertLimit("x".repeat(TextLimits.BYTES + 1), "FILE_TOO_LARGE", TextLimits.BYTES + 1);
		assertLimit("\n".repeat(20_000), "TOO_MANY_ROWS", 20_001);
		assertLimit("\t".repeat(100), "TOO_MANY_COLUMNS", 101);
		assertLimit("字".repeat(32_768), "CELL_TOO_LONG", 32_768);
		assertLimit("a\t" + "字".repeat(32_768), "CELL_TOO_LONG", 32_768);
	}

	@Test
	void whatReachesALimitIsRead() {
		assertThat(PlainText.of("\n".repeat(19_999).getBytes(StandardCharsets.UTF_8)).document().blocks()).isEmpty();
		String wide = "\t".repeat(99) + "字".repeat(32_767);
		assertThat(PlainText.of(wide.getBytes(StandardCharsets.UTF_8)).document().blocks()).hasSize(1);
	}

	@Test
	void linesWithTabsAreRowsAndTheRestParagraphs() {
		SourceDocument document = PlainText.of("甲\n乙\t丙\n\t丁\n\n戊\n己\t\n".getBytes(StandardCharsets.UTF_8)).document();
		assertThat(document.blocks()).hasSize(4);
		assertThat(document.blocks().get(1)).isInstanceOfSatisfying(SourceDocument.Table.class, table -> {
			assertThat(table.number()).isEqualTo(1);
			assertThat(table.rows()).hasSize(2);
			assertThat(table.rows().get(1)).isEqualTo(new SourceDocument.Row(3, 2,
					List.of(new SourceDocument.Cell(1, ""), new SourceDocument.Cell(2, "丁"))));
		});
		assertThat(document.blocks().get(2)).isEqualTo(new SourceDocument.Paragraph(5, "戊"));
	}

	private static void assertLimit(String text, String code, long measured) {
		Problem problem = problem(text.getBytes(StandardCharsets.UTF_8));
		assertThat(problem).isInstanceOfSatisfying(Problem.LimitExceeded.class, exceeded -> {
			assertThat(exceeded.code()).isEqualTo(code);
			assertThat(exceeded.requested()).isEqualTo(measured);
			assertThat(exceeded.message()).contains(Long.toString(measured), Long.toString(exceeded.limit()));
		});
	}

	private static String refusal(byte[] bytes) {
		return problem(bytes) instanceof Problem.InvalidInput(String code, var path, var message, var suggestion) ? code
				: "";
	}

	private static Problem problem(byte[] bytes) {
		return catchThrowableOfType(ProblemException.class, () -> PlainText.of(bytes)).problem();
	}

}
