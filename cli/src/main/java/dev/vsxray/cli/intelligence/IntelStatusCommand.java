package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Prose;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Date, size and sources.", mixinStandardHelpOptions = true)
public final class IntelStatusCommand implements Callable<Integer> {

    /** Characters of a name of a feed or source, which somebody else chose. */
    private static final int LONGEST = 100;

    private final Surroundings around;

    public IntelStatusCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelligenceStore.Contents imported = new IntelFiles(around).store().contents();
        Intelligence intelligence =
                new Intelligence(imported.over(ShippedIntelligence.load().set()));
        LocalDate today = LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC);
        Prose page = new Prose(around.out(), around.width());
        page.field(
                "as of",
                intelligence.asOf() + ", " + ChronoUnit.DAYS.between(intelligence.asOf(), today) + " days ago");
        page.field(
                "extensions", Integer.toString(intelligence.set().extensions().size()));
        page.field(
                "indicators", Integer.toString(intelligence.set().indicators().size()));
        page.field("analytics", intelligence.set().analyticsHosts().size() + " hosts, known and mostly legitimate");
        page.field("digest", intelligence.digest());
        page.line("");
        page.line("Sources");
        for (IntelligenceSource source : intelligence.set().sources()) {
            page.line(String.format(
                    Locale.ROOT,
                    "  %-28s %s  %-14s %s",
                    VisibleText.of(source.name(), LONGEST),
                    source.asOf(),
                    VisibleText.of(source.licence(), LONGEST),
                    VisibleText.of(source.url(), 2 * LONGEST)));
        }
        imported(page, imported);
        return ExitCode.DONE.number();
    }

    private static void imported(Prose page, IntelligenceStore.Contents imported) {
        if (!imported.feeds().isEmpty()) {
            page.line("");
            page.line("Imported");
        }
        for (IntelligenceStore.Feed feed : imported.feeds()) {
            page.line(String.format(
                    Locale.ROOT,
                    "  %-28s %s  %d entries%s",
                    feed.name(),
                    feed.bundle().made(),
                    feed.bundle().set().size(),
                    feed.fellBack() ? ", the newest is damaged and the one before it is in force" : ""));
        }
        imported.unreadable().forEach(feed -> page.line("  " + VisibleText.of(feed, 2 * LONGEST)));
    }
}
