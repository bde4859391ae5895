package dev.vsxray.cli.notify;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.notify.Delivery;
import dev.vsxray.nightly.notify.Notifier;
import dev.vsxray.nightly.notify.NotifyFile;
import dev.vsxray.nightly.notify.NotifySettings;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom to tell: the option of every command that tells somebody, and the file it stands for. */
public final class Notifications {

    @Option(
            names = "--notify",
            paramLabel = "FILE",
            description = "Whom to tell and how. Default: notify.yaml in the state folder, if it is there.")
    private Optional<Path> file = Optional.empty();

    /**
     * The settings; nobody is told anything where there is no file.
     *
     * @throws UsageException where the file has mistakes, or the named one is not there
     */
    public NotifySettings settings(Surroundings around, Host host) throws IOException {
        Path given = path(around);
        if (!Files.exists(given)) {
            if (file.isPresent()) {
                throw new UsageException("--notify " + file.get() + ": there is no such file. See docs/notify.md.");
            }
            return NotifySettings.silent();
        }
        NotifyFile.Reading reading = NotifyFile.read(given, host.machine(), host.programs());
        if (!reading.problems().isEmpty()) {
            throw new UsageException("the notification settings have mistakes:\n"
                    + String.join(
                            "\n",
                            reading.problems().stream()
                                    .map(FileProblem::toString)
                                    .toList()));
        }
        return reading.settings();
    }

    /** The file that is read. */
    Path path(Surroundings around) {
        return file.map(around.workingDirectory()::resolve)
                .orElseGet(() -> StateFolder.of(around).path().resolve(NotifyFile.NAME));
    }

    /** Tells it on every channel and says on {@code err} what did not arrive. */
    public static List<Delivery> tell(Announcement announcement, NotifySettings settings, Surroundings around) {
        List<Delivery> deliveries = new Notifier(settings.channels(), Notifier.Sleeper.real()).tell(announcement);
        deliveries.stream()
                .filter(delivery -> !delivery.arrived())
                .forEach(delivery -> around.err().println("vsxray: " + VisibleText.of(delivery.told(), 1_000)));
        return deliveries;
    }
}
