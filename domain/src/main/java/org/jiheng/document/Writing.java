package org.jiheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetFilter;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetOrder;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.budget.Within;
import org.jiheng.publication.Publications;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.Exporting;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Writes the official document of what the current scope sees: a budget as it stands, a
 * snapshot as it was sealed, all budgets of a year. Of classified projects it says what
 * their public form shows and nothing else.
 */
public final class Writing {

	private final Budgets budgets;

	private final BudgetTexts texts;

	private final Snapshots snapshots;

	private final Publications publications;

	private final TenantReads reads;

	private final Mono<List<IndicatorFrame>> frames;

	private final List<DocumentWriter> writers;

	private final Scheduler workers;

	private final UnaryOperator<String> links;

	/**
	 * @param workers where documents are written: as many threads as documents at once
	 * @param links where a snapshot can be verified, by its hash; empty for nowhere
	 */
	public Writing(Budgets budgets, BudgetTexts texts, Snapshots snapshots, Publications publications,
			TenantReads reads, IndicatorFrames frames, List<DocumentWriter> writers, Scheduler workers,
			UnaryOperator<String> links) {
		this.budgets = budgets;
		this.texts = texts;
		this.snapshots = snapshots;
		this.publications = publications;
		this.reads = reads;
		this.frames = Mono.defer(frames::all);
		this.writers = List.copyOf(writers);
		this.workers = workers;
		this.links = links;
	}

