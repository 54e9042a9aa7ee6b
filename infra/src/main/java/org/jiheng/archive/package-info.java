/**
 * Loads an archive of past years in bulk: what was approved before a county worked with
 * Jiheng, sealed just as verifiably as what is approved in it. An operator's command, by
 * the owner's login:
 *
 * <pre>
 * java -jar jiheng-infra-*.jar load-archive --by=NAME --jiheng.database.… FILE|DIRECTORY…
 * </pre>
 *
 * <p>
 * A file holds one county's year, as lines of JSON in UTF-8. The first line tells what it
 * is: {"format":"jiheng-archive-1", county, countyName, year, source} (source: where it
 * comes from, for the audit). Each further line is one department's budget as it was
 * approved: {departmentName, draftedBy, approvedBy, basis, contentHash, content}. content
 * is what the canonical form holds (see {@link org.jiheng.snapshot}), in any order of
 * keys and any writing of JSON; basis, {document, date}, is the document that approved
 * it, or null; contentHash may be absent, and is compared where it stands. Names of
 * county and department are as they were. Who drafted and who approved are two.
 *
 * <p>
 * A file is loaded whole or not at all, in one transaction, and a file that was loaded
 * before is passed over, so that a load can be repeated until it is through. Nothing that
 * is there is ever replaced: a budget that Jiheng has already makes the file be refused.
 */
@NullMarked
package org.jiheng.archive;

import org.jspecify.annotations.NullMarked;
