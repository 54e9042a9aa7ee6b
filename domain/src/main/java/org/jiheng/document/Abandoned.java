package org.jiheng.document;

import java.io.Serial;

/**
 * Nobody waits for what is being read any more: its thread was interrupted. Whatever goes
 * through a whole document looks for that at each step, so that its thread is free again.
 */
public final class Abandoned extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private Abandoned() {
		super("nobody waits for this reading any more", null, false, false);
	}

	/** To be called at each step of a long way. */
	public static void check() {
		if (Thread.currentThread().isInterrupted()) {
			throw new Abandoned();
		}
	}

}
