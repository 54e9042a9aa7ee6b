package org.jiheng.approval;

/**
 * One head of the review, such as 完整性, with what it asks. Data: which heads there are is
 * a matter of the region and year.
 */
public record ReviewHead(String code, String name, String question) {
}
