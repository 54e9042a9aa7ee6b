package org.jiheng.shared.graphql;

import graphql.GraphQLContext;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.Scalars.Exact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class SharedScalars {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/** Digits that no amount, count or percentage ever needs; keeps exponents small. */
	private static final int DIGITS = 40;

	private static final String DECIMAL = "[-+.0-9eE]{1,80}";

	@Bean
	RuntimeWiringConfigurer sharedScalarsWiring() {
		return wiring -> wiring.scalar(date()).scalar(dateTime()).scalar(bigDecimal()).scalar(fiscalYear());
	}

	private static GraphQLScalarType date() {
		// The extended scalar reads February 30 as the 29th.
		return ExtendedScalars.Date.transform(scalar -> scalar.coercing(
				new Exact(LocalDate.class, raw -> raw instanceof LocalDate date ? date : LocalDate.parse((String) raw),
						value -> ((LocalDate) value).toString(), "日期须写作 2024-12-31（ISO 8601），并且确有这一天")));
	}

	private static GraphQLScalarType dateTime() {
		return exact(ExtendedScalars.DateTime, OffsetDateTime.class,
				value -> value instanceof Instant instant ? instant.atZone(CHINA).toOffsetDateTime() : value,
				"时刻须写作 2024-03-01T09:30:00+08:00（RFC 3339，带时区）");
	}

	private static GraphQLScalarType bigDecimal() {
		var extended = exact(ExtendedScalars.GraphQLBigDecimal, BigDecimal.class, Function.identity(), "");
		Function<Object, Object> read = raw -> small((BigDecimal) Objects
			.requireNonNull(extended.getCoercing().parseValue(brief(raw), GraphQLContext.getDefault(), Locale.ROOT)));
		return extended.transform(scalar -> scalar.coercing(
				new Exact(BigDecimal.class, read, Function.identity(), "数值须为十进制数，整数与小数合计不超过 " + DIGITS + " 位，如 4.50")));
	}

	private static GraphQLScalarType fiscalYear() {
		return GraphQLScalarType.newScalar()
			.name("FiscalYear")
			.coercing(new Exact(FiscalYear.class, SharedScalars::year,
					value -> value instanceof FiscalYear year ? year.value() : value, "年度须为 2000 至 2099 之间的整数，如 2024"))
			.build();
	}

	private static FiscalYear year(Object raw) {
		return switch (raw) {
			case Integer number -> new FiscalYear(number);
			case Long number -> new FiscalYear(Math.toIntExact(number));
			case BigInteger number -> new FiscalYear(number.intValueExact());
			default -> throw new IllegalArgumentException("not an integer");
		};
	}

	/** A scalar of the extended ones, with our refusal in place of its English one. */
	private static GraphQLScalarType exact(GraphQLScalarType extended, Class<?> type, Function<Object, Object> before,
			String complaint) {
		var coercing = extended.getCoercing();
		Function<Object, Object> read = raw -> Objects
			.requireNonNull(coercing.parseValue(raw, GraphQLContext.getDefault(), Locale.ROOT));
		Function<Object, Object> write = value -> Objects
			.requireNonNull(coercing.serialize(before.apply(value), GraphQLContext.getDefault(), Locale.ROOT));
		return extended.transform(scalar -> scalar.coercing(new Exact(type, read, write, complaint)));
	}

	private static Object brief(Object raw) {
		if (raw instanceof Boolean || (raw instanceof String string && !string.matches(DECIMAL))) {
			throw new IllegalArgumentException("not a number of ours");
		}
		return raw;
	}

	private static BigDecimal small(BigDecimal number) {
		if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
			throw new IllegalArgumentException("more digits than are ever needed");
		}
		return number;
	}

}
