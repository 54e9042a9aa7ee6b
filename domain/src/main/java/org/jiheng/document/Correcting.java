package org.jiheng.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.lineage.Naming;
import org.jiheng.membership.Membership;
import org.jiheng.tenancy.Role;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Corrects what was read of staged imports. The words that persons write are read by the
 * same rules as the document's own, and the audit tells where they stand, never what they
 * are: they may belong to a project that becomes classified.
 */
public final class Correcting {

	private static final int LONGEST = 5_000;

	private final Staging staging;

	private final StagedImports staged;

	private final ColumnMappings mappings;

	private final Writes writes;

	private final Naming naming;

	private final Clock clock;

	public Correcting(Staging staging, StagedImports staged, ColumnMappings mappings, Naming naming, Writes writes,
			Clock clock) {
		this.staging = staging;
		this.staged = staged;
		this.mappings = mappings;
		this.writes = writes;
		this.naming = naming;
		this.clock = clock;
	}

	/**
	 * Problems: Forbidden; NotFound; Conflict VERSION, STAGED_NOT_READ, STAGED_ENDED;
	 * InvalidInput FILE_UNKNOWN, TEXT, FIELD_WITHOUT_CELL, CELL_UNKNOWN,
	 * CORRECTION_WITHOUT_EFFECT, CORRECTION_CLASSIFIED; where the name is to be
	 * remembered, NAME_NOT_PLACED, NAME_NOT_WRITTEN and those of confirming an alias.
	 */
	public Mono<StagedImport> correct(StagedKey key, int expectedVersion, Said said, Act act) {
		return changed(key, expectedVersion, said, act, (member, item) -> staging.known(item).map(known -> {
			List<Correction> corrections = new ArrayList<>(item.corrections());
			Correction correction = correction(said, known, member, item.version());
			corrections.removeIf(former -> isReplaced(former, correction));
			corrections.add(continued(correction, item.corrections()));
			return corrections;
		}));
	}

	/**
	 * Says what columns mean, and lets the county remember it. Problems: as for
	 * correcting; InvalidInput TABLE_UNKNOWN, HEADER, COLUMNS_EMPTY, COLUMN_UNKNOWN,
	 * COLUMN_TWICE, MEANING_TWICE, YEAR_UNKNOWN; Forbidden for who may not let the county
	 * remember; LimitExceeded COLUMN_MAPPINGS_TOO_MANY.
	 */
	public Mono<StagedImport> map(StagedKey key, int expectedVersion, Said.OfColumns said, Act act) {
		return Staging.member()
			.flatMap(member -> changed(key, expectedVersion, said.remembered(remembers(said, member)), act,
					(any, item) -> staging.known(item).map(known -> mapped(item, said, known, member))));
	}

	private static boolean remembers(Said.OfColumns said, Membership member) {
		boolean finance = member.role() == Role.COUNTY_FINANCE;
		if (Boolean.TRUE.equals(said.remember()) && !finance) {
			throw new ProblemException(new Problem.Forbidden("只有县级财政部门可以让本县记住列的对应；部门经办人的说明只用于这份文件"));
		}
		return said.remember() == null ? finance : said.remember();
	}

	private List<Correction> mapped(StagedImport item, Said.OfColumns said, Staging.Known known, Membership member) {
		requireFile(said, known);
		FileReading.Read read = known.read().get(said.file() - 1).read();
		TableColumns columns = ColumnsSaid.of(said, read.tables(), read.words());
		List<Correction> corrections = new ArrayList<>(item.corrections());
		corrections.removeIf(former -> former.file() == said.file() && former.columns() != null
				&& former.columns().form().equals(columns.form()));
		corrections.add(new Correction(item.version(), said.file(), List.of(), null, columns, null,
				Objects.requireNonNull(member.subject()), clock.instant()));
		return corrections;
	}

