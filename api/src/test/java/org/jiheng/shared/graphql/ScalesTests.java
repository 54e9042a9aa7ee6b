package org.jiheng.shared.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

/** What documents weigh against the schema as it is published. */
class ScalesTests {

	private static final String PROVENANCE = "provenance { field line table row cell raw }";

	private static final String FUNDS = "funds { total fiscal other yuan: total(unit: YUAN) amountStage }";

	private static final String COUNTY = "county { id code name } ";

	/**
	 * The canonical Q1: a budget with every field, its projects and their indicators with
	 * every field.
	 */
	static final String Q1 = """
			query Q1($county: RegionCode!, $department: DepartmentCode!, $year: FiscalYear!) {
			  budget(county: $county, department: $department, year: $year) {
			    __typename id %3$s department { id code name %3$s } year status version title
			    overallGoals itemisedGoals safeguards %2$s
			    indicators { ...indicator } projectCount %1$s
			    projects(first: 100) {
			      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
			      edges { cursor node {
			        __typename id budget { id } sequence code name unit { code name } %2$s purpose
			        paymentPlan { month cumulativePercent } goals classified indicators { ...indicator } %1$s
			      } }
			    }
			  }
			}
			fragment indicator on Indicator {
			  __typename id sequence level1 level2 level3 description basis weight project { id } %1$s
			  target { raw kind comparator value upperValue unit deadline }
			}
			""".formatted(PROVENANCE, FUNDS, COUNTY);

	private static final Limits LIMITS = new Binder(List.of()).bindOrCreate("jiheng.graphql.limits", Limits.class);

	private final GraphQLSchema schema = Sdl.schema();

	@Test
	void theCanonicalQueryStaysWithinHalfOfEveryLimit() {
		Weight q1 = weigh(Q1);
		System.out.println("Q1 weighs " + q1 + " of " + LIMITS + ", " + Q1.length() + " characters");
		assertThat(q1.cost()).isBetween(1L, LIMITS.cost() / 2);
		assertThat(q1.fields()).isLessThanOrEqualTo(LIMITS.fields() / 2);
		assertThat(q1.depth()).isLessThanOrEqualTo(LIMITS.depth() / 2);
		assertThat(q1.aliases()).isLessThanOrEqualTo(LIMITS.aliases() / 2);
		assertThat(q1.roots()).isLessThanOrEqualTo(LIMITS.roots() / 2);
		assertThat(Q1.length()).isLessThanOrEqualTo(LIMITS.characters() / 2);
	}

	@Test
	void aHundredBudgetsWithAHundredProjectsEachAreTooMuch() {
		for (String list : List.of("nodes { %s }", "edges { node { %s } }")) {
			String projects = "projects(first: 100) { " + list.formatted("indicators { id }") + " }";
			assertThat(weigh("{ budgets(first: 100) { " + list.formatted(projects) + " } }").cost())
				.isGreaterThan(LIMITS.cost());
		}
	}

	@Test
	void theWholeIntrospectionIsGranted() {
		Weight whole = weigh(IntrospectionQuery.INTROSPECTION_QUERY);
		System.out.println("introspection weighs " + whole);
		assertThat(whole.cost()).isLessThanOrEqualTo(LIMITS.cost());
		assertThat(whole.fields()).isLessThanOrEqualTo(LIMITS.fields());
		assertThat(whole.depth()).isLessThanOrEqualTo(LIMITS.depth());
	}

	@Test
	void aPageSizeInAVariableOrItsDefaultCounts() {
		String document = "query($n: Int = 50) { budgets(first: $n) { nodes { id } } }";
		assertThat(weigh(document).cost()).isEqualTo(51);
		assertThat(weigh(document, Map.of("n", 7)).cost()).isEqualTo(8);
	}

	@Test
	void idsCountAsManyAsAreGiven() {
		assertThat(weigh("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }").cost()).isEqualTo(3);
	}

	@Test
	void fragmentsThatDoubleThirtyTimesAreWeighedAtOnce() {
		var document = new StringBuilder("{ ...f0 }");
		for (int i = 0; i < 100; i++) {
			document.append(" fragment f%d on Query { ...f%d ...f%d }".formatted(i, i + 1, i + 1));
		}
		document.append(" fragment f100 on Query { viewer { subject } }");
		assertThat(weigh(document.toString()).fields()).isEqualTo(1_000_000_000_000L);
	}

	private Weight weigh(String document) {
		return weigh(document, Map.of());
	}

	private Weight weigh(String document, Map<String, Object> variables) {
		return Scales.weigh(schema, new Parser().parseDocument(document), variables, LIMITS.list());
	}

}
