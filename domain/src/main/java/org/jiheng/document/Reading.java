package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Provenance;
import org.jiheng.department.BudgetUnit;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.tenancy.DepartmentCode;

/** What the form grammar made of a document. */
public sealed interface Reading {

	List<Finding> findings();

	/**
	 * A budget text that can be stored. Its projects and indicators are numbered as they
	 * stand in the document; storing it gives those that were there before their old
	 * numbers. The department's name is as the document has it: 卢龙县司法局, at the place
	 * namedAt. Its units are those with a code; which one a project without means is told
	 * by the county's register. The digest (SHA-256, hex) covers everything in the
	 * document but what is classified, so the same content has the same one in any
	 * encoding.
	 */
	record Understood(BudgetKey budget, String departmentName, Place namedAt, List<BudgetUnit> units,
			List<NamedUnit> namedUnits, BudgetText text, String digest, List<Finding> findings) implements Reading {

		public Understood {
			units = List.copyOf(units);
			namedUnits = List.copyOf(namedUnits);
			findings = List.copyOf(findings);
		}
	}

	/**
	 * How a project's unit is called without a code.
	 *
	 * @param project by its sequence; none that is classified
	 */
	record NamedUnit(int project, String words, Provenance at) {

		Place place() {
			return new Place(at.line(), at.table(), at.row(), at.cell(), project, "unit", at.spot());
		}
	}

	/** What a department or unit is called, and where that stands. */
	record Name(String words, Place place) {
	}

	/** A form that nobody has filled in: understood, and there is nothing to store. */
	record Blank(List<Finding> findings) implements Reading {

		public Blank {
			findings = List.copyOf(findings);
		}
	}

	/**
	 * A budget text whose department has no code in it. The names are those of
	 * departments and units that it does give, the department's own first.
	 */
	record Unplaced(Understood understood, List<Name> names) implements Reading {

		public Unplaced {
			names = List.copyOf(names);
		}

		@Override
		public List<Finding> findings() {
			return understood.findings();
		}

		/** The text as the department's own. */
		public Understood in(DepartmentCode department) {
			BudgetKey key = new BudgetKey(understood.budget().county(), understood.budget().year(), department);
			return new Understood(key, understood.departmentName(), understood.namedAt(), understood.units(),
					understood.namedUnits(), understood.text(), understood.digest(), understood.findings());
		}
	}

	/**
	 * Nothing that can be stored: not a budget text, or one with errors that leave no
	 * value to store.
	 */
	record Refused(List<Finding> findings) implements Reading {

		public Refused {
			findings = List.copyOf(findings);
		}
	}

}
