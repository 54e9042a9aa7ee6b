package org.jiheng.budget.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Reads frames and their classes in one statement, under any scope. */
@Repository
@Transactional(readOnly = true)
class R2dbcIndicatorFrames implements IndicatorFrames {

	private final Statements statements;

	R2dbcIndicatorFrames(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<List<IndicatorFrame>> all() {
		Statement statement = new Statement("""
				select f.id, f.source, c.level1, c.level2 from jiheng.indicator_frame f
				join jiheng.indicator_class c on c.frame_id = f.id
				order by f.valid_from_year, f.id, c.level1_sequence, c.level2_sequence""");
		return statements.run(statement, IndicatorClass::of).map(R2dbcIndicatorFrames::frames);
	}

	@Override
	public Mono<List<IndicatorFrame>> of(RegionCode county, FiscalYear year) {
		Statement statement = new Statement("""
				select f.id, f.source, c.level1, c.level2 from jiheng.indicator_frame f
				join jiheng.indicator_class c on c.frame_id = f.id
				where f.valid_from_year <= ? and starts_with(?, f.region)
				order by f.valid_from_year desc, length(f.region) desc, f.id, c.level1_sequence, c.level2_sequence""",
				(short) year.value(), county.value());
		return statements.run(statement, IndicatorClass::of).map(R2dbcIndicatorFrames::frames);
	}

	private static List<IndicatorFrame> frames(List<IndicatorClass> classes) {
		Map<Frame, Map<String, List<String>>> levels = new LinkedHashMap<>();
		for (IndicatorClass each : classes) {
			levels.computeIfAbsent(each.frame(), frame -> new LinkedHashMap<>())
				.computeIfAbsent(each.level1(), level1 -> new ArrayList<>())
				.add(each.level2());
		}
		return levels.entrySet()
			.stream()
			.map(frame -> new IndicatorFrame(frame.getKey().id(), frame.getKey().source(), level1(frame.getValue())))
			.toList();
	}

	private static List<IndicatorFrame.Level1> level1(Map<String, List<String>> classes) {
		return classes.entrySet()
			.stream()
			.map(level -> new IndicatorFrame.Level1(level.getKey(), level.getValue()))
			.toList();
	}

	private record Frame(String id, String source) {
	}

	private record IndicatorClass(Frame frame, String level1, String level2) {

		static IndicatorClass of(Columns columns) {
			return new IndicatorClass(new Frame(columns.text(), columns.text()), columns.text(), columns.text());
		}
	}

}
