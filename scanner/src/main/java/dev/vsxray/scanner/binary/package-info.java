/**
 * Compiled code: PE, ELF, Mach-O, WebAssembly, Java classes, Electron archives. Headers, imports and strings tell what a
 * program can do; nothing is disassembled. Every count in a file is checked against a limit before it is believed.
 */
@NullMarked
package dev.vsxray.scanner.binary;

import org.jspecify.annotations.NullMarked;
