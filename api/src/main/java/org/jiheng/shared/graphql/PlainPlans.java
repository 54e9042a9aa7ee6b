package org.jiheng.shared.graphql;

import static graphql.schema.GraphQLTypeUtil.unwrapOne;

import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.LightDataFetcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** How one request completes its plain objects. */
final class PlainPlans {

	private final ExecutionContext context;

	private final Selecting selecting;

	private final Map<Place, Optional<Plan>> plans = new ConcurrentHashMap<>();

	PlainPlans(ExecutionContext context, Selecting selecting) {
		this.context = context;
		this.selecting = selecting;
	}

	/**
	 * The plan for objects of a type below a field; none where they are not plain. Not
	 * computed inside the map, since a plan asks for those of the objects below it.
	 */
	Optional<Plan> of(MergedField field, GraphQLObjectType type) {
		var place = new Place(field.getFields(), type);
		Optional<Plan> known = plans.get(place);
		if (known == null) {
			known = Optional.ofNullable(plan(field, type));
			plans.put(place, known);
		}
		return known;
	}

	private @Nullable Plan plan(MergedField field, GraphQLObjectType type) {
		MergedSelectionSet selected = selecting.below(context, field, type);
		List<Part> parts = new ArrayList<>();
		for (MergedField each : selected.getSubFieldsList()) {
			Part part = part(each, type);
			if (part == null) {
				return null;
			}
			parts.add(part);
		}
		return new Plan(context, selected.getKeys(), parts);
	}

	private @Nullable Part part(MergedField field, GraphQLObjectType type) {
		Field asked = field.getSingleField();
		if (asked.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
			return source -> type.getName();
		}
		GraphQLFieldDefinition definition = type.getFieldDefinition(asked.getName());
		if (definition == null) {
			return null;
		}
		Part value = value(definition, asked, type);
		Completion completion = completion(definition.getType(), field);
		return value == null || completion == null ? null : source -> completion.of(value.of(source));
	}

	private @Nullable Part value(GraphQLFieldDefinition definition, Field asked, GraphQLObjectType type) {
		GraphQLCodeRegistry code = context.getGraphQLSchema().getCodeRegistry();
		DataFetcher<?> fetcher = code.getDataFetcher(type, definition);
		return switch (fetcher) {
			case PlainFetcher<?, ?> plain -> value(plain, arguments(code, definition, asked));
			case LightDataFetcher<?> light -> source -> there(light.get(definition, source, PlainPlans::nothingAround));
			default -> null;
		};
	}

	@SuppressWarnings("unchecked") // a fetcher stands where its objects are
	private <S> Part value(PlainFetcher<S, ?> plain, Map<String, Object> arguments) {
		return source -> there(plain.of((S) source, arguments));
	}

	private Map<String, Object> arguments(GraphQLCodeRegistry code, GraphQLFieldDefinition definition, Field asked) {
		CoercedVariables variables = context.getCoercedVariables();
		return ValuesResolver.getArgumentValues(code, definition.getArguments(), asked.getArguments(), variables,
				context.getGraphQLContext(), context.getLocale());
	}

	private @Nullable Completion completion(GraphQLType type, MergedField field) {
		return switch (type) {
			case GraphQLNonNull some -> required(completion(unwrapOne(some), field));
			case GraphQLList list -> each(completion(unwrapOne(list), field));
			case GraphQLScalarType scalar -> unlessNull(
					value -> scalar.getCoercing().serialize(value, context.getGraphQLContext(), context.getLocale()));
			case GraphQLEnumType names ->
				unlessNull(value -> names.serialize(value, context.getGraphQLContext(), context.getLocale()));
			case GraphQLObjectType object -> of(field, object).map(plan -> unlessNull(plan::all)).orElse(null);
			default -> null;
		};
	}

	private static @Nullable Completion required(@Nullable Completion completion) {
		return completion == null ? null : value -> {
			Object completed = completion.of(value);
			if (completed == null) {
				throw new Unfit();
			}
			return completed;
		};
	}

	private @Nullable Completion each(@Nullable Completion completion) {
		return completion == null ? null : unlessNull(value -> {
			if (!(value instanceof Collection<?> items)) {
				throw new Unfit();
			}
			List<@Nullable Object> completed = new ArrayList<>(items.size());
			for (Object item : items) {
				completed.add(completion.of(there(item)));
			}
			return completed;
		});
	}

	private static Completion unlessNull(Part ofValue) {
		return value -> value == null ? null : ofValue.of(value);
	}

	/** A value that is there now, and nothing but a value. */
	private @Nullable Object there(@Nullable Object fetched) {
		if (fetched instanceof CompletionStage<?> || fetched instanceof Publisher<?>
				|| fetched instanceof DataFetcherResult<?>) {
			throw new Unfit();
		}
		return context.getValueUnboxer().unbox(fetched);
	}

	private static DataFetchingEnvironment nothingAround() {
		throw new Unfit();
	}

	/** Collects what is selected on objects of a type below a field. */
	@FunctionalInterface
	interface Selecting {

		MergedSelectionSet below(ExecutionContext context, MergedField field, GraphQLObjectType type);

	}

	/** One object's selected fields. */
	record Plan(ExecutionContext context, List<String> keys, List<Part> parts) {

		/** Empty where the engine has to do it. */
		Optional<Object> complete(Object source) {
			try {
				return Optional.of(all(source));
			}
			catch (Exception failure) {
				return Optional.empty();
			}
		}

		private Object all(Object source) throws Exception {
			List<@Nullable Object> values = new ArrayList<>(parts.size());
			for (Part part : parts) {
				values.add(part.of(source));
			}
			return context.getResponseMapFactory().createInsertionOrdered(keys, values);
		}
	}

	/** What an answer has of an object. */
	@FunctionalInterface
	private interface Part {

		@Nullable Object of(Object source) throws Exception;

	}

	/** What an answer has for a value that may not be there. */
	@FunctionalInterface
	private interface Completion {

		@Nullable Object of(@Nullable Object value) throws Exception;

	}

	/** Fields that were written for one place, and the objects found there. */
	private record Place(List<Field> fields, GraphQLObjectType type) {
	}

	/** Something is not as plain as it looked. */
	private static final class Unfit extends RuntimeException {

		Unfit() {
			super(null, null, false, false);
		}

	}

}