	/** Problems: as for correcting; InvalidInput CORRECTION_UNKNOWN. */
	public Mono<StagedImport> withdraw(StagedKey key, int expectedVersion, int number, Act act) {
		return changed(key, expectedVersion, null, act, (member, item) -> {
			List<Correction> corrections = new ArrayList<>(item.corrections());
			if (!corrections.removeIf(correction -> correction.number() == number)) {
				throw invalid("CORRECTION_UNKNOWN", "correction", "没有第 " + number + " 号改正", "重新读取改正的列表");
			}
			return Mono.just(corrections);
		});
	}

	/** What is to be written, worked out before the transaction begins. */
	private record Prepared(Membership member, StagedImport before, StagedImport after, Staging.Known known,
			@Nullable Remembered remembered) {
	}

	/** What the county is to know from now on. */
	private sealed interface Remembered {

		/** What the columns of a form mean in a year. */
		record Columns(FiscalYear year, TableColumns columns) implements Remembered {
		}

		/** A name that is to be an alias. */
		record Name(DepartmentCode department, @Nullable BudgetUnitCode unit, String name) implements Remembered {
		}

	}

	/**
	 * @param said what may be remembered; null for nothing
	 */
	private Mono<StagedImport> changed(StagedKey key, int expectedVersion, @Nullable Said said, Act act,
			BiFunction<Membership, StagedImport, Mono<List<Correction>>> edit) {
		return Staging.member()
			.flatMap(member -> staging.one(key)
				.filter(item -> item.status() == StagedStatus.READ && item.version() == expectedVersion)
				.flatMap(item -> edit.apply(member, item)
					.map(item::with)
					.flatMap(after -> staging.known(after)
						.flatMap(known -> checked(
								new Prepared(member, item, after, known, remembered(said, after, known))))))
				.materialize()
				.flatMap(prepared -> writes.inOne(act,
						tenant -> staged.change(key, expectedVersion, Set.of(StagedStatus.READ))
							.then(Mono.just(prepared).<Prepared>dematerialize())
							.flatMap(this::write),
						staging::answer)));
	}

	private Mono<Written> write(Prepared prepared) {
		StagedKey key = prepared.before().key();
		List<Change> changes = changes(prepared.before().corrections(), prepared.after().corrections());
		return staged.correct(key, prepared.after().corrections(), Staging.departments(prepared.known().files()))
			.then(Mono.defer(() -> remember(prepared.remembered())))
			.map(remembered -> Stream.concat(changes.stream(), Stream.of(remembered)).toList())
			.defaultIfEmpty(changes)
			.map(all -> new Written(key.reference(), prepared.member().department(), null, all));
	}

	private Mono<Change> remember(@Nullable Remembered remembered) {
		return switch (remembered) {
			case null -> Mono.empty();
			case Remembered.Columns(FiscalYear year, TableColumns columns) -> mappings.remember(year, columns)
				.thenReturn(Change.ofValue("column mapping " + year + " " + columns.form(), null, null,
						columns.meanings()));
			case Remembered.Name(DepartmentCode department, BudgetUnitCode unit, String name) ->
				naming.confirmed(department, unit, name, "rememberName").map(Naming::entry);
		};
	}

	private static @Nullable Remembered remembered(@Nullable Said said, StagedImport after, Staging.Known known) {
		return switch (said) {
			case Said.OfColumns columns when Boolean.TRUE.equals(columns.remember()) ->
				columns(columns.file(), after, known);
			case Said.OfDepartment(int position, DepartmentCode department, String name) when name != null ->
				name(known.files().get(position - 1), department, name);
			case Said.OfCell cell when cell.remember() != null ->
				unit(known.files().get(cell.file() - 1), after.corrections().getLast(), cell.text(), cell.remember());
			case Said.OfField field when field.remember() != null -> unit(known.files().get(field.file() - 1),
					after.corrections().getLast(), field.text(), field.remember());
			case null, default -> null;
		};
	}

	/** Those said last. */
	private static Remembered columns(int file, StagedImport after, Staging.Known known) {
		FiscalYear year = known.read().get(file - 1).read().tables().year();
		if (year == null) {
			throw invalid("YEAR_UNKNOWN", "remember", "文件没有写明年度，不知道记在哪一年", "先改正标题写明年度，或以 remember: false 只用于这份文件");
		}
		return new Remembered.Columns(year, Objects.requireNonNull(after.corrections().getLast().columns()));
	}

