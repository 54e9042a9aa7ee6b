package org.jiheng.review;

/** A place that a finding speaks of, and the same in words: 项目 8“信访经费”的指标 3“人数”的指标值. */
public record FindingPlace(Anchor anchor, String text) {
}
