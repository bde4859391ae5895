/** Who is told, as the configuration of notifications says. */
@NullMarked
package dev.vsxray.cli.notify;

import org.jspecify.annotations.NullMarked;
