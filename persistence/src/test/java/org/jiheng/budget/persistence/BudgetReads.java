package org.jiheng.budget.persistence;

import org.jiheng.postgres.StatementLog;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The read path of budgets, and what it says to the database. */
@ComponentScan({ "org.jiheng.budget.persistence", "org.jiheng.tenancy.persistence" })
@Import(StatementLog.class)
class BudgetReads {

}
