package org.jiheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.county.Counties;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Prepares the form of a department's next year from what it says this year, of
 * classified projects only what their public form shows.
 */
public final class Templates {

	private static final int FIRST_YEAR = 2000;

	private final Budgets budgets;

	private final BudgetTexts texts;

	private final Departments departments;

	private final Counties counties;

	private final TenantReads reads;

	private final IndicatorFrames frames;

	private final TemplateWriter writer;

	private final Scheduler workers;

	/**
	 * @param workers where documents are written: as many threads as documents at once
	 */
	public Templates(Budgets budgets, BudgetTexts texts, Departments departments, Counties counties, TenantReads reads,
			IndicatorFrames frames, TemplateWriter writer, Scheduler workers) {
		this.budgets = budgets;
		this.texts = texts;
		this.departments = departments;
		this.counties = counties;
		this.reads = reads;
		this.frames = frames;
		this.writer = writer;
		this.workers = workers;
	}

	/**
	 * The form of a department of the acting county for a year. Problems: Forbidden to
	 * whom no budgets are shown, NotFound for a department that is not there or not
	 * shown.
	 */
	public Mono<WrittenDocument> of(@Nullable DepartmentCode named, FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份看不到预算"))))
			.flatMap(tenant -> template(tenant, department(tenant, named), year))
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.NotFound.unseen("部门"))))
			.flatMap(template -> Mono.fromCallable(() -> written(template, year)).subscribeOn(workers));
	}

	private static DepartmentCode department(Scope.Tenant tenant, @Nullable DepartmentCode named) {
		DepartmentCode own = tenant instanceof Scope.OfDepartment of ? of.department() : null;
		if (named != null) {
			return named;
		}
		if (own == null) {
			throw new ProblemException(new Problem.InvalidInput("DEPARTMENT_CODE", List.of("department"), "须指明部门",
					"请填写本县的部门代码，如 department=315"));
		}
		return own;
	}

	private Mono<Template> template(Scope.Tenant tenant, DepartmentCode code, FiscalYear year) {
		if (!tenant.owns(tenant.county(), code) || year.value() <= FIRST_YEAR) {
			return Mono.empty();
		}
		BudgetKey last = new BudgetKey(tenant.county(), new FiscalYear(year.value() - 1), code);
		BudgetKey key = new BudgetKey(tenant.county(), year, code);
		Mono<Template> filled = reads
			.inOne(any -> budgets.of(Set.of(last), Detail.VALUES)
				.mapNotNull(found -> found.get(last))
				.zipWhen(budget -> texts.of(Set.of(last)).mapNotNull(found -> found.get(last))))
			.filter(found -> !found.getT2().projects().isEmpty())
			.zipWith(frames(key), (found, known) -> filled(key, found.getT1(), found.getT2(), known));
		return filled.switchIfEmpty(Mono.defer(() -> blank(key)));
	}

	private Mono<List<IndicatorFrame>> frames(BudgetKey key) {
		return frames.of(key.county(), key.year());
	}

	private Mono<Template> blank(BudgetKey key) {
		DepartmentKey department = new DepartmentKey(key.county(), key.department());
		return Mono
			.zip(departments.of(Set.of(department)).mapNotNull(found -> found.get(department)),
					counties.of(Set.of(key.county())).mapNotNull(found -> found.get(key.county())), frames(key))
			.map(found -> Preparing.blank(key, found.getT2().name(), found.getT1().name(), found.getT3()));
	}

	private static Template filled(BudgetKey key, Budget last, BudgetText text, List<IndicatorFrame> known) {
		return Preparing.filled(key, last.county().name(), last.department().name(), text, known,
				"内容取自 " + last.key().year() + " 年第 " + last.version() + " 版（"
						+ (last.status() == BudgetStatus.APPROVED ? "已批复" : "未批复") + "），须逐项核对");
	}

	private WrittenDocument written(Template template, FiscalYear year) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(template, out);
		String name = template.form().front().department().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "");
		return new WrittenDocument(name + year + "年部门预算绩效文本（模板）.xlsx", DocumentFormat.XLSX, out.toByteArray(),
				template.form().template());
	}

}
