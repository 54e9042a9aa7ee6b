package org.jiheng.shared.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes scalars out of domain types. What does not fit is refused in Chinese, with the
 * code INVALID_INPUT, in a document and in a variable alike.
 */
public final class Scalars {

	private Scalars() {
	}

	/**
	 * A scalar for a code that is written as a string.
	 * @param complaint says what the scalar's values look like, in Chinese
	 */
	public static <T> GraphQLScalarType code(String name, Class<T> type, Function<String, T> parse, String complaint) {
		return GraphQLScalarType.newScalar()
			.name(name)
			.coercing(new Exact(type, raw -> parse.apply((String) raw), Object::toString, complaint))
			.build();
	}

	/**
	 * Reads what JSON or a literal gives (String, Number, Boolean) and writes what
	 * resolvers give; any failure to read becomes the complaint.
	 */
	record Exact(Class<?> type, Function<Object, Object> read, Function<Object, Object> write,
			String complaint) implements Coercing<Object, Object> {

		private static final Map<String, Object> INVALID = Map.of("code", "INVALID_INPUT");

		@Override
		public Object serialize(Object value, GraphQLContext context, Locale locale) {
			try {
				return write.apply(value);
			}
			catch (RuntimeException ex) {
				throw new CoercingSerializeException("not a " + type.getSimpleName(), ex);
			}
		}

		@Override
		public Object parseValue(Object raw, GraphQLContext context, Locale locale) {
			try {
				return type.isInstance(raw) ? read.apply(write.apply(raw)) : read.apply(raw);
			}
			catch (RuntimeException _) {
				throw CoercingParseValueException.newCoercingParseValueException()
					.message(complaint)
					.extensions(INVALID)
					.build();
			}
		}

		@Override
		public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
				Locale locale) {
			try {
				return read.apply(plain(literal));
			}
			catch (RuntimeException _) {
				throw CoercingParseLiteralException.newCoercingParseLiteralException()
					.message(complaint)
					.extensions(INVALID)
					.build();
			}
		}

		@Override
		public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
			return StringValue.of(serialize(value, context, locale).toString());
		}

		private static Object plain(Value<?> literal) {
			@Nullable Object plain = switch (literal) {
				case StringValue string -> string.getValue();
				case IntValue number -> number.getValue();
				case FloatValue number -> number.getValue();
				case BooleanValue bool -> bool.isValue();
				default -> null;
			};
			if (plain == null) {
				throw new IllegalArgumentException("neither a string nor a number");
			}
			return plain;
		}
	}

}
