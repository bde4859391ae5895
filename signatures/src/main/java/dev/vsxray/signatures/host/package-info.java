/** What hosts are for: classes of hosts as data, so that a rule says "a paste site" and not a list of names. */
@NullMarked
package dev.vsxray.signatures.host;

import org.jspecify.annotations.NullMarked;
