/**
 * Tables as text files: tab-separated, one row a line, a header that says what the table is. The format of the shipped
 * intelligence and reference data, chosen because a person can read it and a version control system can show what
 * changed. {@code docs/intelligence-format.md} describes it.
 */
@NullMarked
package dev.vsxray.signatures.table;

import org.jspecify.annotations.NullMarked;
