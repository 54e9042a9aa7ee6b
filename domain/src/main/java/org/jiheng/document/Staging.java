package org.jiheng.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.document.StagedReadings.OneRead;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jiheng.review.CheckFinding;
import org.jiheng.review.Finding;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes files in to be looked at before they are stored: what was read of them, how far
 * that can be relied on, and what it would change. By whom documents may be imported;
 * what one staged, only the same person and the county's finance see.
 */
public final class Staging {

	private static final Duration EVERY = Duration.ofSeconds(1);

	private final StagedImports staged;

	private final ColumnMappings mappings;

	private final Function<Reading.Understood, Mono<List<CheckFinding>>> checks;

	private final Writes writes;

	private final TenantReads reads;

	private final Budgets budgets;

	private final BudgetTexts texts;

	private final StagedFiles files;

	private final StagedReadings readings;

	/**
	 * @param checks what examines a text that is not stored
	 */
	public Staging(StagedImports staged, Reception reception, ColumnMappings mappings,
			Function<Reading.Understood, Mono<List<CheckFinding>>> checks, Writes writes, TenantReads reads,
			Budgets budgets, BudgetTexts texts) {
		this.staged = staged;
		this.mappings = mappings;
		this.checks = checks;
		this.writes = writes;
		this.reads = reads;
		this.budgets = budgets;
		this.texts = texts;
		this.files = new StagedFiles(reception, texts);
		this.readings = new StagedReadings(staged, reception, this::settle);
	}

	/**
	 * Keeps a file and begins to read it. The same content, staged for the same, is the
	 * same staged import as long as that has not ended. Problems: Forbidden,
	 * LimitExceeded STAGED_TOO_MANY.
	 */
	public Mono<StagedImport> receive(byte[] content, @Nullable String fileName, @Nullable ArchivePolicy policy,
			@Nullable DepartmentCode department) {
		String digest = Digest.of(Digest.of(content) + " " + policy + " " + department);
		var arrival = new StagedImports.Arrival(fileName, policy, department, digest);
		UUID id = UUID.randomUUID();
		return member().flatMap(member -> writes.inOne(new Act("stageDocument", id.toString(), null, false),
				tenant -> staged.same(digest)
					.map(same -> Written.nothing(same.reference()))
					.switchIfEmpty(Mono.defer(() -> staged.receive(id, content, arrival))
						.thenReturn(received(new StagedKey(tenant.county(), id), member, content.length))),
				this::answer))
			.flatMap(item -> readings.begin(item).thenReturn(item));
	}

	private static Written received(StagedKey key, Membership member, int bytes) {
		return new Written(key.reference(), member.department(), null,
				List.of(Change.ofValue("staged import status", null, null, StagedStatus.RECEIVED),
						Change.ofValue("staged import bytes", null, null, bytes)));
	}

	/** Problems: Forbidden, NotFound. */
	public Mono<StagedImport> one(StagedKey key) {
		return member().then(Mono.defer(() -> answer(key.reference())));
	}

	/**
	 * The same, and it is read if it was not yet: whoever asks how far it has come moves
	 * it on, after a restart too.
	 */
	public Mono<StagedImport> progress(StagedKey key) {
		return one(key).flatMap(item -> item.status() == StagedStatus.RECEIVED
				? readings.begin(item).then(Mono.defer(() -> answer(key.reference()))) : Mono.just(item));
	}

	/** How far it has come, until it is read or has ended. */
	public Flux<StagedImport> watched(StagedKey key) {
		return Flux.interval(Duration.ZERO, EVERY)
			.onBackpressureDrop()
			.concatMap(time -> progress(key))
			.distinctUntilChanged()
			.takeUntil(item -> item.status() != StagedStatus.RECEIVED);
	}

	public Mono<Map<StagedKey, StagedImport>> of(Set<StagedKey> keys) {
		return Acting.current().filter(Staging::mayStage).flatMap(acting -> staged.of(keys)).defaultIfEmpty(Map.of());
	}

	/**
	 * Its tables that somebody may explain, by documents. What the county remembers for
	 * other years is suggested.
	 */
	public Mono<List<StagedTable>> tables(StagedFile file) {
		return file.heads().isEmpty() ? Mono.just(List.of())
				: mappings.all()
					.defaultIfEmpty(List.of())
					.map(known -> file.heads().stream().map(head -> StagedTable.of(head, file, known)).toList());
	}

	/** Problem: Forbidden. */
	public Mono<Page<StagedImport>> list(Set<StagedStatus> statuses, PageRequest page) {
		return member().then(Mono.defer(() -> staged.list(statuses, page)));
	}

	public Mono<Integer> count(Set<StagedStatus> statuses) {
		return member().then(Mono.defer(() -> staged.count(statuses)));
	}

	/** Its documents as they are understood now; none of one that has ended. */
	public Mono<List<StagedFile>> files(StagedImport item) {
		return member().flatMap(member -> readings.of(item).flatMap(read -> files.of(item, read, member)));
	}

