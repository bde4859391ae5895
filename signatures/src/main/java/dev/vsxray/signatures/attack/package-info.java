/** The techniques of MITRE ATT&CK that rules may name. */
@NullMarked
package dev.vsxray.signatures.attack;

import org.jspecify.annotations.NullMarked;
