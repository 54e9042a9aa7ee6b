package org.jiheng.review;

/** What one region sets of the checks of a year. */
public record RegionalNorm(NormSource source, CheckOverrides overrides) {
}
