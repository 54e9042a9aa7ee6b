package org.jiheng.document;

import java.time.Instant;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/**
 * What the columns of a form mean in a county and year, remembered so that documents of
 * the same form are read without asking.
 *
 * @param by who confirmed it
 */
public record ColumnMapping(RegionCode county, FiscalYear year, TableColumns columns, String by, Instant at) {

	/** A county remembers one for each year and form; the form is SHA-256, hex. */
	public record Key(RegionCode county, FiscalYear year, String form) {

		public String reference() {
			return county + "/" + year + "/" + form;
		}
	}

	public Key key() {
		return new Key(county, year, columns.form());
	}
}
