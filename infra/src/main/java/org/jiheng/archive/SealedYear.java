package org.jiheng.archive;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.persistence.LastingTarget;
import org.jiheng.department.BudgetUnit;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;

/**
 * The rows of a county's sealed year, a COPY for each table. What the budgets themselves
 * hold is taken from the snapshots' rows afterwards, so that the two cannot differ.
 */
final class SealedYear {

	private static final String KEY = "county_code, fiscal_year, department_code, ";

	private static final String OF_SNAPSHOT = KEY + "snapshot_number, province_code, prefecture_code, ";

	private final List<Sealed> all;

	SealedYear(List<Sealed> all) {
		this.all = all;
	}

	/** One table's rows. */
	record Copy(String into, String rows) {
	}

	Stream<Copy> copies() {
		return Stream.of(participants(), budgets(), snapshots(), projects(), indicators(), facts(), classes());
	}

	List<BudgetUnit> units() {
		return all.stream().flatMap(each -> each.budget().units().stream()).distinct().toList();
	}

	private Copy participants() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			rows.row(key[0], key[1], key[2], 0, each.budget().draftedBy(), "AUTHOR");
			rows.row(key[0], key[1], key[2], 0, each.budget().approvedBy(), "ENDORSER");
		}
		return new Copy("participant (" + KEY + "adjustment, subject, part)", rows.toString());
	}

	private Copy budgets() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			SealedContent content = each.budget().content();
			rows.row(key[0], key[1], key[2], "APPROVED", 1, content.title(), content.overallGoals(),
					content.itemisedGoals(), content.safeguards(), "[]", lastNumber(content), each.budget().draftedBy(),
					each.budget().approvedBy());
		}
		return new Copy("budget (" + KEY + "status, version, title, overall_goals, itemised_goals, safeguards,"
				+ " provenance, last_number, changed_by, endorsed_by)", rows.toString());
	}

	private static int lastNumber(SealedContent content) {
		return IntStream
			.concat(content.projects().stream().mapToInt(SealedProject::number),
					content.indicators().stream().mapToInt(SealedIndicator::number))
			.max()
			.orElse(0);
	}

	private Copy snapshots() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			var seal = each.seal();
			var content = each.budget().content();
			Basis basis = seal.basis();
			rows.row(key[0], key[1], key[2], seal.key().number(), province(each), prefecture(each), seal.kind(),
					seal.adjustment(), seal.countyName(), seal.departmentName(), seal.sealedBy(), seal.sealedAt(),
					basis == null ? null : basis.document(), basis == null ? null : basis.date(), content.title(),
					content.overallGoals(), content.itemisedGoals(), content.safeguards(), content.funds().totalFen(),
					content.funds().fiscalFen(), content.funds().otherFen(), content.projects().size(),
					each.budget().canonical(), seal.contentHash(), seal.previousHash(), seal.countyNumber(),
					seal.previousCountyHash(), seal.hash());
		}
		return new Copy("snapshot (" + KEY + "number, province_code, prefecture_code, kind, adjustment, county_name,"
				+ " department_name, sealed_by, sealed_at, basis_document, basis_date, title, overall_goals,"
				+ " itemised_goals, safeguards, total_fen, fiscal_fen, other_fen, project_count, content, content_hash,"
				+ " previous_hash, county_number, previous_county_hash, hash)", rows.toString());
	}

	private Copy projects() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			for (SealedProject of : each.budget().content().projects()) {
				rows.row(key[0], key[1], key[2], each.seal().key().number(), province(each), prefecture(each),
						of.number(), of.sequence(), of.code(), of.name(), of.unitCode(), of.unitName(), of.totalFen(),
						of.fiscalFen(), of.otherFen(), of.purpose(), of.planMonths(), of.planHundredths(), of.goals(),
						of.lastingGoals(), of.classified());
			}
		}
		return new Copy("snapshot_project (" + OF_SNAPSHOT + "number, sequence, code, name, unit_code, unit_name,"
				+ " total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, lasting_goals, classified)",
				rows.toString());
	}

	private Copy indicators() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			for (SealedIndicator of : each.budget().content().indicators()) {
				var target = of.target();
				rows.row(key[0], key[1], key[2], each.seal().key().number(), province(each), prefecture(each),
						of.number(), of.project(), of.sequence(), of.level1(), of.level2(), of.level3(),
						of.description(), target.kind(), target.raw(), target.comparator(), target.value(),
						target.upper(), target.unit(), target.deadline(), LastingTarget.write(of.promisedForLonger()),
						of.basis(), of.weight());
			}
		}
		return new Copy("snapshot_indicator (" + OF_SNAPSHOT + "number, project_number, sequence, level1, level2,"
				+ " level3, description, target_kind, target_raw, comparator, target_value, target_upper, target_unit,"
				+ " target_deadline, lasting_target, basis, weight)", rows.toString());
	}

	private Copy facts() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			Facts of = each.facts();
			rows.row(key[0], key[1], key[2], each.seal().key().number(), province(each), prefecture(each),
					each.seal().kind(), of.funds().totalFen(), of.funds().fiscalFen(), of.funds().otherFen(),
					of.projects(), of.indicators(), of.numericTargets(), of.classifiedProjects(), of.classifiedFen(),
					of.plan().stream().map(Facts.Planned::month).toList(),
					of.plan().stream().map(Facts.Planned::fen).toList(), of.withPlanFen());
		}
		return new Copy("snapshot_fact_department (" + OF_SNAPSHOT + "kind, total_fen, fiscal_fen, other_fen, projects,"
				+ " indicators, numeric_targets, classified_projects, classified_fen, plan_months, planned_fen,"
				+ " with_plan_fen)", rows.toString());
	}

	private Copy classes() {
		var rows = new CopyText();
		for (Sealed each : all) {
			Object[] key = key(each);
			for (Facts.OfClass of : each.facts().classes()) {
				rows.row(key[0], key[1], key[2], each.seal().key().number(), province(each), prefecture(each),
						of.level1(), of.level2(), of.indicators(), of.numericTargets());
			}
		}
		return new Copy("snapshot_fact_class (" + OF_SNAPSHOT + "level1, level2, indicators, numeric_targets)",
				rows.toString());
	}

	private static Object[] key(Sealed each) {
		BudgetKey key = each.budget().key();
		return new Object[] { key.county(), key.year(), key.department() };
	}

	private static String province(Sealed each) {
		return each.budget().key().county().value().substring(0, 2);
	}

	private static String prefecture(Sealed each) {
		return each.budget().key().county().value().substring(0, 4);
	}

}
