package org.jiheng.comparison;

import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;

/**
 * Another project of the county that may be the same one, ended before this one began or
 * begun after it ended. Nothing is put together by a proposal: a person confirms it.
 *
 * @param key of the other project
 * @param year in which it ended, or began
 */
public record Proposal(String key, String name, DepartmentCode department, FiscalYear year, Reason reason) {

	/** By what they may be the same. */
	public enum Reason {

		SAME_NAME, NAME_BUT_FOR_NUMBERS

	}
}
