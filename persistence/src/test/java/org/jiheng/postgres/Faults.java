package org.jiheng.postgres;

import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.StatementInfo;
import io.r2dbc.proxy.listener.BindParameterConverter;
import io.r2dbc.proxy.listener.ProxyExecutionListener;

/** What happens at the nth of the statements to come. */
public final class Faults implements ProxyExecutionListener, BindParameterConverter {

	private int left;

	private int leftUntilBroken = Integer.MAX_VALUE;

	private boolean commitsCount;

	private int executed;

	private boolean beginsCount = true;

	private boolean fired;

	private Runnable fault = () -> {
	};

	public synchronized void none() {
		at(Integer.MAX_VALUE, () -> {
		});
	}

	/** Lets something happen right before a statement goes to the database. */
	public synchronized void at(int statement, Runnable happens) {
		this.leftUntilBroken = Integer.MAX_VALUE;
		this.left = statement;
		this.fault = happens;
		this.fired = false;
		this.executed = 0;
		this.commitsCount = false;
		this.beginsCount = true;
	}

	/** The same, where a commit counts as a statement too. */
	public synchronized void atStatementOrCommit(int nth, Runnable happens) {
		at(nth, happens);
		commitsCount = true;
	}

	/**
	 * The same, but not at the statement that begins a transaction: it is sent together
	 * with BEGIN, so that the database knows of no transaction yet.
	 */
	public synchronized void withinTransaction(int nth, Runnable happens) {
		atStatementOrCommit(nth, happens);
		beginsCount = false;
	}

	/** Lets PostgreSQL refuse a statement. */
	public synchronized void brokenAt(int statement) {
		none();
		leftUntilBroken = statement;
	}

	public synchronized boolean fired() {
		return fired;
	}

	/** How many statements went to the database since the last time something was set. */
	public synchronized int executed() {
		return executed;
	}

	/** PostgreSQL itself refuses the statement, and with it the transaction. */
	@Override
	public synchronized String onCreateStatement(String query, StatementInfo statement) {
		leftUntilBroken--;
		if (leftUntilBroken != 0) {
			return query;
		}
		fired = true;
		return query + " and this is no SQL";
	}

	@Override
	public void beforeQuery(QueryExecutionInfo execution) {
		if (beginsCount() || execution.getQueries().stream().noneMatch(each -> each.getQuery().contains("set_scope"))) {
			reached(true);
		}
	}

	@Override
	public void beforeMethod(MethodExecutionInfo execution) {
		if (execution.getMethod().getName().equals("commitTransaction")) {
			reached(false);
		}
	}

	private synchronized boolean beginsCount() {
		return beginsCount;
	}

	private void reached(boolean statement) {
		synchronized (this) {
			if (statement) {
				executed++;
			}
			else if (!commitsCount) {
				return;
			}
			left--;
			if (left != 0) {
				return;
			}
			fired = true;
		}
		fault.run();
	}

}
