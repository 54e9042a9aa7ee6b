package org.jiheng.review;

import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.budget.Project;

/** Names the project and what is missing, never what was written. */
final class ClassifiedWithoutBasis implements Rule {

	private static final Set<String> MIXED = Set.of("CLASSIFIED_MIXED");

	@Override
	public Stream<Remark> remarks(Examined budget) {
		return budget.projects().stream().flatMap(project -> remarks(project, budget));
	}

	private static Stream<Remark> remarks(Project project, Examined budget) {
		if (!project.classified()) {
			return budget.marked(project)
				.stream()
				.map(indicator -> new Anchor(project.key().number(), indicator.key().number(), "target"))
				.map(anchor -> Remark.at(anchor, Examined.place(project) + "是公开项目，却有指标标为涉密", "项目涉密的请整体标为涉密，不涉密的请公开全部指标")
					.detailed("mixed"));
		}
		Stream<Remark> basis = budget.input().basisStated().contains(project.key().number()) ? Stream.empty() : Stream
			.of(Remark
				.at(Examined.anchor(project, null), Examined.place(project) + "标为涉密，但没有写明定密依据", "请写明定密依据的名称或文号，不写内容")
				.detailed("basis"));
		boolean isMixed = budget.read(MIXED)
			.anyMatch(finding -> budget.project(finding.place().project()).filter(project::equals).isPresent());
		Stream<Remark> mixed = !isMixed ? Stream.empty()
				: Stream.of(
						Remark
							.at(Examined.anchor(project, null), Examined.place(project) + "标为涉密，但表中夹有公开文字",
									"涉密项目除编码、名称、资金、支出计划和一、二级指标名称外，各格只写“涉密”")
							.detailed("mixed"));
		return Stream.concat(basis, mixed);
	}

}
