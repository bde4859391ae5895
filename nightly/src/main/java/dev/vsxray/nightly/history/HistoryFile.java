package dev.vsxray.nightly.history;

import dev.vsxray.nightly.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Opens the file of the history. A damaged one is set aside under another name and a new one begun: nights go on, and
 * nothing that could be rescued is deleted.
 */
public final class HistoryFile {

    /** Milliseconds that one process waits for another to finish writing. A night's record takes below one second. */
    private static final int WAIT = 30_000;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private HistoryFile() {}

    /**
     * An open history.
     *
     * @param setAside where the damaged one was moved to
     */
    public record Opened(History history, Optional<Path> setAside) {}

    /** Opens {@code file}, or begins it. */
    public static Opened open(Path file, Clock clock) throws IOException {
        StateFiles.createFolder(parent(file));
        try {
            return new Opened(new History(connected(file)), Optional.empty());
        } catch (SQLException damaged) {
            if (!isDamage(damaged)) {
                throw new HistoryException("could not open the history " + file, damaged);
            }
        }
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path part = Path.of(file + suffix);
            if (Files.exists(part)) {
                StateFiles.move(part, Path.of(aside + suffix));
            }
        }
        try {
            return new Opened(new History(connected(file)), Optional.of(aside));
        } catch (SQLException again) {
            throw new HistoryException("could not begin the history " + file, again);
        }
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }

    private static Connection connected(Path file) throws SQLException, IOException {
        boolean isNew = !Files.exists(file);
        if (isNew) {
            StateFiles.write(file, new byte[0]);
        }
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + WAIT);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA foreign_keys = ON");
            int version = Migrations.version(database);
            if (version > Migrations.newest()) {
                throw new HistoryException("the history " + file + " has version " + version
                        + ", this tool knows up to " + Migrations.newest()
                        + ". Use the newer tool that wrote it, or name another state folder.");
            }
            check(statement);
            Migrations.apply(database);
            return database;
        } catch (SQLException | IOException failure) {
            database.close();
            throw failure;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!row.next() || !row.getString(1).equals("ok")) {
                throw new SQLException("damaged", "", CORRUPT);
            }
        }
    }

    /** SQLite's results for a file that is torn, and for one that never was a database. https://sqlite.org/rescode.html */
    private static final int CORRUPT = 11;

    private static final int NOT_A_DATABASE = 26;

    private static boolean isDamage(SQLException failure) {
        int primary = failure.getErrorCode() & 0xff;
        return primary == CORRUPT || primary == NOT_A_DATABASE;
    }
}
