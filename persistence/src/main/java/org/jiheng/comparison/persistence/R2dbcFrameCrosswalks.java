package org.jiheng.comparison.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.comparison.ClassMapping;
import org.jiheng.comparison.FrameClass;
import org.jiheng.comparison.FrameCrosswalk;
import org.jiheng.comparison.FrameCrosswalks;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Reads crosswalks and their classes in one statement, under any scope. */
@Repository
@Transactional(readOnly = true)
class R2dbcFrameCrosswalks implements FrameCrosswalks {

	private final Statements statements;

	R2dbcFrameCrosswalks(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<List<FrameCrosswalk>> all() {
		return read(statements, "true");
	}

	/**
	 * Those of frames that are the country's, or of a region at or above this one.
	 */
	static Mono<List<FrameCrosswalk>> holdingIn(RegionCode region, Statements statements) {
		String digits = region.significantDigits();
		return read(statements, "starts_with(?, older.region) and starts_with(?, newer.region)", digits, digits);
	}

	private static Mono<List<FrameCrosswalk>> read(Statements statements, String condition, Object... bound) {
		return statements.run(new Statement("""
				select w.source, c.older_frame, c.newer_frame, c.kind, c.older_level1, c.older_level2, c.newer_level1,
				  c.newer_level2
				from jiheng.frame_crosswalk w join jiheng.frame_crosswalk_class c using (older_frame, newer_frame)
				join jiheng.indicator_frame older on older.id = older_frame
				join jiheng.indicator_frame newer on newer.id = newer_frame
				where\s""" + condition + " order by c.older_frame, c.newer_frame, c.number", bound),
				columns -> new Mapped(columns.text(), new ClassMapping(columns.text(), columns.text(),
						ClassMapping.Kind.valueOf(columns.text()), of(columns), of(columns))))
			.map(R2dbcFrameCrosswalks::crosswalks);
	}

	private record Mapped(String source, ClassMapping mapping) {
	}

	private record Frames(String older, String newer, String source) {
	}

	private static @Nullable FrameClass of(Columns columns) {
		String level1 = columns.textOrNull();
		String level2 = columns.textOrNull();
		return level1 == null || level2 == null ? null : new FrameClass(level1, level2);
	}

	private static List<FrameCrosswalk> crosswalks(List<Mapped> rows) {
		Map<Frames, List<ClassMapping>> byFrames = new LinkedHashMap<>();
		for (Mapped row : rows) {
			byFrames
				.computeIfAbsent(new Frames(row.mapping().olderFrame(), row.mapping().newerFrame(), row.source()),
						frames -> new ArrayList<>())
				.add(row.mapping());
		}
		return byFrames.entrySet()
			.stream()
			.map(each -> new FrameCrosswalk(each.getKey().older(), each.getKey().newer(), each.getKey().source(),
					each.getValue()))
			.toList();
	}

}
