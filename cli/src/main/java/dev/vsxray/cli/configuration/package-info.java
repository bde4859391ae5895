/** {@code vsxray.yaml}: values for options that are not given on the command line, by user and organisation. */
@NullMarked
package dev.vsxray.cli.configuration;

import org.jspecify.annotations.NullMarked;
