/** One scan from beginning to end: what was asked, how far it is, what came out. */
@NullMarked
package dev.vsxray.scanner;

import org.jspecify.annotations.NullMarked;
