package org.jiheng.review;

/**
 * How much a finding weighs: an error blocks, a warning needs a fix or a stated reason, a
 * hint is only said.
 */
public enum Severity {

	ERROR, WARNING, HINT

}
