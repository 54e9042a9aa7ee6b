/**
 * Readers of office files: each turns the bytes of one format into paragraphs and tables
 * and feeds the one form grammar. What is packed is unpacked once, counted, and read as a
 * stream; nothing is run, fetched or written.
 */
@NullMarked
package org.jiheng.document.office;

import org.jspecify.annotations.NullMarked;
