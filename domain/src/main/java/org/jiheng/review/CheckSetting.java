package org.jiheng.review;

/**
 * What a county may set for a check; DEFAULT follows the province's and the field's own.
 */
public enum CheckSetting {

	ERROR, WARNING, HINT, OFF, DEFAULT

}
