package org.jiheng.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.document.FormReader;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.PlainText;
import org.jiheng.document.Reading;
import org.jiheng.shared.Digest;
import org.junit.jupiter.api.Test;

class CanonicalFormTests {

	private final Reading.Understood reading = (Reading.Understood) new FormReader(LulongJustice2024.frames())
		.read(PlainText.of(LulongJustice2024.bytes()).document(), LulongJustice2024.COUNTY);

	/** When this fails, what was sealed before can no longer be verified. */
	@Test
	void theRealDocumentsFormAndHashStayAsTheyAre() throws IOException {
		String form = CanonicalForm.of(reading.budget(), reading.text());
		assertThat(form).isEqualTo(golden());
		assertThat(Digest.of(form)).isEqualTo("f74f0830abf63da67b67d12079f6db498c5e1a681b2141a1224a2722a44dea68");
	}

	@Test
	void neitherTheOrderGivenNorTheWayOfWritingACharacterChangesIt() {
		BudgetText text = reading.text();
		var turned = new BudgetText(Normalizer.normalize(text.title(), Normalizer.Form.NFD), text.overallGoals(),
				text.itemisedGoals(), text.safeguards(), text.projects().reversed(), text.indicators().reversed(),
				List.of());
		assertThat(CanonicalForm.of(reading.budget(), turned)).isEqualTo(CanonicalForm.of(reading.budget(), text));
	}

	@Test
	void aClassifiedProjectShowsOnlyWhatItsPublicFormShows() {
		SealedContent content = SealedContent.of(reading.text());
		List<Integer> classified = content.projects()
			.stream()
			.filter(SealedProject::classified)
			.map(SealedProject::number)
			.toList();
		assertThat(classified).hasSize(3);
		assertThat(content.indicators()).filteredOn(each -> classified.contains(each.project()))
			.hasSize(18)
			.allSatisfy(each -> assertThat(each).isEqualTo(new SealedIndicator(each.number(), each.project(),
					each.sequence(), each.level1(), each.level2(), null, null,
					new SealedIndicator.SealedTarget("CLASSIFIED", null, null, null, null, null, null), null, null,
					null)));
	}

	private static String golden() throws IOException {
		try (InputStream in = CanonicalFormTests.class.getResourceAsStream("lulong-justice-2024.json")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
