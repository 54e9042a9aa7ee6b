package org.jiheng.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.proofs.Neighbours.ABSENT;
import static org.jiheng.proofs.Neighbours.FOREIGN;
import static org.jiheng.proofs.Neighbours.OWN;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.trusted.ByGet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Assurance 2 with the caches on: trusted documents by GET, in a world where the other
 * county sealed nothing, and in one where it did and asks the same. Bytes and ETags are
 * the same, from the cache, by ETag and after a forced refresh. More of it:
 * {@code -Djiheng.cached.queries=2000}, and {@code -Djiheng.fuzz.seed=…} to repeat a run.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedWorldsTests {

	private static final int QUERIES = Integer.getInteger("jiheng.cached.queries", 30);

	private static final long SEED = Long.getLong("jiheng.fuzz.seed", System.nanoTime());

	private static final List<String> USERS = List.of("lulong-finance", "lulong-justice-editor",
			"qinhuangdao-oversight");

	private static final String OTHER = "changli-finance";

	private final Neighbours neighbours;

	private final ByGet byGet;

	private final Random random = new Random(SEED);

	CachedWorldsTests(Database database) throws Exception {
		this.neighbours = new Neighbours(database);
		this.byGet = new ByGet(neighbours.client());
		neighbours.seal("lulong-finance", OWN, "315");
		neighbours.seal("lulong-finance", OWN, "316");
		// What the other county grants, oversight may tell.
		database.asOwner("delete from jiheng.oversight_grant where county_code = '130322'");
	}

	@AfterAll
	void close() {
		neighbours.close();
	}

	@Test
	void nobodyCanTellByWhatIsKeptWhetherAnotherCountySealed() throws Exception {
		Set<Asked> questions = new LinkedHashSet<>();
		while (questions.size() < QUERIES) {
			questions.add(question());
		}
		Map<String, String> alone = new LinkedHashMap<>();
		Map<String, String> tags = new LinkedHashMap<>();
		for (Asked asked : questions) {
			for (String user : USERS) {
				HttpResponse<String> answer = byGet.get(user, asked.path());
				alone.put(user + " " + asked, told(answer));
				tags.put(user + " " + asked, ByGet.tag(answer));
			}
			byGet.get(OTHER, asked.path());
		}
		neighbours.seal(OTHER, FOREIGN, "315");
		neighbours.seal(OTHER, FOREIGN, "317");
		List<String> differences = new ArrayList<>();
		int kept = 0;
		for (Asked asked : questions) {
			String path = asked.path();
			String theirs = byGet.get(OTHER, path).body();
			for (String user : USERS) {
				String key = user + " " + asked;
				String tag = tags.getOrDefault(key, "none");
				compare(differences, key, alone.get(key), told(byGet.get(user, path)));
				compare(differences, key, alone.get(key), told(byGet.get(user, path, "Cache-Control", "no-cache")));
				String byPost = String.valueOf(alone.get(key)).replace(" " + tag + " ", " none ");
				compare(differences, key, byPost, posted(user, asked));
				compare(differences, key, byPost, posted(user, asked));
				if (!tag.equals("none")) {
					kept++;
					compare(differences, key, "304 " + tag + " ", told(byGet.get(user, path, "If-None-Match", tag)));
				}
			}
			compare(differences, OTHER + " " + asked, theirs, byGet.get(OTHER, path).body());
		}
		System.out.printf("Cached worlds: seed %d, %d queries x %d users, %d kept, %d differences%n", SEED,
				questions.size(), USERS.size(), kept, differences.size());
		assertThat(differences).isEmpty();
		assertThat(kept).isGreaterThan(QUERIES);
		assertThat(alone.values()).as("some see data").anyMatch(answer -> answer.contains("卢龙县"));
	}

	private static void compare(List<String> differences, String key, @Nullable String one, String other) {
		if (!other.equals(one)) {
			differences.add(key + "\n  alone: " + one + "\n  beside: " + other);
		}
	}

	private static String told(HttpResponse<String> answer) {
		return answer.statusCode() + " " + ByGet.tag(answer) + " " + answer.body();
	}

	private String posted(String user, Asked asked) throws Exception {
		return told(neighbours.client().answer(user, ByGet.text(asked.document()), asked.variables()));
	}

	/** The same question by GET and by POST. */
	private record Asked(String document, Map<String, Object> variables) {

		String path() throws IOException {
			return ByGet.path(document, variables);
		}
	}

	private Asked question() {
		return switch (random.nextInt(4)) {
			case 0 -> new Asked("snapshot",
					Map.of("id",
							NodeId
								.of("Snapshot", one(List.of(OWN, OWN, FOREIGN, ABSENT)), 2024,
										one(List.of("315", "316", "317")), 1 + random.nextInt(2))
								.toString()));
			case 1 -> new Asked("comparison",
					Map.of("filter", filter(true), "by",
							one(List.of("COUNTY", "DEPARTMENT", "FUNCTION", "LEVEL1", "LEVEL2")), "measures",
							List.of(one(List.of("TOTAL", "PROJECTS", "INDICATORS", "NUMERIC_TARGET_SHARE")))));
			default -> new Asked("snapshots",
					Map.of("filter", filter(false), one(List.of("first", "last")), 1 + random.nextInt(3)));
		};
	}

	private Map<String, Object> filter(boolean comparison) {
		Map<String, Object> filter = new LinkedHashMap<>();
		if (comparison || random.nextBoolean()) {
			filter.put("years", one(List.of(List.of(2024), List.of(2023, 2024))));
		}
		if (random.nextBoolean()) {
			filter.put("counties",
					one(List.of(List.of(OWN), List.of(FOREIGN), List.of(OWN, FOREIGN), List.of(ABSENT))));
		}
		if (random.nextInt(3) == 0) {
			filter.put("departments", one(List.of(List.of("315"), List.of("317"))));
		}
		if (!comparison && random.nextInt(3) == 0) {
			filter.put("kinds", List.of("YEAR_END"));
		}
		return filter;
	}

	private <T> T one(List<T> of) {
		return of.get(random.nextInt(of.size()));
	}

}
