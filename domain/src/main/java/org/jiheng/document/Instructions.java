package org.jiheng.document;

import java.util.List;

/**
 * What persons have said that a document is read with.
 *
 * @param corrections of its words and columns
 * @param remembered what the county remembers of columns, of all years; used where the
 * document is of the same year
 */
public record Instructions(List<Correction> corrections, List<ColumnMapping> remembered) {

	public static final Instructions NONE = new Instructions(List.of(), List.of());

	public Instructions {
		corrections = List.copyOf(corrections);
		remembered = List.copyOf(remembered);
	}
}
