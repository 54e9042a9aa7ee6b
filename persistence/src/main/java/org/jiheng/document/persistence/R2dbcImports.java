package org.jiheng.document.persistence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.audit.Writes;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.ProjectTexts;
import org.jiheng.document.Import;
import org.jiheng.document.ImportKey;
import org.jiheng.document.Imports;
import org.jiheng.document.Outcome;
import org.jiheng.document.Reading;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Imports on R2DBC. What is not stored leaves nothing behind: its transaction rolls back.
 */
@Repository
class R2dbcImports implements Imports {

	private final DatabaseClient database;

	private final Writes writes;

	private final List<ProjectTexts> kept;

	private final TransactionalOperator writing;

	private final TransactionalOperator reading;

	R2dbcImports(DatabaseClient database, Writes writes, List<ProjectTexts> kept,
			ReactiveTransactionManager transactions) {
		this.database = database;
		this.writes = writes;
		this.kept = List.copyOf(kept);
		this.writing = TransactionalOperator.create(transactions);
		var readOnly = new DefaultTransactionDefinition();
		readOnly.setReadOnly(true);
		this.reading = TransactionalOperator.create(transactions, readOnly);
	}

	@Override
	public Mono<Outcome> store(Reading.Understood reading, String charset, boolean dryRun) {
		return tenant().switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能导入"))))
			.flatMap(scope -> writing.execute(
					status -> storing(scope, Intake.whole(new Parsed(reading, charset))).outcome().flatMap(outcome -> {
						Outcome answer = dryRun && outcome instanceof Outcome.Stored(Import done)
								? new Outcome.Checked(done) : outcome;
						if (!(answer instanceof Outcome.Stored)) {
							status.setRollbackOnly();
						}
						return (answer instanceof Outcome.Stored(Import done)
								? writes.enter(ImportTrail.act(done), ImportTrail.written(done)) : Mono.<Void>empty())
							.thenReturn(answer);
					}))
				.single());
	}

	@Override
	public Mono<List<Outcome>> storeAll(List<Parsed> documents, boolean dryRun) {
		return tenant().switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能导入"))))
			.flatMap(scope -> writing.execute(status -> Flux.fromIterable(documents)
				.concatMap(document -> entered(scope, document, dryRun))
				.takeUntil(Outcome.Refused.class::isInstance)
				.collectList()
				.doOnNext(outcomes -> {
					if (dryRun || outcomes.stream().anyMatch(Outcome.Refused.class::isInstance)) {
						status.setRollbackOnly();
					}
				})).single());
	}

	private Mono<Outcome> entered(Scope.Tenant scope, Parsed document, boolean dryRun) {
		return storing(scope, Intake.whole(document)).outcome()
			.onErrorResume(ProblemException.class, refused -> Mono.just(Outcome.Refused.because(refused.problem())))
			.flatMap(outcome -> {
				if (!(outcome instanceof Outcome.Stored(Import done))) {
					return Mono.just(outcome);
				}
				return dryRun ? Mono.just(new Outcome.Checked(done))
						: writes.enter(ImportTrail.act(done), ImportTrail.written(done)).thenReturn(outcome);
			});
	}

	@Override
	public Mono<Outcome> take(Intake document) {
		return tenant().switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能导入"))))
			.flatMap(scope -> storing(scope, document).outcome())
			.flatMap(outcome -> (outcome instanceof Outcome.Stored(Import done)
					? writes.enter(ImportTrail.act(done), ImportTrail.written(done)) : Mono.<Void>empty())
				.thenReturn(outcome));
	}

	@Override
	public Mono<Outcome> wouldTake(Intake document) {
		return tenant().switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能导入"))))
			.flatMap(scope -> writing.execute(status -> {
				status.setRollbackOnly();
				return storing(scope, document).outcome();
			}).single())
			.onErrorResume(ProblemException.class, refused -> Mono.just(Outcome.Refused.because(refused.problem())));
	}

	@Override
	public Mono<Map<ImportKey, Import>> of(Set<ImportKey> keys) {
		return tenant()
			.flatMap(scope -> database.sql("select " + ImportRow.COLUMNS + """

					from jiheng.import i
					where i.county_code = $1
					  and (i.fiscal_year, i.department_code, i.number)
					    in (select * from unnest($2::smallint[], $3::text[], $4::integer[]))""")
				.bind(0, scope.county().value())
				.bind(1, keys.stream().map(key -> (short) key.budget().year().value()).toArray(Short[]::new))
				.bind(2, keys.stream().map(key -> key.budget().department().value()).toArray(String[]::new))
				.bind(3, keys.stream().map(ImportKey::number).toArray(Integer[]::new))
				.map(ImportRow::of)
				.all()
				.filter(found -> keys.contains(found.key()))
				.collect(Collectors.toMap(Import::key, Function.identity()))
				.as(reading::transactional))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Import>> currentOf(Set<BudgetKey> budgets) {
		return tenant()
			.flatMap(scope -> database.sql("select " + ImportRow.COLUMNS + """

					from jiheng.budget b
					join jiheng.import i on i.county_code = b.county_code and i.fiscal_year = b.fiscal_year
					  and i.department_code = b.department_code and i.number = b.current_import
					where b.county_code = $1
					  and (b.fiscal_year, b.department_code) in (select * from unnest($2::smallint[], $3::text[]))""")
				.bind(0, scope.county().value())
				.bind(1, budgets.stream().map(key -> (short) key.year().value()).toArray(Short[]::new))
				.bind(2, budgets.stream().map(key -> key.department().value()).toArray(String[]::new))
				.map(ImportRow::of)
				.all()
				.filter(found -> budgets.contains(found.key().budget()))
				.collect(Collectors.toMap(found -> found.key().budget(), Function.identity()))
				.as(reading::transactional))
			.defaultIfEmpty(Map.of());
	}

	private Storing storing(Scope.Tenant scope, Intake document) {
		return new Storing(database, kept, scope, document);
	}

	/** Only a tenant has imports; others are not let near the tables. */
	private static Mono<Scope.Tenant> tenant() {
		return CurrentScope.get().ofType(Scope.Tenant.class);
	}

}
