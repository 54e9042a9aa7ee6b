package org.jiheng.document.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.audit.Act;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Import;
import org.jiheng.document.ImportChange;

/**
 * An import as the audit trail tells of it. The places of its changes name projects and
 * indicators in their own words, so they are texts, which can be erased, like the values.
 */
final class ImportTrail {

	private ImportTrail() {
	}

	static Act act(Import done) {
		return new Act("importDocument", done.digest(), null, false);
	}

	static Written written(Import done) {
		BudgetKey budget = done.key().budget();
		List<Change> changes = new ArrayList<>(List.of(Change.ofValue("import digest", null, null, done.digest()),
				Change.ofValue("import projects", null, null, done.projectCount()),
				Change.ofValue("import indicators", null, null, done.indicatorCount())));
		for (int i = 0; i < done.changes().size(); i++) {
			ImportChange change = done.changes().get(i);
			String name = "import change " + (i + 1);
			changes.add(Change.ofValue(name + " kind", change.project(), null, change.kind()));
			changes.add(Change.ofText(name + " place", change.project(), null, change.place()));
			changes.add(Change.ofText(name, change.project(), change.before(), change.after()));
		}
		return new Written(budget.year() + "/" + budget.department() + "/" + done.key().number(), budget.department(),
				budget.year().value(), changes);
	}

}
