/**
 * Sealed copies of budgets. Two texts are hashed, both JSON (RFC 8259) with the keys in
 * the order given here, no white space between tokens, all text in NFC, escapes only for
 * quotation mark, reverse solidus and controls (\b \t \n \f \r, otherwise the
 * six-character form with lower-case hex), absent values as null, amounts in fen as
 * integers, percents in hundredths as integers, other decimals as strings without
 * exponent and trailing zeros, days as in ISO 8601.
 *
 * <p>
 * The content: form ("jiheng-content-1"), county, year, department, title, overallGoals,
 * itemisedGoals, safeguards, projects, indicators. A project: number, sequence, code,
 * name, unitCode, unitName, totalFen, fiscalFen, otherFen, purpose, paymentPlan (of
 * {month, hundredths}), goals, classified, indicators. An indicator: number, sequence,
 * level1, level2, level3, description, target, basis, weight; a target: kind, raw,
 * comparator, value, upper, unit, deadline. Projects and indicators stand in the form's
 * order, by sequence and then number; those beside the projects are the department's as a
 * whole. Of a classified project everything is null that its public form does not show.
 * Where values come from is no part of it.
 *
 * <p>
 * The form is "jiheng-content-2" where something in the content is for longer than the
 * year, and only there: a project that has such goals then has lastingGoals after goals,
 * an indicator that has such a target lastingTarget after target, of the same fields. All
 * else, and every content without them, is as above.
 *
 * <p>
 * The seal: form ("jiheng-seal-1"), county, year, department, number, kind, adjustment,
 * countyName, departmentName, sealedBy, sealedAt (UTC, microseconds:
 * 2024-03-01T00:00:00.000000Z), basisDocument, basisDate, contentHash, previousHash (of
 * the department's year), countyNumber, previousCountyHash. What stands before a first
 * snapshot is 64 zeros.
 *
 * <p>
 * The hash of each is SHA-256 of its UTF-8 in lower-case hex.
 *
 * <p>
 * A file for others holds both texts as they are, byte by byte, each on a line of its
 * own, and is JSON all the same: {"format":"jiheng-snapshot-1", algorithm, hash, seal,
 * content} for one snapshot, {"format":"jiheng-chain-1", algorithm, snapshots: [{hash,
 * seal, content}, …], head: {number, hash}} for a year: of the county's other years only
 * the seals, so that its chain has no gap; without head what a department sees, its own.
 * The hash is the seal's; all else that can be known stands in the texts.
 * infra/verifier/VerifySnapshot.java reads it.
 */
@NullMarked
package org.jiheng.snapshot;

import org.jspecify.annotations.NullMarked;
