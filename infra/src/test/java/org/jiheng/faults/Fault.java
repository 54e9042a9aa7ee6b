package org.jiheng.faults;

/** What happens at a statement. */
enum Fault {

	/** Who asked has gone. */
	CANCELLED,
	/** PostgreSQL refuses the statement. */
	REFUSED,
	/** Its connection dies. */
	CONNECTION_DIES

}
