/**
 * 上级监督: what a county grants to the province or prefecture above it. A grant names years
 * and kinds of snapshots, days and a basis; it shows what was sealed and never drafts,
 * and stays visible to the county when it is over. The database resolves the grants in
 * force whenever a scope is set, so that a revocation holds for whatever begins after it.
 */
@NullMarked
package org.jiheng.oversight;

import org.jspecify.annotations.NullMarked;