	/**
	 * A budget as it stands, or its open adjustment. Problems: NotFound, for a foreign
	 * one alike; Conflict or LimitExceeded where the format cannot hold it.
	 */
	public Mono<WrittenDocument> budget(BudgetKey key, DocumentFormat format) {
		return form(key).flatMap(form -> written(form, format, name(key, form)))
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.NotFound.unseen("预算"))));
	}

	/**
	 * A snapshot. Problems: NotFound, for a foreign one alike; NotGranted; Conflict
	 * NOT_PUBLISHED for the public edition of what is not public.
	 */
	public Mono<WrittenDocument> snapshot(SnapshotKey key, DocumentFormat format, Edition edition) {
		return snapshots.of(Set.of(key))
			.mapNotNull(found -> found.get(key))
			.switchIfEmpty(snapshots.missed(key).then(Mono.error(Exporting::absent)))
			.flatMap(kept -> (edition == Edition.PUBLIC ? published(key) : Mono.empty())
				.then(Mono.defer(() -> form(kept, edition))))
			.flatMap(form -> written(form, format,
					name(key.budget(), form) + (edition == Edition.PUBLIC ? "（公开版）" : "（第" + key.number() + "号快照）")));
	}

	/**
	 * All budgets of a year, one file each; for a department's members their own. What
	 * cannot be written in the format is named in a file of its own. Problems: Forbidden
	 * to whom no budgets are shown, NotFound where there are none.
	 */
	public Mono<WrittenArchive> year(FiscalYear year, DocumentFormat format) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份看不到预算"))))
			.flatMap(tenant -> keys(year).collectList()
				.filter(keys -> !keys.isEmpty())
				.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.NotFound("该年度没有预算"))))
				.map(keys -> new WrittenArchive(
						"documents-" + tenant.county() + "-" + year + "-" + format.ending() + ".zip",
						archive(keys, format))));
	}

	private Mono<Void> published(SnapshotKey key) {
		return publications.of(Set.of(key.budget()))
			.mapNotNull(found -> found.get(key.budget()))
			.filter(publication -> publication.shown() && publication.snapshot().equals(key))
			.switchIfEmpty(Mono.error(() -> new ProblemException(
					new Problem.Conflict("NOT_PUBLISHED", "这份快照没有公开，不能生成公开版", "请先公开，或下载内部版"))))
			.then();
	}

	private Flux<BudgetKey> keys(FiscalYear year) {
		BudgetFilter filter = new BudgetFilter(new Within(Set.of(), Set.of(), Set.of(year)), Set.of());
		return page(filter, null)
			.expand(page -> page.hasNext() ? page(filter, page.items().getLast().position()) : Mono.empty())
			.concatMapIterable(Page::items)
			.map(item -> item.node().key());
	}

	private Mono<Page<Budget>> page(BudgetFilter filter, @Nullable List<String> position) {
		return budgets.list(filter, BudgetOrder.DEFAULT, new PageRequest(PageRequest.LARGEST, true, position),
				Detail.VALUES);
	}

	/** Head and text of one state of the budget. */
	private Mono<OfficialForm> form(BudgetKey key) {
		return reads
			.inOne(tenant -> budgets.of(Set.of(key), Detail.VALUES)
				.mapNotNull(found -> found.get(key))
				.zipWhen(budget -> texts.of(Set.of(key)).mapNotNull(found -> found.get(key))))
			.zipWith(frames, (found, known) -> OfficialForm.of(subject(found.getT1()), found.getT2(), known,
					ImprintWords.of(found.getT1())));
	}

	private static FormSubject subject(Budget budget) {
		return new FormSubject(budget.key(), budget.county().name(), budget.department().name(),
				budget.status() == BudgetStatus.APPROVED ? "" : "草案");
	}

	private Mono<OfficialForm> form(KeptSnapshot kept, Edition edition) {
		SnapshotKey key = kept.key();
		Mono<BudgetText> text = snapshots.projects(Set.of(key))
			.zipWhen(any -> snapshots.indicators(Set.of(key)), (projects, indicators) -> SealedText.of(kept,
					projects.getOrDefault(key, List.of()), indicators.getOrDefault(key, List.of())));
		FormSubject subject = new FormSubject(key.budget(), kept.seal().countyName(), kept.seal().departmentName(), "");
		return text.zipWith(frames, (sealed, known) -> OfficialForm.of(subject, sealed, known,
				ImprintWords.of(kept, edition, links.apply(kept.hash()))));
	}

	private Mono<WrittenDocument> written(OfficialForm form, DocumentFormat format, String name) {
		return Mono.fromCallable(
				() -> new WrittenDocument(name + "." + format.ending(), format, bytes(form, format), form.template()))
			.subscribeOn(workers);
	}

	private byte[] bytes(OfficialForm form, DocumentFormat format) throws IOException {
		DocumentWriter writer = writers.stream()
			.filter(each -> each.format() == format)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("nothing writes " + format));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(form, out);
		return out.toByteArray();
	}

	private static String name(BudgetKey key, OfficialForm form) {
		return key.department() + form.front().department().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "") + key.year()
				+ "年部门预算绩效文本" + (key.isAdjusting() ? "（调整）" : "");
	}

	private Flux<byte[]> archive(List<BudgetKey> keys, DocumentFormat format) {
		return Flux.defer(() -> {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
			return Flux.concat(Flux.fromIterable(keys)
				.concatMap(key -> budget(key, format).map(document -> Map.entry(document.name(), document.bytes()))
					.onErrorResume(ProblemException.class, failure -> told(key, failure.problem()))
					.map(file -> piece(zip, out, file)), 0), Mono.fromCallable(() -> {
						zip.finish();
						return drained(out);
					}));
		});
	}

	/** A budget that is gone meanwhile is left out. */
	private static Mono<Map.Entry<String, byte[]>> told(BudgetKey key, Problem problem) {
		return switch (problem) {
			case Problem.Conflict told -> told(key, told.message());
			case Problem.LimitExceeded told -> told(key, told.message());
			case Problem.NotFound _ -> Mono.empty();
			default -> Mono.error(new ProblemException(problem));
		};
	}

	private static Mono<Map.Entry<String, byte[]>> told(BudgetKey key, String message) {
		return Mono.just(Map.entry(key.department() + "（未能生成）.txt", message.getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] piece(ZipOutputStream zip, ByteArrayOutputStream out, Map.Entry<String, byte[]> file) {
		try {
			zip.putNextEntry(new ZipEntry(file.getKey()));
			zip.write(file.getValue());
			zip.closeEntry();
			return drained(out);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private static byte[] drained(ByteArrayOutputStream out) {
		byte[] bytes = out.toByteArray();
		out.reset();
		return bytes;
	}

}
