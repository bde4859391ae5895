/**
 * Reads what others publish: removal lists, control manifests, OSV records, STIX bundles, MISP events, lists and tables.
 * Forgiving, since one dirty row must not cost the other thousand: what cannot be used is counted and named.
 */
@NullMarked
package dev.vsxray.signatures.intelligence.feed;

import org.jspecify.annotations.NullMarked;
