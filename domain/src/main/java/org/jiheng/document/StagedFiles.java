package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.document.StagedReadings.OneRead;
import org.jiheng.membership.Membership;
import org.jiheng.review.Finding;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What was read of a staged import, admitted or refused for the membership that asks, as
 * an import would.
 */
final class StagedFiles {

	/** Nothing else is said of a document that is refused for these. */
	private static final Set<String> OTHERS = Set.of("OTHER_COUNTY", "OTHER_DEPARTMENT");

	private final Reception reception;

	private final BudgetTexts texts;

	StagedFiles(Reception reception, BudgetTexts texts) {
		this.reception = reception;
		this.texts = texts;
	}

	Mono<List<StagedFile>> of(StagedImport item, List<OneRead> documents, Membership acting) {
		return Flux.fromIterable(documents)
			.concatMap(document -> reception.admitted(document.read(), acting, item.departmentOf(document.position()))
				.map(found -> Map.<String, Found>entry(document.name(), found)))
			.collectList()
			.map(Found::eachBudgetOnce)
			.map(found -> {
				List<StagedFile> files = new ArrayList<>();
				for (int i = 0; i < documents.size(); i++) {
					files.add(file(item, documents.get(i), found.get(i).getValue()));
				}
				return files;
			});
	}

	private static StagedFile file(StagedImport item, OneRead document, Found found) {
		List<Correction> corrections = item.correctionsOf(document.position());
		return switch (found) {
			case Found.Ready ready -> {
				Reading.Understood reading = ready.document().reading();
				yield new StagedFile(item.key(), document.position(), document.name(), StagedFile.State.READY,
						reading.budget(), reading.text().projects().size(), reading.text().indicators().size(),
						reading.findings(),
						StagedCells.of(document.read(), reading.text(), reading.findings(), corrections),
						document.read().tables(), corrections, ready.document(), ready.named().names(),
						ready.named().suggestions());
			}
			case Found.Ended(Outcome.Blank blank, Found.Named named) -> ended(item, document, StagedFile.State.BLANK,
					blank.findings(), List.of(), document.read().tables(), named);
			case Found.Ended(Outcome.Refused refused, Found.Named named) -> {
				boolean others = refused.findings().stream().map(Finding::code).anyMatch(OTHERS::contains);
				yield ended(item, document, StagedFile.State.REFUSED, refused.findings(),
						others ? List.of()
								: StagedCells.of(document.read(), null, all(document.read(), refused), corrections),
						others ? SeenTables.NONE : document.read().tables(), named);
			}
			case Found.Ended(Outcome any, Found.Named named) ->
				throw new IllegalStateException("reading stores nothing: " + any);
		};
	}

	/** What was found in reading too, where the refusal comes after it. */
	private static List<Finding> all(FileReading.Read read, Outcome.Refused refused) {
		Set<Finding> all = new LinkedHashSet<>(refused.findings());
		all.addAll(read.reading().findings());
		return List.copyOf(all);
	}

	private static StagedFile ended(StagedImport item, OneRead document, StagedFile.State state, List<Finding> findings,
			List<StagedCell> cells, SeenTables tables, Found.Named named) {
		return new StagedFile(item.key(), document.position(), document.name(), state, null, 0, 0, findings, cells,
				tables, item.correctionsOf(document.position()), null, named.names(), named.suggestions());
	}

	/**
	 * Whether the bytes hold words of a project that is classified, in the document
	 * itself or in the draft, and so may not be kept.
	 */
	Mono<Boolean> holdSecrets(List<OneRead> documents, List<StagedFile> files) {
		if (documents.stream().anyMatch(document -> document.read().words().secrets())) {
			return Mono.just(true);
		}
		Map<BudgetKey, BudgetText> read = files.stream()
			.map(StagedFile::document)
			.filter(Objects::nonNull)
			.map(Imports.Parsed::reading)
			.collect(Collectors.toMap(Reading.Understood::budget, Reading.Understood::text));
		return texts.of(new HashSet<>(read.keySet()))
			.map(drafts -> drafts.entrySet().stream().anyMatch(draft -> opens(draft, read.get(draft.getKey()))));
	}

	private static boolean opens(Map.Entry<BudgetKey, BudgetText> draft, @Nullable BudgetText read) {
		return read != null && !Revision.declassified(draft(draft.getKey(), draft.getValue()), read).isEmpty();
	}

	/** A draft of which only the text is asked for. */
	static Draft draft(BudgetKey key, BudgetText text) {
		return new Draft(key, BudgetStatus.DRAFT, 0, Integer.MAX_VALUE / 2, null, text);
	}

}
