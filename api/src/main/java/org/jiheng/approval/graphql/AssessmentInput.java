package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.approval.Assessment;
import org.jiheng.approval.Grade;
import org.jspecify.annotations.Nullable;

record AssessmentInput(String head, Grade grade, @Nullable String comment) {

	static List<Assessment> all(List<AssessmentInput> assessments) {
		return assessments.stream().map(each -> new Assessment(each.head, each.grade, each.comment)).toList();
	}
}
