/** What checks, readers of documents and reviewers say about a place in a budget. */
@NullMarked
package org.jiheng.review;

import org.jspecify.annotations.NullMarked;
