package org.jiheng.document.graphql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.document.ColumnMapping;
import org.jiheng.document.Remembering;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.tenancy.RegionCode;

/** The global id of what a county remembers of the columns of a form. */
final class ColumnMappingId {

	private static final String TYPE = "ColumnMapping";

	private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");

	private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

	private ColumnMappingId() {
	}

	static String of(ColumnMapping.Key key) {
		return NodeId.of(TYPE, key.county(), key.year(), key.form()).toString();
	}

	/** What a request names. Problem: NotFound, as for a foreign one. */
	static ColumnMapping.Key required(String id) {
		return NodeId.parse(id).flatMap(ColumnMappingId::key).orElseThrow(Remembering::absent);
	}

	private static Optional<ColumnMapping.Key> key(NodeId id) {
		List<String> key = id.key();
		boolean fits = id.type().equals(TYPE) && key.size() == 3 && COUNTY.matcher(key.get(0)).matches()
				&& YEAR.matcher(key.get(1)).matches() && FORM.matcher(key.get(2)).matches();
		return fits ? Optional.of(new ColumnMapping.Key(new RegionCode(key.get(0)),
				new FiscalYear(Integer.parseInt(key.get(1))), key.get(2))) : Optional.empty();
	}

}
