/**
 * The scripts of a package as one program: runs it on the machine and says what was seen as features, with evidence.
 * Knows scripts, pages and the API catalogue; nothing of manifests, archives or rules.
 */
@NullMarked
package dev.vsxray.scanner.javascript.flow;

import org.jspecify.annotations.NullMarked;
