package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs.Invocation;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** One thing that is done to the machine. */
public sealed interface Step {

    /** Writes a file, or replaces it. */
    record WriteFile(Path path, String text, Charset charset) implements Step {}

    /** Deletes a file if it is there. */
    record DeleteFile(Path path) implements Step {}

    /** Runs a program that must succeed. */
    record Run(Invocation invocation) implements Step {}

    /** Runs a program whose failure only says that there was nothing to do, such as stopping what is not there. */
    record Try(Invocation invocation) implements Step {}
}
