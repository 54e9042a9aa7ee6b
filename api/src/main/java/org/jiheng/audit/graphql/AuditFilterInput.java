package org.jiheng.audit.graphql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jiheng.audit.AuditFilter;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

record AuditFilterInput(@Nullable List<DepartmentCode> departments, @Nullable List<String> subjects,
		@Nullable List<String> operations, @Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {

	static final AuditFilterInput NONE = new AuditFilterInput(null, null, null, null, null);

	AuditFilter filter() {
		return new AuditFilter(departments == null ? Set.of() : Set.copyOf(departments), words("subjects", subjects),
				words("operations", operations), instant(from), instant(until));
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return time == null ? null : time.toInstant();
	}

	private static Set<String> words(String field, @Nullable List<String> words) {
		if (words == null) {
			return Set.of();
		}
		if (words.stream().anyMatch(word -> word.length() > 255 || word.chars().anyMatch(Character::isISOControl))) {
			throw new ProblemException(new Problem.InvalidInput("WORDS", List.of("filter", field),
					field + " 每项至多 255 个字符，不含控制字符", "按审计记录中的原样填写"));
		}
		return Set.copyOf(words);
	}
}
