package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row, read one after the other in the order in which the statement
 * selects them.
 */
public final class Columns {

	private final Readable row;

	private int next;

	Columns(Readable row) {
		this.row = row;
	}

	public String text() {
		return there(textOrNull());
	}

	public @Nullable String textOrNull() {
		return row.get(next++, String.class);
	}

	public short small() {
		return there(row.get(next++, Short.class));
	}

	public int integer() {
		return there(integerOrNull());
	}

	public @Nullable Integer integerOrNull() {
		return row.get(next++, Integer.class);
	}

	public long big() {
		return there(bigOrNull());
	}

	public @Nullable Long bigOrNull() {
		return row.get(next++, Long.class);
	}

	public BigDecimal decimal() {
		return there(decimalOrNull());
	}

	public @Nullable BigDecimal decimalOrNull() {
		return row.get(next++, BigDecimal.class);
	}

	public LocalDate date() {
		return there(dateOrNull());
	}

	public @Nullable LocalDate dateOrNull() {
		return row.get(next++, LocalDate.class);
	}

	public Instant instant() {
		return there(instantOrNull());
	}

	public @Nullable Instant instantOrNull() {
		OffsetDateTime time = row.get(next++, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	public boolean truth() {
		return there(truthOrNull());
	}

	public @Nullable Boolean truthOrNull() {
		return row.get(next++, Boolean.class);
	}

	public byte[] bytes() {
		return there(row.get(next++, byte[].class));
	}

	public List<String> texts() {
		return List.of(there(row.get(next++, String[].class)));
	}

	public List<Short> smalls() {
		return List.of(there(row.get(next++, Short[].class)));
	}

	public List<Integer> integers() {
		return List.of(there(row.get(next++, Integer[].class)));
	}

	public List<Long> bigs() {
		return List.of(there(row.get(next++, Long[].class)));
	}

	public List<BigDecimal> decimals() {
		return List.of(there(row.get(next++, BigDecimal[].class)));
	}

	private static <T> T there(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("null in a column that is never null");
		}
		return value;
	}

}
