package org.jiheng.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.county.Region;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.Department;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Brings documents in. The county's finance imports for its county, a department's editor
 * for the own department. A document that names another county, or is another
 * department's, is refused, and nothing else is said of it.
 */
public final class Importing {

	/** The largest file, in bytes. */
	public static final int LARGEST_FILE = 10 * 1024 * 1024;

	private static final System.Logger LOG = System.getLogger(Importing.class.getName());

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final Mono<FileReading> reader;

	private final Mono<? extends Collection<Region>> nation;

	private final Imports imports;

	private final Function<RegionCode, Mono<List<Department>>> departments;

	private final Scheduler parsers;

	private final Duration longest;

	private final Function<BudgetKey, Mono<Void>> checks;

	/**
	 * @param reader what reads the files
	 * @param nation the national list of regions
	 * @param departments the departments of a county that the acting membership sees
	 * @param parsers where files are read: as many threads as files at once
	 * @param checks examines what was stored; its failure is told in the log and by the
	 * budget's checked version, and fails no import
	 */
	public Importing(Mono<FileReading> reader, Mono<? extends Collection<Region>> nation, Imports imports,
			Function<RegionCode, Mono<List<Department>>> departments, Scheduler parsers,
			Function<BudgetKey, Mono<Void>> checks) {
		this(reader, nation, imports, departments, parsers, LONGEST, checks);
	}

