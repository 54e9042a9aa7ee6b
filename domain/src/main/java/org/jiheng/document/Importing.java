package org.jiheng.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.county.Region;
import org.jiheng.department.BudgetUnit;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.Role;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
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

	private final Scheduler parsers;

	private final Duration longest;

	private final Function<BudgetKey, Mono<Void>> checks;

	/**
	 * @param reader what reads the files
	 * @param nation the national list of regions
	 * @param parsers where files are read: as many threads as files at once
	 * @param checks examines what was stored; its failure is told in the log and by the
	 * budget's checked version, and fails no import
	 */
	public Importing(Mono<FileReading> reader, Mono<? extends Collection<Region>> nation, Imports imports,
			Scheduler parsers, Function<BudgetKey, Mono<Void>> checks) {
		this(reader, nation, imports, parsers, LONGEST, checks);
	}

	Importing(Mono<FileReading> reader, Mono<? extends Collection<Region>> nation, Imports imports, Scheduler parsers,
			Duration longest, Function<BudgetKey, Mono<Void>> checks) {
		this.reader = reader;
		this.nation = nation;
		this.imports = imports;
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
	 */
	public Mono<Outcome> bring(byte[] file, Membership acting, boolean dryRun) {
		return Mono.zip(reader, nation)
			.flatMap(known -> Mono.fromCallable(() -> known.getT1().read(file, acting.region()))
				.subscribeOn(parsers)
				.onErrorComplete(Abandoned.class)
				.timeout(longest, tooLong())
				.flatMap(read -> switch (read.reading()) {
					case Reading.Refused refused -> Mono.just(new Outcome.Refused(refused.findings()));
					case Reading.Understood understood ->
						stored(understood, read.charset(), acting, known.getT2(), dryRun);
				}));
	}

	private Mono<Outcome> stored(Reading.Understood reading, String charset, Membership acting,
			Collection<Region> nation, boolean dryRun) {
		NamedCounty named = NamedCounty.of(acting.region(), nation, names(reading));
		List<Finding> refusal = refusal(reading, acting, named);
		if (!refusal.isEmpty()) {
			return Mono.just(new Outcome.Refused(refusal));
		}
		List<Finding> findings = new ArrayList<>(reading.findings());
		if (named == NamedCounty.NONE) {
			findings.addFirst(new Finding(Severity.WARNING, "COUNTY_NOT_NAMED", "文件没有写明是哪个县的部门，按当前身份所在的县导入",
					"请核对文件是否属于本县；部门名称宜写全称，如 卢龙县司法局", Place.WHOLE));
		}
		return imports
			.store(new Reading.Understood(reading.budget(), reading.departmentName(), reading.units(), reading.text(),
					reading.digest(), findings), charset, dryRun)
			.flatMap(this::checked);
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
			case Outcome.Refused refused -> throw new IllegalArgumentException("nothing was stored");
		};
	}

	private static List<Finding> refusal(Reading.Understood reading, Membership acting, NamedCounty named) {
		if (named == NamedCounty.OTHER || !reading.budget().county().equals(acting.region())) {
			return List.of(error("OTHER_COUNTY", "文件写的不是本县的部门，不能导入", "请核对文件；每个县只能导入本县的预算绩效文本", null));
		}
		if (acting.department() != null && !acting.department().equals(reading.budget().department())) {
			return List.of(error("OTHER_DEPARTMENT", "文件不是本部门的预算绩效文本，不能导入", "请核对文件；部门经办人只能导入本部门的预算绩效文本", null));
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
