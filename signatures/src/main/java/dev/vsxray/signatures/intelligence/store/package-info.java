/** The intelligence a machine has taken in besides what ships with the program: one file for each feed, replaced whole. */
@NullMarked
package dev.vsxray.signatures.intelligence.store;

import org.jspecify.annotations.NullMarked;