	/** Only what the document is placed by from now on. */
	private static Remembered name(StagedFile file, DepartmentCode department, String name) {
		String key = Department.nameKey(name);
		if (file.budget() == null || !file.budget().department().equals(department)) {
			throw invalid("NAME_NOT_PLACED", "rememberName", "这样改正后，文件仍不能归入部门 " + department + "，名称没有记下",
					"先按文件的 findings 改正；只说明部门的，去掉 rememberName");
		}
		if (file.departmentNames().stream().noneMatch(each -> Department.nameKey(each).equals(key))) {
			throw invalid("NAME_NOT_WRITTEN", "rememberName", "文件没有写这个名称：" + name, "填写 departmentNames 中的名称");
		}
		return new Remembered.Name(department, null, name);
	}

	/** Only what stood where a unit of the document's department stands now. */
	private static Remembered unit(StagedFile file, Correction correction, String text, String name) {
		BudgetUnit unit = UnitReader.of(text);
		if (unit == null || file.budget() == null || !file.budget().department().equals(unit.code().department())) {
			throw invalid("NAME_NOT_PLACED", "rememberName", "改成的文字不是本部门预算单位的代码和名称，名称没有记下",
					"text 写明单位代码和名称，如 315002 卢龙县公证处；不记名称的，去掉 rememberName");
		}
		if (correction.cells()
			.stream()
			.noneMatch(words -> Department.nameKey(UnitReader.withoutLabel(words.raw()))
				.equals(Department.nameKey(name)))) {
			throw invalid("NAME_NOT_WRITTEN", "rememberName", "这一处原来写的不是这个名称：" + name, "填写这一处原来的名称，不含标签");
		}
		return new Remembered.Name(unit.code().department(), unit.code(), name);
	}

	private static List<Change> changes(List<Correction> before, List<Correction> after) {
		List<Change> changes = new ArrayList<>();
		before.stream()
			.filter(correction -> !after.contains(correction))
			.forEach(
					gone -> changes.add(Change.ofValue("staged correction " + gone.number(), null, place(gone), null)));
		after.stream()
			.filter(correction -> !before.contains(correction))
			.forEach(
					come -> changes.add(Change.ofValue("staged correction " + come.number(), null, null, place(come))));
		return changes;
	}

	private static String place(Correction correction) {
		String file = "file " + correction.file();
		TableColumns columns = correction.columns();
		if (columns != null) {
			return file + " columns " + columns.form() + " " + columns.meanings();
		}
		return correction.department() != null ? file + " department " + correction.department() : file + " line "
				+ correction.cells().getFirst().line() + " cell " + correction.cells().getFirst().cell();
	}

	private static void requireFile(Said said, Staging.Known known) {
		if (said.file() < 1 || said.file() > known.files().size()) {
			throw invalid("FILE_UNKNOWN", "file", "没有第 " + said.file() + " 个文件", "单个文件填 1；压缩包按 files 的 position 填写");
		}
	}

	private Correction correction(Said said, Staging.Known known, Membership member, int number) {
		requireFile(said, known);
		String by = Objects.requireNonNull(member.subject());
		return switch (said) {
			case Said.OfCell cell ->
				new Correction(number, cell.file(), List.of(words(cell, known)), null, by, clock.instant());
			case Said.OfField field ->
				new Correction(number, field.file(), words(field, known), null, by, clock.instant());
			case Said.OfDepartment of ->
				new Correction(number, of.file(), List.of(), of.department(), by, clock.instant());
			case Said.OfColumns columns -> throw new IllegalStateException("columns are mapped: " + columns.file());
		};
	}

	private static Correction.Words words(Said.OfCell cell, Staging.Known known) {
		String raw = known.read()
			.get(cell.file() - 1)
			.read()
			.words()
			.at(cell.line(), cell.cell())
			.filter(words -> cell.raw() == null || words.contains(cell.raw()))
			.orElseThrow(() -> invalid("CELL_UNKNOWN", "cell", "这一处没有可以改正的文字", "按 readings 的位置和原文填写；涉密项目中隐去的各格不能改"));
		return new Correction.Words(cell.line(), cell.cell(), cell.raw() == null ? raw : cell.raw(), fit(cell.text()));
	}