	Importing(Mono<FileReading> reader, Mono<? extends Collection<Region>> nation, Imports imports,
			Function<RegionCode, Mono<List<Department>>> departments, Scheduler parsers, Duration longest,
			Function<BudgetKey, Mono<Void>> checks) {
		this.reader = reader;
		this.nation = nation;
		this.imports = imports;
		this.departments = departments;
		this.parsers = parsers;
		this.longest = longest;
		this.checks = checks;
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
				imports.store(ready.document().reading(), ready.document().charset(), dryRun).flatMap(this::checked);
		});
	}

	/**
	 * Reads a file for the membership admitted and tells what it found; what is stored is
	 * not looked at.
	 */
	Mono<Examined> examine(byte[] file, Membership acting, @Nullable DepartmentCode department) {
		return parsed(file, acting, department).map(found -> switch (found) {
			case Found.Ready(var document) ->
				new Examined(document.reading().findings(), document.reading().text().projects());
			case Found.Ended(Outcome.Refused(var findings)) -> new Examined(findings, List.of());
			case Found.Ended(Outcome.Blank(var findings)) -> new Examined(findings, List.of());
			case Found.Ended(var other) -> throw new IllegalStateException("nothing was stored yet: " + other);
		});
	}

	/** What reading found, and the projects where they could be read. */
	record Examined(List<Finding> findings, List<Project> projects) {
	}

	/**
	 * Reads each document of an archive by itself and stores them as the policy says. The
	 * outcomes stand in the archive's order.
	 */
	public Mono<List<FileOutcome>> bringAll(byte[] archive, Membership acting, ArchivePolicy policy, boolean dryRun) {
		return Mono.fromCallable(() -> Archive.of(archive))
			.subscribeOn(parsers)
			.flatMapMany(found -> Flux.fromIterable(found.documents().entrySet()))
			.concatMap(document -> parsed(document.getValue(), acting, null)
				.onErrorResume(ProblemException.class, refused -> Mono.just(ended(refused.problem())))
				.map(found -> Map.entry(document.getKey(), found)))
			.collectList()
			.map(Importing::eachBudgetOnce)
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
				.flatMap(this::checked)
				.onErrorResume(ProblemException.class,
						refused -> Mono.just(new Outcome.Refused(List.of(finding(refused.problem())))));
		};
	}

	private Mono<List<FileOutcome>> all(List<Map.Entry<String, Found>> documents, boolean dryRun) {
		boolean refused = documents.stream()
			.anyMatch(document -> document.getValue() instanceof Found.Ended(Outcome.Refused outcome));
		List<Found.Ready> ready = documents.stream()
			.flatMap(document -> document.getValue() instanceof Found.Ready found ? Stream.of(found) : Stream.empty())
			.sorted(Comparator.comparing(found -> found.document().reading().budget().reference()))
			.toList();
		return imports.storeAll(ready.stream().map(Found.Ready::document).toList(), dryRun || refused)
			.map(stored -> answers(documents, ready, stored, refused))
			.flatMap(answers -> Flux.fromIterable(answers)
				.concatMap(answer -> checked(answer.outcome()).thenReturn(answer))
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

	private static Finding notTried() {
		return error("NOT_TRIED", "压缩包里有别的文件被拒绝，这个文件没有试着保存", "请改正被拒绝的文件后重新导入，或改用 policy=GOOD_ONES", null);
	}

	/** Two documents of one budget would replace each other, so neither is taken. */
	private static List<Map.Entry<String, Found>> eachBudgetOnce(List<Map.Entry<String, Found>> documents) {
		Map<BudgetKey, Long> times = documents.stream()
			.flatMap(document -> document.getValue() instanceof Found.Ready ready
					? Stream.of(ready.document().reading().budget()) : Stream.empty())
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return documents.stream()
			.map(document -> document.getValue() instanceof Found.Ready ready
					&& times.getOrDefault(ready.document().reading().budget(), 0L) > 1
							? Map.<String, Found>entry(document.getKey(), twice()) : document)
			.toList();
	}

	private static Found twice() {
		return new Found.Ended(new Outcome.Refused(
				List.of(error("BUDGET_TWICE_IN_ARCHIVE", "压缩包里有几个文件是同一部门同一年度的，会互相覆盖，都没有导入", "每个部门每个年度只放一个文件", null))));
	}

	private static Found ended(Problem problem) {
		return new Found.Ended(new Outcome.Refused(List.of(finding(problem))));
	}

	/** A problem told as the finding of one document. */
	public static Finding finding(Problem problem) {
		return switch (problem) {
			case Problem.InvalidInput wrong -> error(wrong.code(), wrong.message(), wrong.suggestion(), null);
			case Problem.Conflict conflict -> error(conflict.code(), conflict.message(), conflict.suggestion(), null);
			case Problem.LimitExceeded beyond -> error(beyond.code(), beyond.message(), "请拆分后再传", null);
			case Problem.Unavailable away -> error("UNAVAILABLE", away.message(), "请稍后重试", null);
			case Problem.Unauthenticated other -> error("FORBIDDEN", other.message(), "请重新登录", null);
			case Problem.Forbidden other -> error("FORBIDDEN", other.message(), "请由县级财政部门处理", null);
			case Problem.NotGranted other -> error("FORBIDDEN", other.message(), "请由县级财政部门处理", null);
			case Problem.NotFound other -> error("NOT_FOUND", other.message(), "请核对后重试", null);
		};
	}

	/** What reading came to: something to store, or an end. */
	private sealed interface Found {

		record Ready(Imports.Parsed document) implements Found {
		}

		record Ended(Outcome outcome) implements Found {
		}

	}

	private Mono<Found> parsed(byte[] file, Membership acting, @Nullable DepartmentCode department) {
		return Mono.zip(reader, nation)
			.flatMap(known -> Mono.fromCallable(() -> known.getT1().read(file, acting.region()))
				.subscribeOn(parsers)
				.onErrorComplete(Abandoned.class)
				.timeout(longest, tooLong())
				.flatMap(read -> switch (read.reading()) {
					case Reading.Refused refused -> Mono.just(new Found.Ended(new Outcome.Refused(refused.findings())));
					case Reading.Blank blank -> Mono.just(new Found.Ended(new Outcome.Blank(blank.findings())));
					case Reading.Unplaced unplaced ->
						unplaced(unplaced, read.charset(), acting, known.getT2(), department);
					case Reading.Understood understood ->
						Mono.just(admitted(understood, read.charset(), acting, known.getT2(), department, List.of()));
				}));
	}

	/** A person says which department it is; its name only suggests some. */
	private Mono<Found> unplaced(Reading.Unplaced reading, String charset, Membership acting, Collection<Region> nation,
			@Nullable DepartmentCode department) {
		if (NamedCounty.of(acting.region(), nation, reading.names()) == NamedCounty.OTHER) {
			return Mono.just(new Found.Ended(new Outcome.Refused(List.of(otherCounty()))));
		}
		if (department == null) {
			return departments.apply(acting.region())
				.map(known -> new Found.Ended(
						new Outcome.Refused(List.of(DepartmentNames.missing(reading.names(), known)))));
		}
		Finding said = new Finding(Severity.HINT, "DEPARTMENT_BY_HAND", "文件没有写明部门代码，按上传时指定的部门 " + department + " 导入",
				"请核对是否这个部门的文件", Place.WHOLE);
		return Mono.just(admitted(reading.in(department), charset, acting, nation, department, List.of(said)));
	}

	private static Found admitted(Reading.Understood reading, String charset, Membership acting,
			Collection<Region> nation, @Nullable DepartmentCode department, List<Finding> said) {
		NamedCounty named = NamedCounty.of(acting.region(), nation, names(reading));
		List<Finding> refusal = refusal(reading, acting, named, department);
		if (!refusal.isEmpty()) {
			return new Found.Ended(new Outcome.Refused(refusal));
		}
		List<Finding> findings = new ArrayList<>(said);
		findings.addAll(reading.findings());
		if (named == NamedCounty.NONE) {
			findings.addFirst(new Finding(Severity.WARNING, "COUNTY_NOT_NAMED", "文件没有写明是哪个县的部门，按当前身份所在的县导入",
					"请核对文件是否属于本县；部门名称宜写全称，如 卢龙县司法局", Place.WHOLE));
		}
		return new Found.Ready(new Imports.Parsed(new Reading.Understood(reading.budget(), reading.departmentName(),
				reading.units(), reading.text(), reading.digest(), findings), charset));
	}

	/** The same document again mends a check that failed the first time. */
	private Mono<Outcome> checked(Outcome outcome) {
		return outcome instanceof Outcome.Stored || outcome instanceof Outcome.Same ? checks.apply(budget(outcome))
			.onErrorResume(failure -> Mono.fromRunnable(() -> LOG.log(System.Logger.Level.ERROR,
					"an imported budget was not checked: " + budget(outcome).reference(), failure)))
			.thenReturn(outcome) : Mono.just(outcome);
	}

	private static BudgetKey budget(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Stored(Import done) -> done.key().budget();
			case Outcome.Same(Import done) -> done.key().budget();
			case Outcome.Checked(Import would) -> would.key().budget();
			case Outcome.Held(Import would) -> would.key().budget();
			case Outcome.Blank blank -> throw new IllegalArgumentException("there was nothing to store");
			case Outcome.Refused refused -> throw new IllegalArgumentException("nothing was stored");
		};
	}

	private static Finding otherCounty() {
		return error("OTHER_COUNTY", "文件写的不是本县的部门，不能导入", "请核对文件；每个县只能导入本县的预算绩效文本", null);
	}

	private static List<Finding> refusal(Reading.Understood reading, Membership acting, NamedCounty named,
			@Nullable DepartmentCode department) {
		if (named == NamedCounty.OTHER || !reading.budget().county().equals(acting.region())) {
			return List.of(otherCounty());
		}
		if (acting.department() != null && !acting.department().equals(reading.budget().department())) {
			return List.of(error("OTHER_DEPARTMENT", "文件不是本部门的预算绩效文本，不能导入", "请核对文件；部门经办人只能导入本部门的预算绩效文本", null));
		}
		if (department != null && !department.equals(reading.budget().department())) {
			return List.of(error("DEPARTMENT_DIFFERS", "文件中的部门代码与上传时指定的部门 " + department + " 不同，不能导入",
					"请核对文件，或去掉 department 参数", null));
		}
		if (reading.units()
			.stream()
			.anyMatch(unit -> !unit.code().department().equals(reading.budget().department()))) {
			return List.of(error("UNIT_OF_OTHER_DEPARTMENT", "文件中有预算单位不属于部门 " + reading.budget().department(),
					"请把各部门的文本分开导入", null));
		}
		return codesTwice(reading.text().projects());
	}

	private static List<Finding> codesTwice(List<Project> projects) {
		Set<ProjectCode> seen = new HashSet<>();
		return projects.stream()
			.filter(project -> project.code() != null && !seen.add(project.code()))
			.map(project -> error("PROJECT_CODE_TWICE", "项目编码 " + project.code() + " 在文件中出现两次，同一编码只能用一次", "请核对项目编码",
					project.sequence()))
			.toList();
	}

	private static List<String> names(Reading.Understood reading) {
		return Stream
			.concat(Stream.of(reading.departmentName(), reading.text().title()),
					reading.units().stream().map(BudgetUnit::name))
			.toList();
	}

	private static Finding error(String code, String message, String advice, @Nullable Integer project) {
		return new Finding(Severity.ERROR, code, message, advice,
				project == null ? Place.WHOLE : new Place(null, null, null, null, project, "code"));
	}

	private static Mono<FileReading.Read> tooLong() {
		return Mono.fromSupplier(() -> new FileReading.Read(new Reading.Refused(List
			.of(error("READING_TOO_LONG", "文件在 " + LONGEST.toSeconds() + " 秒内没有读完，未导入", "请把文件拆小，或去掉多余内容后重新导入", null))),
				""));
	}

}
