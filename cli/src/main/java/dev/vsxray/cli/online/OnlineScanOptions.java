package dev.vsxray.cli.online;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.online.registry.ExtensionReference;
import dev.vsxray.online.workspace.Recommendations;
import dev.vsxray.reports.untrusted.VisibleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What makes a scan ask registries; without {@code --online} nothing does. */
public final class OnlineScanOptions {

    /** Characters of a problem, which may quote a file of the workspace. */
    private static final int LONGEST = 300;

    @Option(
            names = "--online",
            description = "Ask registries where extensions come from. docs/online.md says who is told what.")
    private boolean online;

    @Option(
            names = "--integrity",
            description = "With --online: fetch each package from its registry and compare it with what is installed.")
    private boolean integrity;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "With --online: scan what the workspace recommends and what its containers install.")
    private Optional<Path> workspace = Optional.empty();

    @Mixin
    private final OnlineOptions registries = new OnlineOptions();

    public boolean isOn() {
        return online;
    }

    public boolean comparesPackages() {
        return integrity;
    }

    public OnlineOptions registries() {
        return registries;
    }

    /** Refuses what only registries can answer, where these are not to be asked. */
    public void check() {
        if (!online && (workspace.isPresent() || integrity)) {
            throw new UsageException((integrity ? "--integrity" : "--workspace") + " asks registries; add --online.");
        }
    }

    /** What the workspace asks its reader to install; none where no workspace is named. */
    public List<ExtensionReference> recommended(OnlineSession session, Surroundings around) {
        if (workspace.isEmpty()) {
            return List.of();
        }
        Path folder = around.workingDirectory().resolve(workspace.get());
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--workspace " + workspace.get() + ": there is no such folder.");
        }
        Recommendations recommendations =
                Recommendations.of(folder, session.services().features());
        recommendations
                .problems()
                .forEach(problem -> around.err().println("vsxray: " + VisibleText.of(problem, LONGEST)));
        if (recommendations.references().isEmpty()) {
            throw new UsageException("--workspace " + workspace.get() + ": it recommends no extension.");
        }
        return recommendations.references();
    }
}
