/**
 * What commands and scripts other than JavaScript do: shell, PowerShell, batch, VBScript, Python, AppleScript. One
 * vocabulary of behaviours for all, so that a rule need not know in which language something was written. Tricks of
 * spelling are undone first; nothing is run.
 */
@NullMarked
package dev.vsxray.scanner.script;

import org.jspecify.annotations.NullMarked;
