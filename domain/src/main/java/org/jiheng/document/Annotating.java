package org.jiheng.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.membership.Membership;
import org.jiheng.review.CheckFinding;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Wording;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gives a file back with the opinions on it, each at its place: the reader's, and those
 * of the automatic checks as they would be after an import. Nothing is stored.
 */
public final class Annotating {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final int LONGEST_RAW = 200;

	private final Importing importing;

	private final Function<Reading.Understood, Mono<List<CheckFinding>>> checks;

	private final Function<byte[], SourceDocument> documents;

	private final DocumentAnnotator annotator;

	private final Scheduler workers;

	/**
	 * @param checks what examines a text that is not stored
	 * @param documents what reads the files, as an import does
	 * @param workers where files are read and written
	 */
	public Annotating(Importing importing, Function<Reading.Understood, Mono<List<CheckFinding>>> checks,
			Function<byte[], SourceDocument> documents, DocumentAnnotator annotator, Scheduler workers) {
		this.importing = importing;
		this.checks = checks;
		this.documents = documents;
		this.annotator = annotator;
		this.workers = workers;
	}

	/**
	 * The file with what an import by this membership, and the checks after it, would
	 * find. Problems: as those of an import that cannot be read at all; LimitExceeded
	 * READING_TOO_LONG.
	 * @param department the department that a person says it is of, where it names no
	 * code
	 */
	public Mono<WrittenDocument> annotate(byte[] file, Membership acting, @Nullable DepartmentCode department) {
		return importing.examine(file, acting, department)
			.zipWhen(this::checked)
			.flatMap(both -> Mono.fromCallable(() -> annotator.annotate(file, marks(file, both.getT1(), both.getT2())))
				.subscribeOn(workers)
				.onErrorComplete(Abandoned.class)
				.timeout(LONGEST, Mono.error(() -> tooLong())));
	}

	private static ProblemException tooLong() {
		return new ProblemException(new Problem.LimitExceeded("READING_TOO_LONG",
				"文件在 " + LONGEST.toSeconds() + " 秒内没有批注完，请把文件拆小后再传", LONGEST.toSeconds() + 1, LONGEST.toSeconds()));
	}

	private Mono<List<CheckFinding>> checked(Importing.Examined examined) {
		return examined.reading() == null ? Mono.just(List.of()) : checks.apply(examined.reading());
	}

	private List<Mark> marks(byte[] file, Importing.Examined examined, List<CheckFinding> checked) {
		List<Mark> marks = new ArrayList<>();
		List<Mark> ofChecks = examined.reading() == null ? List.of() : Mark.of(examined.reading().text(), checked);
		examined.findings()
			.stream()
			.map(each -> new Mark(placed(each, examined.projects()), ""))
			.filter(mark -> ofChecks.stream().noneMatch(other -> isSame(mark, other)))
			.forEach(marks::add);
		marks.addAll(ofChecks);
		return withWords(file, examined, marks);
	}

	/** What the reader says and a check says again is said once. */
	private static boolean isSame(Mark mark, Mark other) {
		return mark.finding().code().equals(other.finding().code()) && mark.finding().place().line() != null
				&& at(mark.finding().place()).equals(at(other.finding().place()));
	}

	private List<Mark> withWords(byte[] file, Importing.Examined examined, List<Mark> marks) {
		Map<Place, String> words = words(documents.apply(file), marks.stream().map(Mark::finding).toList());
		Set<Integer> hidden = examined.projects()
			.stream()
			.filter(Project::classified)
			.map(Project::sequence)
			.collect(Collectors.toSet());
		return marks.stream().map(mark -> {
			Place place = mark.finding().place();
			return new Mark(mark.finding(), hidden.contains(place.project()) ? "" : words.getOrDefault(at(place), ""),
					mark.also());
		}).toList();
	}

	/** What speaks of a project's field stands where that was read. */
	private static Finding placed(Finding finding, List<Project> projects) {
		Place place = finding.place();
		if (place.line() != null || place.project() == null || place.field() == null) {
			return finding;
		}
		return projects.stream()
			.filter(project -> Objects.equals(project.sequence(), place.project()))
			.flatMap(project -> project.provenance().stream())
			.filter(provenance -> provenance.field().equals(place.field()))
			.findFirst()
			.map(provenance -> new Finding(finding.severity(), finding.code(), finding.message(), finding.advice(),
					place(place, provenance)))
			.orElse(finding);
	}

	private static Place place(Place place, Provenance provenance) {
		return new Place(provenance.line(), provenance.table(), provenance.row(), provenance.cell(), place.project(),
				place.field(), provenance.spot());
	}

	/** A place as a cell or paragraph alone. */
	private static Place at(Place place) {
		return place.cell() == null ? new Place(place.line(), null, null, null, null, null, place.spot())
				: new Place(null, place.table(), place.row(), place.cell(), null, null, place.spot());
	}

	/** The words at the places that are asked for. */
	private static Map<Place, String> words(SourceDocument document, List<Finding> findings) {
		Set<Place> asked = findings.stream().map(finding -> at(finding.place())).collect(Collectors.toSet());
		Map<Place, String> words = new HashMap<>();
		for (SourceDocument.Block block : document.blocks()) {
			for (Quote quote : quotes(block)) {
				Place place = at(quote.place(null, null));
				boolean known = asked.contains(place) && !quote.isBlank();
				if (known) {
					words.putIfAbsent(place, shortened(quote.verbatim()));
				}
			}
		}
		return words;
	}

	private static List<Quote> quotes(SourceDocument.Block block) {
		return switch (block) {
			case SourceDocument.Paragraph paragraph -> List.of(Quote.of(paragraph));
			case SourceDocument.Table table -> {
				List<Quote> quotes = new ArrayList<>();
				table.rows().forEach(row -> row.cells().forEach(cell -> quotes.add(Quote.of(table, row, cell))));
				yield quotes;
			}
		};
	}

	private static String shortened(String words) {
		String plain = Wording.withoutNoise(words);
		return plain.length() > LONGEST_RAW ? plain.substring(0, LONGEST_RAW) + "……" : plain;
	}

}
