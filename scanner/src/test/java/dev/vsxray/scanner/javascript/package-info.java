/** What tests of several packages below share. */
@NullMarked
package dev.vsxray.scanner.javascript;

import org.jspecify.annotations.NullMarked;
