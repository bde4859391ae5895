/** What every command stands on: the world around it, where its state lies, and how it ends. */
@NullMarked
package dev.vsxray.cli.command;

import org.jspecify.annotations.NullMarked;
