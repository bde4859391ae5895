package dev.vsxray.cli.quarantine;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.quarantine.Held;
import dev.vsxray.nightly.quarantine.Quarantine;
import dev.vsxray.nightly.quarantine.Quarantine.GivenBack;
import dev.vsxray.nightly.quarantine.QuarantineException;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.locate.EditorFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Give an extension in quarantine back to its editors.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Parameters(paramLabel = "EXTENSION", description = "publisher.name or publisher.name@version.")
    private String extension = "";

    @Option(names = "--dry-run", description = "Show what would be given back, and change nothing.")
    private boolean dryRun;

    public RestoreCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        NamedExtension wanted = NamedExtension.of(extension);
        Quarantine quarantine = QuarantineCommand.of(around, host);
        try {
            if (!dryRun) {
                QuarantineCommand.recover(quarantine, around);
            }
            List<Held> held = quarantine.held().stream()
                    .filter(one -> wanted.matches(one.id(), one.version()))
                    .toList();
            if (held.isEmpty()) {
                throw new UsageException(wanted + " is not in quarantine. \"vsxray quarantine\" lists what is.");
            }
            List<EditorFolder> editors = QuarantineCommand.editors(host);
            for (Held one : held) {
                giveBack(quarantine, one, editors);
            }
            if (dryRun) {
                around.out().println("Nothing was changed.");
            }
            return ExitCode.DONE.number();
        } catch (QuarantineException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    private void giveBack(Quarantine quarantine, Held held, List<EditorFolder> editors) throws IOException {
        String told = QuarantineCommand.named(held.id(), held.version(), held.editor()) + " to " + held.from();
        if (dryRun) {
            around.out().println("would give back " + told);
            held.entries().forEach(list -> around.out().println("  enter it in " + list.file()));
            return;
        }
        GivenBack given = quarantine.giveBack(held, editorOf(held, editors));
        around.out().println("gave back " + told);
        given.notes().forEach(note -> around.out().println("  " + VisibleText.of(note, 1_000)));
    }

    /** An editor that is no longer found has no state of its own to look at for locks. */
    private static EditorFolder editorOf(Held held, List<EditorFolder> editors) {
        Path extensions = Objects.requireNonNull(held.from().getParent(), "an extension's folder is in a folder");
        return editors.stream()
                .filter(editor -> editor.extensions().equals(extensions))
                .findFirst()
                .orElseGet(() -> new EditorFolder(held.editor(), extensions, List.of(), List.of()));
    }
}
