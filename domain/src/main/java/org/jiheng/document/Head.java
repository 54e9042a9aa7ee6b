package org.jiheng.document;

import java.util.Optional;

/** Where the values of a form stand that are not indicators. */
interface Head {

	/** The value's cell; none when it is blank or the form has no such label. */
	Optional<Quote> valueOf(Label label, String field);

	/** The label itself, for the unit that it may name. */
	Optional<Quote> labelled(Label label);

}
