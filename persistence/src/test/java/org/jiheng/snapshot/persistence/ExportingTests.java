package org.jiheng.snapshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.snapshot.persistence.SealedCounties.FINANCE;
import static org.jiheng.snapshot.persistence.SealedCounties.LULONG;
import static org.jiheng.snapshot.persistence.SealedCounties.YEAR;

import java.util.List;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.Digest;
import org.jiheng.snapshot.Exporting;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.snapshot.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ExportingTests {

	private static final int SNAPSHOTS = 45;

	@Test
	void aFileThatIsReadInStepsIsWhole(Database database) {
		try (var counties = new SealedCounties(database)) {
			counties.approve(LULONG, SNAPSHOTS, 1).forEach(budget -> counties.seal(budget, SnapshotKind.APPROVAL));
			var exporting = new Exporting(counties.part(Snapshots.class));
			List<String> text = SealedCounties.in(FINANCE,
					exporting.year(YEAR).flatMap(export -> export.text().limitRate(1).collectList()));
			assertThat(text).hasSize(SNAPSHOTS + 2);
			for (int i = 1; i <= SNAPSHOTS; i++) {
				String[] lines = text.get(i).split("\n", -1);
				assertThat(lines[1]).contains("\"countyNumber\":" + i + ",", Digest.of(lines[3]));
				assertThat(lines[0]).contains(Digest.of(lines[1]));
			}
			assertThat(text.getLast()).startsWith("],\"head\":{\"number\":" + SNAPSHOTS + ",");
		}
	}

}
