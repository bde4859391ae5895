package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes one scan in one transaction. */
final class Recording {

    private final Connection database;
    private final ScanReport report;
    private final String when;
    private final long machine;

    private Recording(Connection database, ScanReport report) throws SQLException {
        this.database = database;
        this.report = report;
        this.when = text(report.scan().startedAt());
        this.machine = id(
                "INSERT INTO machine (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id",
                report.scan().host());
    }

    static void of(Connection database, ScanReport report, List<Accusation> accusations) throws SQLException {
        try (Statement transaction = database.createStatement()) {
            transaction.execute("BEGIN IMMEDIATE");
            try {
                Recording recording = new Recording(database, report);
                recording.extensions();
                recording.scan(recording.findings());
                recording.told(accusations);
                transaction.execute("COMMIT");
            } catch (SQLException | RuntimeException failure) {
                transaction.execute("ROLLBACK");
                throw failure;
            }
        }
    }

    /** Seconds are enough, and every instant has the same length, so that text order is time order. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Closes what is not there any more, goes on with what is, begins what is new. Where the clock was set back, nothing ends
     * before it began.
     */
    private void extensions() throws SQLException {
        run("UPDATE sighting SET there = 2 WHERE machine = ? AND there = 1", machine);
        for (ExtensionReport extension : report.extensions()) {
            long id = id(
                    "INSERT INTO extension (key, publisher, name, version, platform, sha256) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT DO UPDATE SET key = key RETURNING id",
                    extension.id().key(),
                    extension.id().publisher(),
                    extension.id().name(),
                    extension.version(),
                    extension.targetPlatform(),
                    extension.sha256());
            String registry = registry(extension).name();
            int seenBefore = run(
                    "UPDATE sighting SET there = 1, last = MAX(first, ?) WHERE machine = ? AND extension = ? AND registry = ?"
                            + " AND there = 2",
                    when,
                    machine,
                    id,
                    registry);
            if (seenBefore == 0) {
                run(
                        "INSERT INTO sighting (machine, extension, registry, first, last, there)"
                                + " VALUES (?, ?, ?, ?, ?, 1)",
                        machine,
                        id,
                        registry,
                        when,
                        when);
            }
        }
        run("UPDATE sighting SET there = 0 WHERE machine = ? AND there = 2", machine);
    }

    private static Registry registry(ExtensionReport extension) {
        return extension.places().stream()
                .map(Place::registry)
                .filter(registry -> registry != Registry.UNKNOWN)
                .findFirst()
                .orElse(Registry.UNKNOWN);
    }

    /** @return how many that count had not been seen before */
    private int findings() throws SQLException {
        int fresh = 0;
        for (ExtensionReport extension : report.extensions()) {
            for (Finding finding : extension.findings()) {
                fresh += finding(extension, finding, false) ? 1 : 0;
            }
            for (SuppressedFinding suppressed : extension.suppressed()) {
                finding(extension, suppressed.finding(), true);
            }
        }
        return fresh;
    }

    private boolean finding(ExtensionReport extension, Finding finding, boolean suppressed) throws SQLException {
        int known = run(
                "UPDATE finding SET last = MAX(first, ?), suppressed = ?, title = ?, severity = ?"
                        + " WHERE machine = ? AND fingerprint = ?",
                when,
                suppressed ? 1 : 0,
                finding.title(),
                finding.severity().word(),
                machine,
                finding.fingerprint());
        if (known == 0) {
            run(
                    "INSERT INTO finding (machine, fingerprint, extension_key, publisher, name, rule, title, severity,"
                            + " first, last, suppressed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    machine,
                    finding.fingerprint(),
                    extension.id().key(),
                    extension.id().publisher(),
                    extension.id().name(),
                    finding.rule(),
                    finding.title(),
                    finding.severity().word(),
                    when,
                    when,
                    suppressed ? 1 : 0);
        }
        return known == 0;
    }

    private void scan(int fresh) throws SQLException {
        long scan = id(
                "INSERT INTO scan (machine, started, duration_ms, tool, rules, intelligence, extensions, unknown,"
                        + " no_findings, risky, suspicious, malicious, fresh, reused)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                machine,
                when,
                report.scan().duration().toMillis(),
                report.tool().version(),
                report.tool().rules().digest(),
                report.tool().intelligence().digest(),
                report.extensions().size(),
                report.summary().count(Verdict.UNKNOWN),
                report.summary().count(Verdict.NO_FINDINGS),
                report.summary().count(Verdict.RISKY),
                report.summary().count(Verdict.SUSPICIOUS),
                report.summary().count(Verdict.MALICIOUS),
                fresh,
                report.scan().reused());
        for (AppliedDecision applied : report.decisions()) {
            Decision decision = applied.decision();
            run(
                    "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    scan,
                    decision.kind().name(),
                    decision.scope().extension(),
                    decision.scope().versions(),
                    decision.scope().publisher(),
                    decision.scope().rule(),
                    decision.scope().fingerprint(),
                    decision.owner(),
                    decision.reason(),
                    decision.expires().map(LocalDate::toString).orElse(""),
                    decision.source(),
                    applied.state().name(),
                    applied.matches());
        }
    }

    private void told(List<Accusation> accusations) throws SQLException {
        for (Accusation accusation : accusations) {
            Sighting sighting = accusation.sighting();
            run(
                    "INSERT OR IGNORE INTO accusation SELECT g.id, ?, ?, ?, ?, ? FROM sighting g"
                            + " JOIN machine m ON m.id = g.machine JOIN extension e ON e.id = g.extension"
                            + " WHERE m.name = ? AND e.key = ? AND e.version = ? AND g.first = ?",
                    accusation.finding().fingerprint(),
                    accusation.finding().rule(),
                    accusation.finding().title(),
                    accusation.finding().severity().word(),
                    when,
                    sighting.machine(),
                    sighting.extension().key(),
                    sighting.version(),
                    text(sighting.first()));
        }
    }

    private int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private long id(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
