/** The reports of many machines as one: one extension per content, with every machine that has it. */
@NullMarked
package dev.vsxray.reports.fleet;

import org.jspecify.annotations.NullMarked;
