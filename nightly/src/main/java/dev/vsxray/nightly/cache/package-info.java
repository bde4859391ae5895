/** What scans remember from night to night, in files that may be thrown away at any time. */
@NullMarked
package dev.vsxray.nightly.cache;

import org.jspecify.annotations.NullMarked;