	/** All of it goes into the first of its cells. */
	private static List<Correction.Words> words(Said.OfField said, Staging.Known known) {
		List<StagedCell> cells = known.files()
			.get(said.file() - 1)
			.cells()
			.stream()
			.filter(cell -> said.field().equals(cell.field()) && Objects.equals(said.project(), cell.place().project())
					&& Objects.equals(said.indicator(), cell.indicator()) && cell.raw() != null
					&& cell.place().line() != null)
			.toList();
		if (cells.isEmpty()) {
			throw invalid("FIELD_WITHOUT_CELL", "field", "没有读到这个字段的位置",
					"按 readings 的 project、indicator 和 field 填写，或以 cell 按位置填写");
		}
		List<Correction.Words> words = new ArrayList<>();
		for (StagedCell cell : cells) {
			words.add(new Correction.Words(Objects.requireNonNull(cell.place().line()), cell.place().cell(),
					Objects.requireNonNull(cell.raw()), words.isEmpty() ? fit(said.text()) : ""));
		}
		return words;
	}

	private static String fit(String text) {
		if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
			throw invalid("TEXT", "text", "改正的文字须在 " + LONGEST + " 字以内，不含换行和控制字符", "请核对后重新填写");
		}
		return text;
	}

	/** A word on what a former correction says takes its place. */
	private static boolean isReplaced(Correction former, Correction correction) {
		if (former.file() != correction.file() || former.columns() != null) {
			return false;
		}
		return correction.department() != null ? former.department() != null : former.cells().size() == 1
				&& correction.cells().size() == 1 && isOn(former.cells().getFirst(), correction.cells().getFirst());
	}

	private static boolean isOn(Correction.Words former, Correction.Words words) {
		return former.line() == words.line() && Objects.equals(former.cell(), words.cell())
				&& former.text().equals(words.raw());
	}

	/** What it stands for is what the document itself says. */
	private static Correction continued(Correction correction, List<Correction> formers) {
		@Nullable Correction former = formers.stream()
			.filter(each -> correction.department() == null && isReplaced(each, correction))
			.findFirst()
			.orElse(null);
		if (former == null) {
			return correction;
		}
		Correction.Words words = correction.cells().getFirst();
		return new Correction(correction.number(), correction.file(), List
			.of(new Correction.Words(words.line(), words.cell(), former.cells().getFirst().raw(), words.text())), null,
				correction.by(), correction.at());
	}

	private Mono<Prepared> checked(Prepared prepared) {
		for (Correction correction : prepared.after().corrections()) {
			FileReading.Read read = prepared.known().read().get(correction.file() - 1).read();
			SeenWords words = read.words();
			if (correction.columns() != null
					&& read.tables().used().stream().noneMatch(used -> used.columns().equals(correction.columns()))) {
				throw invalid("CORRECTION_WITHOUT_EFFECT", "stagedImport",
						"第 " + correction.number() + " 号改正说明的列对应，改动之后文件里没有这样的表头了", "先撤销那一号改正，再改表头的文字");
			}
			for (Correction.Words each : correction.cells()) {
				String now = words.at(each.line(), each.cell()).orElseThrow(Correcting::classified);
				if (!now.contains(each.text())) {
					throw invalid("CORRECTION_WITHOUT_EFFECT", "text", "改正没有落到文件上：第 " + each.line() + " 行没有这些文字",
							"重新读取 readings，按现在的原文改正");
				}
			}
		}
		return staging.holdSecrets(prepared.known())
			.flatMap(secrets -> secrets ? Mono.error(classified()) : Mono.just(prepared));
	}

	private static ProblemException classified() {
		return invalid("CORRECTION_CLASSIFIED", "text", "这样改正后，文件里会有涉密项目不得保存的文字", "涉密项目只填编码、名称、资金、支出计划和一、二级指标名称");
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
