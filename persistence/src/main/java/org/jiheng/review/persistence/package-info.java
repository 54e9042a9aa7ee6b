/** Findings of the checks, their waivers, and how strictly regions check, on R2DBC. */
@NullMarked
package org.jiheng.review.persistence;

import org.jspecify.annotations.NullMarked;
