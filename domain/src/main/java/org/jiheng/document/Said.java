package org.jiheng.document;

import java.util.List;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/** What a person says of a document of a staged import. */
public sealed interface Said {

	/** Which document of an archive, from 1. */
	int file();

	/**
	 * Other words at a place.
	 *
	 * @param cell null outside tables
	 * @param raw the words that they stand for, where more stands there; null for all
	 * that stands there
	 * @param remember the name of a unit that stood there and is to be an alias of the
	 * unit that stands there now; null for none
	 */
	record OfCell(int file, int line, @Nullable Integer cell, @Nullable String raw, String text,
			@Nullable String remember) implements Said {
	}

	/**
	 * Other words for a field, wherever it stands: of a project, an indicator, or, with
	 * neither, the head.
	 *
	 * @param remember as of a cell
	 */
	record OfField(int file, @Nullable Integer project, @Nullable Integer indicator, String field, String text,
			@Nullable String remember) implements Said {
	}

	/**
	 * What columns of a table mean.
	 *
	 * @param line of the header's first row
	 * @param rows of the header; null where it is as it looks
	 * @param remember whether the county remembers it for the year; null for yes where
	 * its finance says it, and no where others do
	 */
	record OfColumns(int file, int line, @Nullable Integer rows, List<Meant> columns,
			@Nullable Boolean remember) implements Said {

		public OfColumns {
			columns = List.copyOf(columns);
		}

		OfColumns remembered(boolean remembered) {
			return new OfColumns(file, line, rows, columns, remembered);
		}
	}

	/** A column, from 1, and what it means. */
	record Meant(int column, ColumnMeaning meaning) {
	}

	/**
	 * The department that it is of.
	 *
	 * @param remember the name in the document that is to be its alias from now on; null
	 * for none
	 */
	record OfDepartment(int file, DepartmentCode department, @Nullable String remember) implements Said {
	}

}
