package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.online.OnlineOptions;
import dev.vsxray.online.intelligence.ConfiguredFeed;
import dev.vsxray.online.intelligence.FeedConfiguration;
import dev.vsxray.online.intelligence.FeedOutcome;
import dev.vsxray.online.intelligence.IntelligenceUpdate;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description = "Fetch the feeds of the configuration and put them in force. Goes online.",
        mixinStandardHelpOptions = true)
public final class IntelUpdateCommand implements Callable<Integer> {

    /** Characters of a reason, which may quote what somebody else wrote. */
    private static final int LONGEST = 400;

    private final Surroundings around;

    @Mixin
    private final OnlineOptions online = new OnlineOptions();

    @Parameters(
            paramLabel = "NAME",
            description = "Only these feeds. None: all that are not too large to be fetched unasked.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--feeds",
            paramLabel = "FILE",
            description =
                    "Which feeds there are. Default: feeds.json of the state folder, or those that ship with the tool.")
    private Optional<Path> configuration = Optional.empty();

    @Option(names = "--key", paramLabel = "PEM", description = "Public key a bundle must be signed by. Repeatable.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--force",
            description = "Also where a feed is older than what is in force, or lost over a fifth of it.")
    private boolean force;

    public IntelUpdateCommand(Surroundings around) {
        this.around = around;
    }

    /** Ends with 3 when a feed was not taken. */
    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        List<ConfiguredFeed> feeds = chosen(feeds());
        IntelligenceUpdate update = new IntelligenceUpdate(
                online.web(around),
                found.store(),
                new VulnerabilityStore(StateFolder.of(around).intelligence()),
                found.trustedKeys(keys),
                around.clock());
        boolean complete = true;
        for (ConfiguredFeed feed : feeds) {
            complete &= told(feed, update.update(feed, force));
        }
        around.out().flush();
        return (complete ? ExitCode.DONE : ExitCode.INCOMPLETE).number();
    }

    private List<ConfiguredFeed> feeds() throws IOException {
        Path kept = StateFolder.of(around).path().resolve("feeds.json");
        Optional<Path> file = configuration
                .map(around.workingDirectory()::resolve)
                .or(() -> Optional.of(kept).filter(Files::isRegularFile));
        if (file.isEmpty()) {
            return FeedConfiguration.shipped();
        }
        if (!Files.isRegularFile(file.get())) {
            throw new UsageException("--feeds " + file.get() + ": there is no such file.");
        }
        try {
            return FeedConfiguration.read(file.get());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private List<ConfiguredFeed> chosen(List<ConfiguredFeed> feeds) {
        for (String name : names) {
            if (feeds.stream().noneMatch(feed -> feed.name().equals(name))) {
                throw new UsageException("there is no feed " + name + "; expected one of "
                        + String.join(
                                ", ", feeds.stream().map(ConfiguredFeed::name).toList()) + ".");
            }
        }
        return feeds.stream()
                .filter(feed -> names.isEmpty() ? !feed.onlyWhenNamed() : names.contains(feed.name()))
                .toList();
    }

    /** Whether the feed was taken. */
    private boolean told(ConfiguredFeed feed, FeedOutcome outcome) throws IOException {
        if (outcome instanceof FeedOutcome.Taken taken) {
            around.out()
                    .println(feed.name() + ": " + IntelDiffCommand.summary(taken.difference())
                            + (taken.rejected() == 0 ? "" : "; " + taken.rejected() + " entries left out"));
            return true;
        }
        if (outcome instanceof FeedOutcome.Known known) {
            around.out()
                    .println(feed.name() + ": " + known.entries() + " vulnerabilities where " + known.before()
                            + " were known");
            return true;
        }
        String reason = outcome instanceof FeedOutcome.Refused refused
                ? "refused. " + refused.reason() + " --force takes it all the same."
                : "failed. " + ((FeedOutcome.Failed) outcome).reason();
        String inForce = new IntelFiles(around)
                .store()
                .find(feed.name())
                .map(kept -> "What was fetched at " + kept.bundle().made() + " stays in force.")
                .orElse("Nothing of this feed is in force.");
        around.err().println("vsxray: " + feed.name() + ": " + VisibleText.of(reason, LONGEST) + " " + inForce);
        return false;
    }
}
