package dev.vsxray.cli.scan;

import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress on stderr: one line drawn again and again on a terminal, else one line a minute. It computes no estimates
 * and {@link PrintStream} throws nothing, so it cannot end a scan.
 */
final class ProgressLine implements ScanProgress {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_REDRAWS = Duration.ofMillis(100);

    /** Characters of an extension's id that are shown, so that the line does not wrap. */
    private static final int MAX_ID = 48;

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean isTerminal;
    private final Clock clock;
    private int found;
    private int finished;
    private Instant shownAt;

    ProgressLine(PrintStream err, boolean isTerminal, Clock clock) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.shownAt = isTerminal ? Instant.MIN : clock.instant();
    }

    @Override
    public synchronized void found(int extensions) {
        found = extensions;
    }

    @Override
    public synchronized void started(ExtensionId extension) {
        show(VisibleText.of(extension.written(), MAX_ID));
    }

    @Override
    public synchronized void finished(ExtensionId extension) {
        finished++;
    }

    /** Wipes the line, so that results do not follow on it. */
    synchronized void clear() {
        if (isTerminal && shownAt != Instant.MIN) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private void show(String extension) {
        Instant now = clock.instant();
        Duration pause = isTerminal ? BETWEEN_REDRAWS : BETWEEN_LINES;
        if (shownAt != Instant.MIN && now.isBefore(shownAt.plus(pause))) {
            return;
        }
        shownAt = now;
        String line = finished + " of " + found + " extensions, reading " + extension;
        if (isTerminal) {
            err.print(ERASE_LINE + line);
            err.flush();
        } else {
            err.println(line);
        }
    }
}
