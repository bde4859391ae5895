/** Commands and options that may ask registries. */
@NullMarked
package dev.vsxray.cli.online;

import org.jspecify.annotations.NullMarked;
