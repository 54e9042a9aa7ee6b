package org.jiheng.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Project;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings documents in. The county's finance imports for its county, a department's editor
 * for the own department.
 */
public final class Importing {

	/** The largest file, in bytes. */
	public static final int LARGEST_FILE = 10 * 1024 * 1024;

	private final Reception reception;

	private final Imports imports;

	private final ImportChecks checks;

	/**
	 * @param checks examines what was stored; its failure fails no import
	 */
	public Importing(Reception reception, Imports imports, Function<BudgetKey, Mono<Void>> checks) {
		this.reception = reception;
		this.imports = imports;
		this.checks = new ImportChecks(checks);
	}

	/**
	 * The membership under which somebody imports; refuses who may not, before a byte is
	 * read.
	 */
	public static Membership admitted(Acting acting) {
		Membership membership = acting.membership();
		if (membership == null
				|| (membership.role() != Role.COUNTY_FINANCE && membership.role() != Role.DEPARTMENT_EDITOR)) {
			throw new ProblemException(new Problem.Forbidden("只有县级财政部门和部门经办人可以导入"));
		}
		return membership;
	}

	/**
	 * Reads a file for the membership admitted and, unless it is a dry run, stores what
	 * it says.
	 * @param department the department that a person says it is of, where it names no
	 * code
	 */
	public Mono<Outcome> bring(byte[] file, Membership acting, @Nullable DepartmentCode department, boolean dryRun) {
		return parsed(file, acting, department).flatMap(found -> switch (found) {
			case Found.Ended ended -> Mono.just(ended.outcome());
			case Found.Ready ready ->
				imports.store(ready.document().reading(), ready.document().charset(), dryRun).flatMap(checks::after);
		});
	}

	/**
	 * Reads a file for the membership admitted and tells what it found; what is stored is
	 * not looked at.
	 */
	Mono<Examined> examine(byte[] file, Membership acting, @Nullable DepartmentCode department) {
		return parsed(file, acting, department).map(found -> switch (found) {
			case Found.Ready(var document, var named) ->
				new Examined(document.reading().findings(), document.reading());
			case Found.Ended(Outcome.Refused(var findings), var named) -> new Examined(findings, null);
			case Found.Ended(Outcome.Blank(var findings), var named) -> new Examined(findings, null);
			case Found.Ended(var other, var named) ->
				throw new IllegalStateException("nothing was stored yet: " + other);
		});
	}

	/** What reading found, and what would be stored; null where nothing would. */
	record Examined(List<Finding> findings, Reading.@Nullable Understood reading) {

		List<Project> projects() {
			return reading == null ? List.of() : reading.text().projects();
		}
	}

	/**
	 * Reads each document of an archive by itself and stores them as the policy says. The
	 * outcomes stand in the archive's order.
	 */
	public Mono<List<FileOutcome>> bringAll(byte[] archive, Membership acting, ArchivePolicy policy, boolean dryRun) {
		return reception.unpacked(archive)
			.flatMapMany(documents -> Flux.fromIterable(documents.entrySet()))
			.concatMap(document -> parsed(document.getValue(), acting, null)
				.onErrorResume(ProblemException.class, refused -> Mono.just(Found.ended(refused.problem())))
				.map(found -> Map.entry(document.getKey(), found)))
			.collectList()
			.map(Found::eachBudgetOnce)
			.flatMap(found -> policy == ArchivePolicy.GOOD_ONES ? goodOnes(found, dryRun) : all(found, dryRun));
	}

	private Mono<List<FileOutcome>> goodOnes(List<Map.Entry<String, Found>> documents, boolean dryRun) {
		return Flux.fromIterable(documents)
			.concatMap(document -> byItself(document.getValue(), dryRun)
				.map(outcome -> new FileOutcome(document.getKey(), outcome)))
			.collectList();
	}

	private Mono<Outcome> byItself(Found found, boolean dryRun) {
		return switch (found) {
			case Found.Ended ended -> Mono.just(ended.outcome());
			case Found.Ready ready -> imports.store(ready.document().reading(), ready.document().charset(), dryRun)
				.flatMap(checks::after)
				.onErrorResume(ProblemException.class,
						refused -> Mono.just(Outcome.Refused.because(refused.problem())));
		};
	}

	private Mono<List<FileOutcome>> all(List<Map.Entry<String, Found>> documents, boolean dryRun) {
		boolean refused = documents.stream()
			.anyMatch(document -> document.getValue() instanceof Found.Ended(Outcome.Refused outcome, var named));
		List<Found.Ready> ready = documents.stream()
			.flatMap(document -> document.getValue() instanceof Found.Ready found ? Stream.of(found) : Stream.empty())
			.sorted(Comparator.comparing(found -> found.document().reading().budget().reference()))
			.toList();
		return imports.storeAll(ready.stream().map(Found.Ready::document).toList(), dryRun || refused)
			.map(stored -> answers(documents, ready, stored, refused))
			.flatMap(answers -> Flux.fromIterable(answers)
				.concatMap(answer -> checks.after(answer.outcome()).thenReturn(answer))
				.collectList());
	}

	/** What is good by itself is held back by what is not. */
	private static List<FileOutcome> answers(List<Map.Entry<String, Found>> documents, List<Found.Ready> ready,
			List<Outcome> stored, boolean refused) {
		boolean all = !refused && stored.stream().noneMatch(Outcome.Refused.class::isInstance);
		return documents.stream().map(document -> new FileOutcome(document.getKey(), switch (document.getValue()) {
			case Found.Ended ended -> ended.outcome();
			case Found.Ready found -> {
				int place = ready.indexOf(found);
				Outcome own = place < stored.size() ? stored.get(place) : new Outcome.Refused(List.of(notTried()));
				yield all ? own : held(own);
			}
		})).toList();
	}

	private static Outcome held(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Stored(Import done) -> new Outcome.Held(done);
			case Outcome.Checked(Import would) -> new Outcome.Held(would);
			default -> outcome;
		};
	}

	private Mono<Found> parsed(byte[] file, Membership acting, @Nullable DepartmentCode department) {
		return reception.read(file, acting.region()).flatMap(read -> reception.admitted(read, acting, department));
	}

	private static Finding notTried() {
		return new Finding(Severity.ERROR, "NOT_TRIED", "压缩包里有别的文件被拒绝，这个文件没有试着保存",
				"请改正被拒绝的文件后重新导入，或改用 policy=GOOD_ONES", Place.WHOLE);
	}

}
