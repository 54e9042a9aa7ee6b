package org.jiheng.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.county.NamedCounty;
import org.jiheng.county.Region;
import org.jiheng.department.BudgetUnit;
import org.jiheng.membership.Membership;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads documents that are handed in and says whether they may come in: a document that
 * names another county, or is another department's, is refused, and nothing else is said
 * of it.
 */
public final class Reception {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final Mono<FileReading> reader;

	private final Mono<List<ColumnMapping>> remembered;

	private final Mono<? extends Collection<Region>> nation;

	private final Function<RegionCode, Mono<KnownDepartments>> departments;

	private final Scheduler parsers;

	private final Duration longest;

	/**
	 * @param reader what reads the files
	 * @param remembered what the county of the current scope remembers of columns
	 * @param nation the national list of regions
	 * @param departments what is known of a county's departments
	 * @param parsers where files are read: as many threads as files at once
	 */
	public Reception(Mono<FileReading> reader, Mono<List<ColumnMapping>> remembered,
			Mono<? extends Collection<Region>> nation, Function<RegionCode, Mono<KnownDepartments>> departments,
			Scheduler parsers) {
		this(reader, remembered, nation, departments, parsers, LONGEST);
	}

	Reception(Mono<FileReading> reader, Mono<List<ColumnMapping>> remembered, Mono<? extends Collection<Region>> nation,
			Function<RegionCode, Mono<KnownDepartments>> departments, Scheduler parsers, Duration longest) {
		this.reader = reader;
		this.remembered = remembered;
		this.nation = nation;
		this.departments = departments;
		this.parsers = parsers;
		this.longest = longest;
	}

	/** Reads one file for the first time, with what the county remembers of columns. */
	Mono<FileReading.Read> read(byte[] file, RegionCode county) {
		return remembered.defaultIfEmpty(List.of())
			.flatMap(known -> read(file, county, new Instructions(List.of(), known)));
	}

	/** Reads one file with what persons have said of it, and nothing else. */
	Mono<FileReading.Read> read(byte[] file, RegionCode county, List<Correction> corrections) {
		return read(file, county, new Instructions(corrections, List.of()));
	}

	private Mono<FileReading.Read> read(byte[] file, RegionCode county, Instructions told) {
		return reader.flatMap(known -> Mono.fromCallable(() -> known.read(file, county, told))
			.subscribeOn(parsers)
			.onErrorComplete(Abandoned.class)
			.timeout(longest, tooLong()));
	}

	/** The documents of an archive by their paths, in order. */
	Mono<Map<String, byte[]>> unpacked(byte[] archive) {
		return Mono.fromCallable(() -> Archive.of(archive).documents()).subscribeOn(parsers);
	}

	/**
	 * Whether the membership may bring in what was read.
	 * @param department the department that a person says it is of
	 */
	Mono<Found> admitted(FileReading.Read read, Membership acting, @Nullable DepartmentCode department) {
		return switch (read.reading()) {
			case Reading.Refused refused -> Mono.just(new Found.Ended(new Outcome.Refused(refused.findings())));
			case Reading.Blank blank -> Mono.just(new Found.Ended(new Outcome.Blank(blank.findings())));
			case Reading.Unplaced unplaced ->
				nation.flatMap(known -> unplaced(unplaced, new Asked(read.charset(), acting, known, department)));
			case Reading.Understood understood ->
				nation.flatMap(known -> understood(understood, new Asked(read.charset(), acting, known, department)));
		};
	}

	/** Who hands a document in, and what they say of it. */
	private record Asked(String charset, Membership acting, Collection<Region> nation,
			@Nullable DepartmentCode department) {

		NamedCounty county(List<String> names) {
			return NamedCounty.of(acting.region(), nation, names);
		}

		String countyName() {
			return nation.stream()
				.filter(region -> region.code().equals(acting.region()))
				.map(Region::name)
				.findFirst()
				.orElse("");
		}
	}

	/** By its names alone: what they only suggest, a person says. */
	private Mono<Found> unplaced(Reading.Unplaced reading, Asked asked) {
		List<String> names = reading.names().stream().map(Reading.Name::words).toList();
		List<String> all = Stream.concat(names.stream(), names(reading.understood()).stream()).toList();
		if (asked.county(all) == NamedCounty.OTHER) {
			return Mono.just(refused(List.of(otherCounty())));
		}
		return departments.apply(asked.acting().region())
			.map(known -> switch (new DepartmentNames(known, asked.countyName(), reading.understood().budget().year(),
					reading.names())
				.unplaced(asked.department())) {
				case Placement.Open open -> open(open, names);
				case Placement.At at -> {
					Reading.Understood placed = reading.in(at.department());
					List<Finding> refusal = refusal(placed, asked);
					yield refusal.isEmpty() ? ready(placed, at, asked, known, names) : refused(refusal);
				}
			});
	}

	/** By its code, unless its name is another one's. */
	private Mono<Found> understood(Reading.Understood reading, Asked asked) {
		List<Finding> refusal = refusal(reading, asked);
		if (!refusal.isEmpty()) {
			return Mono.just(refused(refusal));
		}
		List<Reading.Name> names = reading.departmentName().isEmpty() ? List.of()
				: List.of(new Reading.Name(reading.departmentName(), reading.namedAt()));
		List<String> words = names.stream().map(Reading.Name::words).toList();
		return departments.apply(asked.acting().region())
			.map(known -> switch (new DepartmentNames(known, asked.countyName(), reading.budget().year(), names)
				.coded(reading.budget().department(), asked.department() != null)) {
				case Placement.Open open -> open(open, words);
				case Placement.At at -> ready(reading, at, asked, known, words);
			});
	}

	private static Found open(Placement.Open open, List<String> names) {
		return new Found.Ended(new Outcome.Refused(List.of(open.refusal())),
				new Found.Named(names, open.suggestions()));
	}

	private static Found refused(List<Finding> findings) {
		return new Found.Ended(new Outcome.Refused(findings));
	}

	private static Found ready(Reading.Understood placed, Placement.At at, Asked asked, KnownDepartments known,
			List<String> names) {
		Reading.Understood reading = UnitNames.placed(placed, known, asked.countyName());
		List<Finding> findings = new ArrayList<>(at.findings());
		findings.addAll(reading.findings());
		if (asked.county(names(reading)) == NamedCounty.NONE) {
			findings.addFirst(new Finding(Severity.WARNING, "COUNTY_NOT_NAMED", "文件没有写明是哪个县的部门，按当前身份所在的县导入",
					"请核对文件是否属于本县；部门名称宜写全称，如 卢龙县司法局", Place.WHOLE));
		}
		return new Found.Ready(new Imports.Parsed(new Reading.Understood(reading.budget(), at.name(), reading.namedAt(),
				reading.units(), reading.namedUnits(), reading.text(), reading.digest(), findings), asked.charset()),
				new Found.Named(names, List.of()));
	}

	private static Finding otherCounty() {
		return error("OTHER_COUNTY", "文件写的不是本县的部门，不能导入", "请核对文件；每个县只能导入本县的预算绩效文本", null);
	}

	private static List<Finding> refusal(Reading.Understood reading, Asked asked) {
		Membership acting = asked.acting();
		DepartmentCode department = asked.department();
		if (asked.county(names(reading)) == NamedCounty.OTHER || !reading.budget().county().equals(acting.region())) {
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
