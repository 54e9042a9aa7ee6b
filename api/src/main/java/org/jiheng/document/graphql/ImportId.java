package org.jiheng.document.graphql;

import java.util.Optional;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.ImportKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** The global id of an import, the same in GraphQL and in /imports/{id}. */
public final class ImportId {

	static final String TYPE = "Import";

	private ImportId() {
	}

	public static NodeId of(ImportKey key) {
		BudgetKey budget = key.budget();
		return NodeId.of(TYPE, budget.county(), budget.year(), budget.department(), key.number());
	}

	/** Nothing when no import ever had this id. */
	public static Optional<ImportKey> parse(String id) {
		return NodeId.parse(id).flatMap(ImportId::key);
	}

	static Optional<ImportKey> key(NodeId id) {
		if (!id.type().equals(TYPE) || id.key().size() != 4) {
			return Optional.empty();
		}
		try {
			BudgetKey budget = new BudgetKey(new RegionCode(id.key().get(0)),
					new FiscalYear(Integer.parseInt(id.key().get(1))), new DepartmentCode(id.key().get(2)));
			return Optional.of(new ImportKey(budget, Integer.parseInt(id.key().get(3))))
				.filter(key -> of(key).equals(id));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}
