/**
 * The abstract machine: runs the program of an extension without its effects, computing exactly what is known and
 * carrying facts about what is not.
 *
 * <p>Each class is one part of the machine: {@link dev.vsxray.scanner.javascript.machine.Machine} holds the state they
 * share. What comes out are observations in {@link dev.vsxray.scanner.javascript.machine.Observations}; that they
 * become features of the report is the business of {@code flow}. Nothing here touches a file or the network, and no
 * scanned text is ever given to a script engine or class loader.
 */
@NullMarked
package dev.vsxray.scanner.javascript.machine;

import org.jspecify.annotations.NullMarked;
