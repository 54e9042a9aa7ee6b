package org.jiheng.archive;

import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.Seal;

/** An archived budget with the seal that it gets here. */
record Sealed(ArchivedBudget budget, Seal seal, Facts facts) {
}
