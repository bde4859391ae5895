/** Which file of the package a {@code require} or {@code import} means. Knows paths and {@code package.json}, no values. */
@NullMarked
package dev.vsxray.scanner.javascript.module;

import org.jspecify.annotations.NullMarked;
