package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history, open. For one thread; several processes may have it open, and wait for each other. */
public final class History implements Closeable {

    private static final String SIGHTINGS = "SELECT m.name AS machine_name, e.*, g.* FROM sighting g"
            + " JOIN machine m ON m.id = g.machine JOIN extension e ON e.id = g.extension";

    private static final String FINDINGS =
            "SELECT m.name AS machine_name, f.* FROM finding f JOIN machine m ON m.id = f.machine";

    private static final String ACCUSATIONS = "SELECT m.name AS machine_name, e.*, g.first, g.last, a.*"
            + " FROM accusation a JOIN sighting g ON g.id = a.sighting"
            + " JOIN machine m ON m.id = g.machine JOIN extension e ON e.id = g.extension";

    private final Connection database;

    History(Connection database) {
        this.database = database;
    }

    /**
     * Records a scan whole or not at all: what is there, what left, and what was found.
     *
     * @param accusations what was told with this scan, so that it is news only once
     */
    public void record(ScanReport report, List<Accusation> accusations) throws HistoryException {
        try {
            Recording.of(database, report, accusations);
        } catch (SQLException failure) {
            throw new HistoryException("the scan could not be recorded", failure);
        }
    }

    /** The rules and the intelligence that the newest scan of {@code machine} used. */
    public Optional<Knowledge> lastKnowledge(String machine) throws HistoryException {
        return query(
                        "SELECT s.rules, s.intelligence FROM scan s JOIN machine m ON m.id = s.machine WHERE m.name = ?"
                                + " ORDER BY s.id DESC LIMIT 1",
                        List.of(machine),
                        row -> new Knowledge(row.getString(1), row.getString(2)))
                .stream()
                .findFirst();
    }

    /**
     * What a scan knew.
     *
     * @param rules their digest
     * @param intelligence its digest
     */
    public record Knowledge(String rules, String intelligence) {

        /** What this scan knew. */
        public static Knowledge of(ScanReport report) {
            return new Knowledge(
                    report.tool().rules().digest(), report.tool().intelligence().digest());
        }
    }

    /** When the newest scan of {@code machine} began. */
    public Optional<Instant> lastStart(String machine) throws HistoryException {
        return query(
                        "SELECT s.started FROM scan s JOIN machine m ON m.id = s.machine WHERE m.name = ?"
                                + " ORDER BY s.id DESC LIMIT 1",
                        List.of(machine),
                        row -> Instant.parse(row.getString(1)))
                .stream()
                .findFirst();
    }

    /** The newest scans first: in the order they were recorded, since clocks are set back now and then. */
    public List<PastScan> scans(int limit) throws HistoryException {
        return query(
                "SELECT s.*, m.name AS machine_name FROM scan s JOIN machine m ON m.id = s.machine"
                        + " ORDER BY s.id DESC LIMIT ?",
                List.of(limit),
                History::scan);
    }

    /** Where and when an extension was: all its versions, oldest first. */
    public List<Sighting> sightings(ExtensionId extension) throws HistoryException {
        return query(
                SIGHTINGS + " WHERE e.key = ? ORDER BY m.name, g.first, e.version, g.id",
                List.of(extension.key()),
                History::sighting);
    }

    /** Everything that ever was there. */
    public List<Sighting> sightings() throws HistoryException {
        return query(SIGHTINGS + " ORDER BY m.name, e.key, g.first, e.version, g.id", List.of(), History::sighting);
    }

    /** What was found in an extension, newest first. */
    public List<PastFinding> findings(ExtensionId extension) throws HistoryException {
        return query(
                FINDINGS
                        + " WHERE f.extension_key = ? ORDER BY f.last DESC, f.first DESC, f.rule, f.fingerprint, m.name",
                List.of(extension.key()),
                History::finding);
    }

    /** All that was ever found. */
    public List<PastFinding> findings() throws HistoryException {
        return query(
                FINDINGS + " ORDER BY m.name, f.extension_key, f.rule, f.fingerprint", List.of(), History::finding);
    }

