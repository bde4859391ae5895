package dev.vsxray.cli;

import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "intel", description = "What is known to be bad, and since when.", mixinStandardHelpOptions = true)
final class IntelCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: expected status.");
    }

    @Command(name = "status", description = "Date, size and sources.", mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {

        private final Surroundings around;

        Status(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() {
            Intelligence intelligence = ShippedIntelligence.load();
            LocalDate today = LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC);
            Prose page = new Prose(around.out(), around.width());
            page.field(
                    "as of",
                    intelligence.asOf() + ", " + ChronoUnit.DAYS.between(intelligence.asOf(), today) + " days ago");
            page.field(
                    "extensions",
                    Integer.toString(intelligence.set().extensions().size()));
            page.field(
                    "indicators",
                    Integer.toString(intelligence.set().indicators().size()));
            page.field("analytics", intelligence.set().analyticsHosts().size() + " hosts, known and mostly legitimate");
            page.field("digest", intelligence.digest());
            page.line("");
            page.line("Sources");
            for (IntelligenceSource source : intelligence.set().sources()) {
                page.line(String.format(
                        Locale.ROOT,
                        "  %-28s %s  %-14s %s",
                        source.name(),
                        source.asOf(),
                        source.licence(),
                        source.url()));
            }
            return ExitCode.DONE.number();
        }
    }
}
