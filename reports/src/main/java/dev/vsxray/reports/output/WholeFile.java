package dev.vsxray.reports.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes a file so that nobody ever meets half of it: beside it first, under a name that no other writer uses, then moved
 * into place. Where the writing fails, the disk is full or the user interrupts, what was there before stays and nothing is
 * left beside it; only a killed process leaves its {@code .partial} file.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Something that writes bytes. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces {@code file}, whose folder is made where it is missing. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path written = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".partial");
        Thread atExit = new Thread(() -> delete(written), "unfinished-file");
        deleteAtExit(atExit);
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(written, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(written, file);
        } finally {
            Files.deleteIfExists(written);
            keepAtExit(atExit);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException networkFolder) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteAtExit(Thread deletion) throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(deletion);
        } catch (IllegalStateException ending) {
            throw new IOException("the program is ending", ending);
        }
    }

    private static void keepAtExit(Thread deletion) {
        try {
            Runtime.getRuntime().removeShutdownHook(deletion);
        } catch (IllegalStateException ending) {
            // It runs already, and finds nothing.
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException locked) {
            // The process ends; there is nobody left to tell, and the name says what it is.
        }
    }
}