    /** All that was told of extensions that were gone, oldest first. */
    public List<PastAccusation> accusations() throws HistoryException {
        return query(
                ACCUSATIONS + " ORDER BY a.told, m.name, e.key, g.first, a.rule, a.fingerprint",
                List.of(),
                History::accusation);
    }

    /** What was told of an extension when it was gone, oldest first. */
    public List<PastAccusation> accusations(ExtensionId extension) throws HistoryException {
        return query(
                ACCUSATIONS + " WHERE e.key = ? ORDER BY a.told, m.name, g.first, a.rule, a.fingerprint",
                List.of(extension.key()),
                History::accusation);
    }

    /** Whether this was told before: of this sighting, or while the extension was on the machine. */
    public boolean isTold(Accusation accusation) throws HistoryException {
        return wasToldSince(accusation) || wasFoundThen(accusation);
    }

    private boolean wasToldSince(Accusation accusation) throws HistoryException {
        Sighting sighting = accusation.sighting();
        return !query(
                        "SELECT 1 FROM accusation a JOIN sighting g ON g.id = a.sighting"
                                + " JOIN machine m ON m.id = g.machine JOIN extension e ON e.id = g.extension"
                                + " WHERE m.name = ? AND e.key = ? AND e.version = ? AND g.first = ? AND a.fingerprint = ?",
                        List.of(
                                sighting.machine(),
                                sighting.extension().key(),
                                sighting.version(),
                                Recording.text(sighting.first()),
                                accusation.finding().fingerprint()),
                        row -> true)
                .isEmpty();
    }

    /** A rule that was changed finds the same in other words; that it found something is no news. */
    private boolean wasFoundThen(Accusation accusation) throws HistoryException {
        boolean byRule = accusation.ground() == Accusation.Ground.RULE;
        return !query(
                        "SELECT 1 FROM finding f JOIN machine m ON m.id = f.machine"
                                + " WHERE m.name = ? AND f.extension_key = ? AND "
                                + (byRule ? "f.rule" : "f.fingerprint")
                                + " = ? LIMIT 1",
                        List.of(
                                accusation.sighting().machine(),
                                accusation.sighting().extension().key(),
                                byRule
                                        ? accusation.finding().rule()
                                        : accusation.finding().fingerprint()),
                        row -> true)
                .isEmpty();
    }

    @Override
    public void close() throws HistoryException {
        try {
            database.close();
        } catch (SQLException failure) {
            throw new HistoryException("the history could not be closed", failure);
        }
    }

    private static PastScan scan(ResultSet row) throws SQLException {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, row.getInt(verdict.word().replace('-', '_')));
        }
        return new PastScan(
                row.getLong("id"),
                Instant.parse(row.getString("started")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("machine_name"),
                row.getInt("extensions"),
                verdicts,
                row.getInt("fresh"),
                row.getInt("reused"));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getString("machine_name"),
                new ExtensionId(row.getString("publisher"), row.getString("name")),
                row.getString("version"),
                row.getString("sha256"),
                Registry.valueOf(row.getString("registry")),
                Instant.parse(row.getString("first")),
                Instant.parse(row.getString("last")),
                row.getBoolean("there"));
    }

    private static PastFinding finding(ResultSet row) throws SQLException {
        return new PastFinding(
                row.getString("machine_name"),
                new ExtensionId(row.getString("publisher"), row.getString("name")),
                row.getString("fingerprint"),
                row.getString("rule"),
                row.getString("title"),
                row.getString("severity"),
                Instant.parse(row.getString("first")),
                Instant.parse(row.getString("last")),
                row.getBoolean("suppressed"));
    }

    private static PastAccusation accusation(ResultSet row) throws SQLException {
        return new PastAccusation(
                row.getString("machine_name"),
                new ExtensionId(row.getString("publisher"), row.getString("name")),
                row.getString("version"),
                Instant.parse(row.getString("first")),
                Instant.parse(row.getString("last")),
                row.getString("fingerprint"),
                row.getString("rule"),
                row.getString("title"),
                row.getString("severity"),
                Instant.parse(row.getString("told")));
    }

    private <T> List<T> query(String sql, List<Object> values, Row<T> row) throws HistoryException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new HistoryException("the history could not be read", failure);
        }
    }

    /** Makes a value of a row. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
