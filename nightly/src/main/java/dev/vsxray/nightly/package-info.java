/** What goes on night after night: history, cache, schedule, notification, response. */
@NullMarked
package dev.vsxray.nightly;

import org.jspecify.annotations.NullMarked;
