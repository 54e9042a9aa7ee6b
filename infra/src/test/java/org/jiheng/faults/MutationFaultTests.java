package org.jiheng.faults;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import java.util.List;
import java.util.function.IntPredicate;
import org.jiheng.approval.Desk;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.FaultyConnections;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Assurance 7 for mutations. {@code -Djiheng.faults.all=true} strikes every statement
 * with every fault.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationFaultTests {

	private static final boolean ALL = Boolean.getBoolean("jiheng.faults.all");

	private final Database database;

	private final RunningJiheng jiheng;

	private final Desk desk;

	private int times;

	MutationFaultTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database,
				application -> ((AnnotationConfigRegistry) application).register(FaultyConnections.class));
		this.desk = new Desk(jiheng.client());
		EveryMutation.prepare(desk);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@ParameterizedTest
	@EnumSource
	void whicheverStatementIsStruckAMutationIsDoneWhollyOrNotAtAll(Fault fault) throws Exception {
		long begin = System.nanoTime();
		var trial = new Trial(jiheng, database, desk, fault, at());
		new EveryMutation(desk, trial, times++).walk();
		trial.statements().forEach((name, count) -> System.out.println("statements | " + name + " | " + count));
		System.out.printf("%s: %d mutations, %d statements struck, %d done although struck, 0 states between, %d s%n",
				fault, trial.mutations().size(), trial.injections(), trial.doneAlthoughStruck(),
				(System.nanoTime() - begin) / 1_000_000_000);
		assertThat(trial.mutations()).as("give each mutation of the schema a step in EveryMutation")
			.containsExactlyInAnyOrderElementsOf(mutations());
		assertThat(trial.injections()).isGreaterThan(3 * trial.mutations().size());
	}

	private IntPredicate at() {
		return ALL ? nth -> true : nth -> Integer.bitCount(nth) == 1;
	}

	private List<String> mutations() {
		return jiheng.part(GraphQlSource.class)
			.schema()
			.getMutationType()
			.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)
			.toList();
	}

}
