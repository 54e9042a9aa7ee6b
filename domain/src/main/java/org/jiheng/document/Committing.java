package org.jiheng.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Finding;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends staged imports: by taking what they say into the drafts, in one transaction and
 * under every rule of an import, or by giving them up. Either way their bytes are erased.
 */
public final class Committing {

	private final Staging staging;

	private final StagedImports staged;

	private final Imports imports;

	private final Writes writes;

	private final Function<BudgetKey, Mono<Void>> checks;

	/**
	 * @param checks examines what was stored, in the same transaction
	 */
	public Committing(Staging staging, StagedImports staged, Imports imports, Writes writes,
			Function<BudgetKey, Mono<Void>> checks) {
		this.staging = staging;
		this.staged = staged;
		this.imports = imports;
		this.writes = writes;
		this.checks = checks;
	}

	/**
	 * Takes it into the drafts. Problems: Forbidden; NotFound; Conflict VERSION,
	 * STAGED_NOT_READ, STAGED_ENDED, and those of an import; InvalidInput FILE_UNKNOWN,
	 * SCOPE_OF_ARCHIVE, STAGED_REFUSED, NOTHING_TO_COMMIT, and the code of the finding
	 * that a document is refused for.
	 * @param seen by documents, the versions of their budgets of which somebody saw what
	 * would change; without it what was edited by hand is not written over
	 */
	public Mono<StagedImport> commit(StagedKey key, int expectedVersion, Taking taking, Map<Integer, Integer> seen,
			Act act) {
		return Staging.member()
			.flatMap(member -> staging.one(key)
				.filter(item -> item.status() == StagedStatus.READ && item.version() == expectedVersion)
				.flatMap(item -> staging.known(item).flatMap(known -> chosen(item, known.files(), taking, seen)))
				.materialize()
				.flatMap(chosen -> writes.inOne(act,
						tenant -> staged.change(key, expectedVersion, Set.of(StagedStatus.READ))
							.then(Mono.just(chosen).<List<Imports.Intake>>dematerialize())
							.flatMap(documents -> taken(key, documents, member.department())),
						staging::answer)));
	}

	/** Problems: Forbidden; NotFound; Conflict VERSION, STAGED_ENDED. */
	public Mono<StagedImport> abandon(StagedKey key, int expectedVersion, Act act) {
		return Staging.member()
			.flatMap(member -> writes.inOne(act,
					tenant -> staged.change(key, expectedVersion, Set.of(StagedStatus.RECEIVED, StagedStatus.READ))
						.then(Mono.defer(() -> staged.end(key, StagedStatus.ABANDONED, List.of())))
						.thenReturn(written(key, member.department(), StagedStatus.ABANDONED, List.of())),
					staging::answer));
	}

	private Mono<List<Imports.Intake>> chosen(StagedImport item, List<StagedFile> files, Taking taking,
			Map<Integer, Integer> seen) {
		if (!files.stream().map(StagedFile::position).toList().containsAll(seen.keySet())) {
			throw invalid("FILE_UNKNOWN", "seen", "没有这样序号的文件：" + seen.keySet(), "单个文件填 1；压缩包按 files 的 position 填写");
		}
		if (item.policy() != null && taking.scope() != null) {
			throw invalid("SCOPE_OF_ARCHIVE", "scope", "压缩包里的文件各有各的项目，不能统一选择范围", "请去掉 scope，或把要选择项目的文件单独上传");
		}
		if (item.policy() != ArchivePolicy.GOOD_ONES) {
			files.stream().filter(file -> file.state() == StagedFile.State.REFUSED).findFirst().ifPresent(refused -> {
				throw refused("STAGED_REFUSED", refused.name(), refused.findings());
			});
		}
		return Flux.fromIterable(files)
			.filter(file -> file.document() != null)
			.map(file -> new Imports.Intake(Objects.requireNonNull(file.document()), taking, seen.get(file.position())))
			.concatMap(document -> item.policy() == ArchivePolicy.GOOD_ONES ? good(document) : Mono.just(document))
			.sort(Comparator.comparing(document -> document.document().reading().budget().reference()))
			.collectList()
			.doOnNext(documents -> {
				if (documents.isEmpty()) {
					throw invalid("NOTHING_TO_COMMIT", "stagedImport", "没有可以提交的文件", "查看各文件的审核意见，改正后再提交，或放弃");
				}
			});
	}

	private Mono<Imports.Intake> good(Imports.Intake document) {
		return imports.wouldTake(document)
			.filter(outcome -> !(outcome instanceof Outcome.Refused))
			.map(outcome -> document);
	}

	private Mono<Written> taken(StagedKey key, List<Imports.Intake> documents, @Nullable DepartmentCode department) {
		return Flux.fromIterable(documents).concatMap(imports::take).map(outcome -> switch (outcome) {
			case Outcome.Stored(Import done) -> done.key();
			case Outcome.Same(Import done) -> done.key();
			case Outcome.Refused refused -> throw refused(refused.findings().getFirst().code(), "", refused.findings());
			default -> throw new IllegalStateException("taking stores or refuses: " + outcome);
		})
			.collectList()
			.flatMap(done -> Flux.fromIterable(done)
				.concatMap(each -> checks.apply(each.budget()))
				.then(Mono.defer(() -> staged.end(key, StagedStatus.COMMITTED, done)))
				.thenReturn(written(key, department, StagedStatus.COMMITTED, done)));
	}

	private static Written written(StagedKey key, @Nullable DepartmentCode department, StagedStatus status,
			List<ImportKey> done) {
		Change ended = Change.ofValue("staged import status", null, StagedStatus.READ, status);
		return new Written(key.reference(), department, null,
				done.isEmpty() ? List.of(ended) : List.of(ended, Change.ofValue("staged import imports", null, null,
						done.stream().map(each -> each.budget().reference() + "/" + each.number()).toList())));
	}

	private static ProblemException refused(String code, String name, List<Finding> findings) {
		Finding first = findings.getFirst();
		return invalid(code, "stagedImport", (name.isEmpty() ? "" : name + "：") + first.message()
				+ (findings.size() > 1 ? "（另有 " + (findings.size() - 1) + " 条意见）" : ""), first.advice());
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
