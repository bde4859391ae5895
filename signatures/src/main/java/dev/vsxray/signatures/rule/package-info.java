/** Rules as data: what a rule says, read from YAML, checked, with messages that name file, line and column. */
@NullMarked
package dev.vsxray.signatures.rule;

import org.jspecify.annotations.NullMarked;
