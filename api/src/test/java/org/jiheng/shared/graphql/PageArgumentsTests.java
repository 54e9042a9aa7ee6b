package org.jiheng.shared.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class PageArgumentsTests {

	private static final Page<String> PAGE = new Page<>(
			List.of(new Page.Item<>("甲", List.of("130324", "1")), new Page.Item<>("乙", List.of("130324", "2"))), false,
			true);

	@Test
	void firstAsksForwardAndLastBackward() {
		assertThat(new PageArguments(20, null, null, null).over("Budget").request())
			.isEqualTo(new PageRequest(20, true, null));
		assertThat(new PageArguments(null, null, 100, null).over("Budget").request())
			.isEqualTo(new PageRequest(100, false, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void aPageSizeOutOfRangeIsRefusedWithTheRange(int size) {
		assertThat(refused(new PageArguments(size, null, null, null)).message()).contains("1–100", "" + size);
		assertThat(refused(new PageArguments(null, null, size, null)).path()).isEqualTo(List.of("last"));
	}

	@Test
	void exactlyOneOfFirstAndLastIsGiven() {
		assertThat(refused(new PageArguments(null, null, null, null)).message()).contains("first", "last", "1–100");
		assertThat(refused(new PageArguments(1, null, 1, null)).message()).contains("不能同时");
	}

	@Test
	void aCursorOfTheOtherDirectionIsRefused() {
		assertThat(refused(new PageArguments(1, null, null, "x")).path()).isEqualTo(List.of("before"));
		assertThat(refused(new PageArguments(null, "x", 1, null)).path()).isEqualTo(List.of("after"));
	}

	@Test
	void aCursorLeadsBackToItsPositionInTheSameList() {
		var connection = new PageArguments(2, null, null, null).over("Budget", "filter", null)
			.connection(PAGE, Mono::empty);
		assertThat(connection.nodes()).containsExactly("甲", "乙");
		assertThat(connection.pageInfo().hasNextPage()).isTrue();
		assertThat(connection.pageInfo().startCursor()).isEqualTo(connection.edges().get(0).cursor());
		var next = new PageArguments(2, connection.pageInfo().endCursor(), null, null).over("Budget", "filter", null);
		assertThat(next.request().position()).isEqualTo(List.of("130324", "2"));
	}

	@Test
	void aCursorOfAnotherTypeFilterOrOrderIsRefused() {
		String cursor = cursorOf("Budget", "filter", "order");
		for (Object[] other : List.of(new Object[] { "Project", "filter", "order" },
				new Object[] { "Budget", null, "order" }, new Object[] { "Budget", "filter", "other" })) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> new PageArguments(1, cursor, null, null).over(other))
				.withMessageContaining("不属于这个列表");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!", "AAAA", "AAAAAAAAAAAAAA", "{\"x\":1}" })
	void aMalformedCursorIsRefused(String cursor) {
		assertThat(refused(new PageArguments(1, cursor, null, null)).code()).isEqualTo("PAGE_CURSOR");
	}

	@Test
	void aCursorIsRefusedWithoutItsLastCharacters() {
		String cursor = cursorOf("Budget");
		assertThat(refused(new PageArguments(1, cursor.substring(0, cursor.length() - 3), null, null)).code())
			.isEqualTo("PAGE_CURSOR");
	}

	private static Problem.InvalidInput refused(PageArguments arguments) {
		try {
			arguments.over("Budget");
		}
		catch (ProblemException ex) {
			return (Problem.InvalidInput) ex.problem();
		}
		throw new AssertionError("was accepted: " + arguments);
	}

	private static String cursorOf(Object... what) {
		return CursorCodec.of(what).cursor(List.of("130324", "2"));
	}

}
