package dev.vsxray.nightly.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The steps from an empty database to the present one. A step that was released is never edited; another is added. */
final class Migrations {

    /** Times are ISO 8601 in UTC with seconds, so that text order is time order. */
    private static final List<String> STEPS = List.of("""
            CREATE TABLE machine (
              id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE scan (
              id INTEGER PRIMARY KEY, machine INTEGER NOT NULL REFERENCES machine, started TEXT NOT NULL,
              duration_ms INTEGER NOT NULL, tool TEXT NOT NULL, rules TEXT NOT NULL, intelligence TEXT NOT NULL,
              extensions INTEGER NOT NULL, unknown INTEGER NOT NULL, no_findings INTEGER NOT NULL,
              risky INTEGER NOT NULL, suspicious INTEGER NOT NULL, malicious INTEGER NOT NULL,
              fresh INTEGER NOT NULL, reused INTEGER NOT NULL);
            CREATE INDEX scan_by_machine ON scan (machine, started);
            CREATE TABLE extension (
              id INTEGER PRIMARY KEY, key TEXT NOT NULL, publisher TEXT NOT NULL, name TEXT NOT NULL,
              version TEXT NOT NULL, platform TEXT NOT NULL, sha256 TEXT NOT NULL,
              UNIQUE (key, version, platform, sha256));
            CREATE TABLE sighting (
              id INTEGER PRIMARY KEY, machine INTEGER NOT NULL REFERENCES machine,
              extension INTEGER NOT NULL REFERENCES extension, registry TEXT NOT NULL,
              first TEXT NOT NULL, last TEXT NOT NULL, there INTEGER NOT NULL);
            CREATE INDEX sighting_by_machine ON sighting (machine, there);
            CREATE TABLE finding (
              machine INTEGER NOT NULL REFERENCES machine, fingerprint TEXT NOT NULL, extension_key TEXT NOT NULL,
              publisher TEXT NOT NULL, name TEXT NOT NULL, rule TEXT NOT NULL, title TEXT NOT NULL,
              severity TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, suppressed INTEGER NOT NULL,
              PRIMARY KEY (machine, fingerprint)) WITHOUT ROWID;
            CREATE INDEX finding_by_extension ON finding (extension_key);
            CREATE TABLE decision (
              scan INTEGER NOT NULL REFERENCES scan, kind TEXT NOT NULL, extension TEXT NOT NULL,
              versions TEXT NOT NULL, publisher TEXT NOT NULL, rule TEXT NOT NULL, fingerprint TEXT NOT NULL,
              owner TEXT NOT NULL, reason TEXT NOT NULL, expires TEXT NOT NULL, source TEXT NOT NULL,
              state TEXT NOT NULL, matches INTEGER NOT NULL)
            """, """
            CREATE TABLE accusation (
              sighting INTEGER NOT NULL REFERENCES sighting, fingerprint TEXT NOT NULL, rule TEXT NOT NULL,
              title TEXT NOT NULL, severity TEXT NOT NULL, told TEXT NOT NULL,
              PRIMARY KEY (sighting, fingerprint)) WITHOUT ROWID
            """);

    private Migrations() {}

    /** The version of a database that has all steps. */
    static int newest() {
        return STEPS.size();
    }

    /** Brings the database up to date, each step whole or not at all. */
    static void apply(Connection database) throws SQLException {
        for (int version = version(database); version < newest(); version++) {
            apply(database, version + 1);
        }
    }

    static void apply(Connection database, int version) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            // Another process may have been faster while this one waited.
            if (version(database) < version) {
                for (String step : STEPS.get(version - 1).split(";")) {
                    statement.execute(step);
                }
                statement.execute("PRAGMA user_version = " + version);
            }
            statement.execute("COMMIT");
        }
    }

    static int version(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
