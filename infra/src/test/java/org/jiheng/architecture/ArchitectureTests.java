package org.jiheng.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.Future;
import org.jiheng.tenancy.CurrentScope;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * What the layout keeps true. A rule that matches no class fails, so none goes blind.
 */
@AnalyzeClasses(packages = "org.jiheng",
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.NoTestJars.class })
class ArchitectureTests {

	/** What siblings bring for tests comes in jars once they are packaged. */
	static final class NoTestJars implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("-tests.jar");
		}

	}

	private static final Set<String> SHOWN = Set.of("ImportId", "SnapshotId", "Snapshot", "BudgetId", "BudgetRows",
			"LastingTarget", "StagedImportId", "SnapshotFilterInput", "SnapshotFilterCheck");

	private static final Set<String> WAITING = Set.of("block", "blockFirst", "blockLast", "blockOptional", "subscribe",
			"toIterable", "toStream");

	/**
	 * But for what several features stand on: ids, filters, how a value is kept, and
	 * which rows are a budget's.
	 */
	@ArchTest
	static final ArchRule adaptersAreNotPublic = classes().that()
		.resideInAnyPackage("..persistence..", "..graphql..", "..http..", "..office..")
		.and(not(resideInAnyPackage("org.jiheng.shared..", "org.jiheng.tenancy.persistence..")))
		.and(not(describe("are what several features stand on", type -> SHOWN.contains(type.getSimpleName()))))
		.should()
		.notBePublic();

	/**
	 * Without a transaction there is no scope, and the database shows nothing.
	 */
	@ArchTest
	static final ArchRule statementsRunInAScopedTransaction = classes().that(speakToTheDatabase())
		.should()
		.beAnnotatedWith(Transactional.class)
		.orShould(be(besideATransaction()));

	@ArchTest
	static final ArchRule theDomainKnowsNoFramework = classes().that(areInTheDomain())
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("java..", "reactor..", "org.reactivestreams..", "org.jspecify..")
			.or(areInTheDomain()));

	@ArchTest
	static final ArchRule r2dbcStaysInPersistence = noClasses().that()
		.resideOutsideOfPackage("..persistence..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "org.springframework.data.r2dbc..");

	@ArchTest
	static final ArchRule graphqlStaysInItsAdapters = noClasses().that()
		.resideOutsideOfPackage("..graphql..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("graphql..", "org.springframework.graphql..", "org.dataloader..");

	@ArchTest
	static final ArchRule officeLibrariesStayWithTheOfficeReaders = noClasses().that()
		.resideOutsideOfPackage("..office..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.poi..", "org.apache.pdfbox..");

	@ArchTest
	static final ArchRule onlyScopesSetTheScope = classes().that(setTheScope())
		.should()
		.haveFullyQualifiedName("org.jiheng.membership.Scopes");

	/** What these classes begin must go on when nobody waits for it any more. */
	@ArchTest
	static final ArchRule nothingWaits = noClasses().that()
		.doNotHaveFullyQualifiedName("org.jiheng.tenancy.persistence.WholeBegins")
		.and()
		.doNotHaveFullyQualifiedName("org.jiheng.tenancy.persistence.WholeBegins$Begin")
		.and()
		.doNotHaveFullyQualifiedName("org.jiheng.tenancy.persistence.PromptConnection")
		.should()
		.accessTargetWhere(describe("waits", ArchitectureTests::waits));

	@ArchTest
	static final ArchRule featuresHaveNoCycles = slices().matching("org.jiheng.(*)..").should().beFreeOfCycles();

	/** By a call or by a reference to a method. */
	private static boolean waits(JavaAccess<?> access) {
		String name = access.getTarget().getName();
		JavaClass owner = access.getTargetOwner();
		return (owner.isAssignableTo(Publisher.class) && WAITING.contains(name))
				|| (owner.isAssignableTo(Future.class) && (name.equals("get") || name.equals("join")))
				|| (owner.isAssignableTo(Thread.class) && (name.equals("sleep") || name.equals("join")));
	}

	/** An array is where its elements are, which are looked at by themselves. */
	private static DescribedPredicate<JavaClass> areInTheDomain() {
		return describe("are in the domain",
				type -> type.isArray() || type.getSource()
					.map(source -> source.getUri().toString())
					.filter(place -> place.contains("/domain/target/") || place.contains("jiheng-domain-"))
					.isPresent());
	}

	/**
	 * The connections themselves are made in tenancy.persistence, where the scope is set.
	 */
	private static DescribedPredicate<JavaClass> speakToTheDatabase() {
		return describe("speak to the database outside org.jiheng.tenancy.persistence",
				type -> !type.getPackageName().startsWith("org.jiheng.tenancy.persistence")
						&& type.getDirectDependenciesFromSelf()
							.stream()
							.map(dependency -> dependency.getTargetClass().getFullName())
							.anyMatch(Set.of("io.r2dbc.spi.Connection", "io.r2dbc.spi.ConnectionFactory",
									"org.springframework.r2dbc.core.DatabaseClient")::contains));
	}

	/**
	 * It opens transactions itself, or is a part of what a repository beside it does in
	 * one.
	 */
	private static DescribedPredicate<JavaClass> besideATransaction() {
		return describe("beside a transaction",
				type -> opensTransactions(type) || (!type.isAnnotatedWith(Repository.class)
						&& type.getPackage().getClasses().stream().anyMatch(ArchitectureTests::opensTransactions)));
	}

	private static boolean opensTransactions(JavaClass type) {
		return type.getDirectDependenciesFromSelf()
			.stream()
			.anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(TransactionalOperator.class));
	}

	private static DescribedPredicate<JavaClass> setTheScope() {
		return describe("set the scope",
				type -> type.getAccessesFromSelf()
					.stream()
					.anyMatch(access -> access.getTargetOwner().isEquivalentTo(CurrentScope.class)
							&& access.getTarget().getName().equals("put")));
	}

}
