package org.jiheng.comparison;

import java.math.BigDecimal;
import org.jiheng.shared.FiscalYear;

/**
 * The values that a row was ranked among.
 *
 * @param name the prefecture's four digits, or empty for all rows
 */
public record PeerGroup(FiscalYear year, Measure measure, String name, int size, BigDecimal lowest,
		BigDecimal quartile1, BigDecimal median, BigDecimal quartile3, BigDecimal highest, BigDecimal mean) {
}
