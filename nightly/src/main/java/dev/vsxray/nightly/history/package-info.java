/**
 * What was found on which machine from when to when: a SQLite file that a security team may query with its own tools.
 * {@code docs/nightly.md} describes the tables.
 */
@NullMarked
package dev.vsxray.nightly.history;

import org.jspecify.annotations.NullMarked;
