/** The run of every night, its schedule, and what is remembered from night to night. */
@NullMarked
package dev.vsxray.cli.nightly;

import org.jspecify.annotations.NullMarked;
