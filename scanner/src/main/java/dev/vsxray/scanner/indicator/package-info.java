/**
 * Compares a package with the threat intelligence: its id, what it pulls in, the hosts, files, packages and wallets it
 * names. Decides how far each report reaches: a report about one registry or one release does not accuse the others.
 */
@NullMarked
package dev.vsxray.scanner.indicator;

import org.jspecify.annotations.NullMarked;