	/**
	 * The bytes of one document as they were handed in. Problems: NotFound of one that
	 * has ended; InvalidInput STAGED_ARCHIVE.
	 */
	public Mono<byte[]> original(StagedImport item) {
		if (item.policy() != null) {
			throw new ProblemException(new Problem.InvalidInput("STAGED_ARCHIVE", List.of("id"), "暂存的是压缩包，不能整包批注",
					"请把其中的文件单独上传到 /imports/annotated"));
		}
		return staged.content(item.key()).switchIfEmpty(Mono.error(Staging::absent));
	}

	/** What was read of its documents, and what that is for the asker. */
	Mono<Known> known(StagedImport item) {
		return member().flatMap(member -> readings.of(item)
			.flatMap(read -> files.of(item, read, member).map(admitted -> new Known(read, admitted))));
	}

	/** Documents of a staged import, read and admitted. */
	record Known(List<OneRead> read, List<StagedFile> files) {
	}

	/**
	 * What the automatic checks would find once it was committed, each at the first place
	 * that it speaks of; nothing where it cannot be committed.
	 */
	public Mono<List<Finding>> foreseen(StagedFile file) {
		Imports.Parsed document = file.document();
		return document == null ? Mono.just(List.of()) : checks.apply(document.reading())
			.map(found -> Mark.of(document.reading().text(), found).stream().map(Mark::finding).toList());
	}

	/** Problems: InvalidInput SCOPE_UNKNOWN, PATCH_REMOVES_NOTHING. */
	public Mono<StagedDifference> difference(StagedFile file, Taking taking) {
		Imports.Parsed document = file.document();
		if (document == null) {
			return Mono.empty();
		}
		Reading.Understood read = document.reading();
		BudgetKey key = read.budget();
		return reads.inOne(tenant -> texts.of(Set.of(key))
			.zipWhen(before -> budgets.of(Set.of(key), Detail.VALUES)
				.map(found -> Optional.ofNullable(found.get(key)).map(Budget::version)))
			.map(both -> difference(read, both.getT1().get(key), both.getT2().orElse(null), taking)));
	}

	private static StagedDifference difference(Reading.Understood read, @Nullable BudgetText before,
			@Nullable Integer version, Taking taking) {
		BudgetText text = before != null ? before
				: new BudgetText(read.text().title(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
		Draft draft = StagedFiles.draft(read.budget(), text);
		BudgetText after = taking.of(before, read).text();
		return new StagedDifference(before == null ? null : version, Revision.of(draft, after).changes(),
				Revision.projects(text, read.text())
					.gone()
					.stream()
					.map(gone -> new StagedDifference.Gone(gone.key(), gone.name()))
					.toList());
	}

	Mono<StagedImport> answer(String reference) {
		StagedKey key = StagedKey.of(reference);
		return staged.of(Set.of(key)).mapNotNull(found -> found.get(key)).switchIfEmpty(Mono.error(Staging::absent));
	}

	/** What has been read for the first time: whether it may be kept. */
	private Mono<Boolean> settle(StagedImport item, List<OneRead> read) {
		return member().flatMap(member -> files.of(item, read, member))
			.flatMap(
					admitted -> files.holdSecrets(read, admitted)
						.flatMap(secrets -> (secrets ? staged.withhold(item.key())
								: staged.read(item.key(), departments(admitted), remembered(read)))
							.thenReturn(!secrets)));
	}

	/** What the county remembered goes on to be so for this staged import. */
	private static List<Correction> remembered(List<OneRead> documents) {
		List<Correction> corrections = new ArrayList<>();
		for (OneRead document : documents) {
			document.read()
				.tables()
				.used()
				.stream()
				.flatMap(used -> Stream.ofNullable(used.mapping()))
				.forEach(mapping -> corrections.add(new Correction(corrections.size() + 1, document.position(),
						List.of(), null, mapping.columns(), mapping.year(), mapping.by(), mapping.at())));
		}
		return corrections;
	}

	Mono<Boolean> holdSecrets(Known known) {
		return files.holdSecrets(known.read(), known.files());
	}

	/** Empty where what one of them speaks of could not be told. */
	static Set<DepartmentCode> departments(List<StagedFile> files) {
		return files.stream().anyMatch(file -> file.state() == StagedFile.State.REFUSED) ? Set.of()
				: files.stream()
					.map(StagedFile::budget)
					.filter(Objects::nonNull)
					.map(BudgetKey::department)
					.collect(Collectors.toSet());
	}

	/** The membership under which somebody stages. */
	static Mono<Membership> member() {
		return Acting.current().map(Importing::admitted);
	}

	private static boolean mayStage(Acting acting) {
		try {
			Importing.admitted(acting);
			return true;
		}
		catch (ProblemException _) {
			return false;
		}
	}

	/** The same for what is not there and for what is another's. */
	public static ProblemException absent() {
		return new ProblemException(Problem.NotFound.unseen("暂存的导入"));
	}

}
