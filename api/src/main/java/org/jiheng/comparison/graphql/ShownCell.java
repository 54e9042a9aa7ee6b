package org.jiheng.comparison.graphql;

import java.math.BigDecimal;
import org.jiheng.comparison.Cell;
import org.jiheng.comparison.Measure;
import org.jiheng.comparison.ValueState;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** A cell of a comparison; what is money comes in the unit asked for. */
record ShownCell(Cell cell) {

	public FiscalYear year() {
		return cell.year();
	}

	public Measure measure() {
		return cell.measure();
	}

	public Measure.Kind kind() {
		return cell.measure().kind();
	}

	public ValueState valueState() {
		return cell.state();
	}

	public @Nullable BigDecimal changePercent() {
		return cell.changePercent();
	}

	public @Nullable BigDecimal growth() {
		return cell.growth();
	}

	public @Nullable Integer rank() {
		return cell.rank();
	}

	public @Nullable BigDecimal percentile() {
		return cell.percentile();
	}
}
