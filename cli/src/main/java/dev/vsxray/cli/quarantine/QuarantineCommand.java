package dev.vsxray.cli.quarantine;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.quarantine.Held;
import dev.vsxray.nightly.quarantine.Installed;
import dev.vsxray.nightly.quarantine.Quarantine;
import dev.vsxray.nightly.quarantine.QuarantineException;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.locate.EditorFolder;
import dev.vsxray.scanner.locate.Locator;
import dev.vsxray.scanner.locate.SearchScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "quarantine",
        description = "Take an extension away from its editors and keep it. Without EXTENSION: list what is kept.",
        mixinStandardHelpOptions = true)
public final class QuarantineCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Parameters(
            paramLabel = "EXTENSION",
            arity = "0..1",
            description = "publisher.name or publisher.name@version; every editor's copies of it.")
    private Optional<String> extension = Optional.empty();

    @Option(names = "--editor", paramLabel = "NAME", description = "Only this editor's copies, such as \"VS Code\".")
    private Optional<String> editor = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would be moved, and change nothing.")
    private boolean dryRun;

    public QuarantineCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        Quarantine quarantine = of(around, host);
        try {
            if (!dryRun) {
                recover(quarantine, around);
            }
            return extension.isPresent() ? take(quarantine, NamedExtension.of(extension.get())) : list(quarantine);
        } catch (QuarantineException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    /** The quarantine of this state folder. */
    static Quarantine of(Surroundings around, Host host) {
        return new Quarantine(StateFolder.of(around).quarantine().toAbsolutePath(), host.processes(), around.clock());
    }

    /** Ends what an earlier run could not. */
    static void recover(Quarantine quarantine, Surroundings around) throws IOException {
        quarantine.recover().forEach(done -> around.err().println("vsxray: " + VisibleText.of(done, 1_000)));
    }

    /** Folders in which this user's editors keep extensions. */
    public static List<EditorFolder> editors(Host host) {
        return new Locator(host.machine()).onMachine(SearchScope.OWN).folders();
    }

    private int take(Quarantine quarantine, NamedExtension wanted) throws IOException {
        List<EditorFolder> editors = editors(host).stream()
                .filter(folder -> editor.map(folder.editor()::equalsIgnoreCase).orElse(true))
                .toList();
        List<Installed> copies = Quarantine.copies(editors, copy -> wanted.matches(copy.id(), copy.version()));
        if (copies.isEmpty()) {
            throw new UsageException("No editor has " + wanted + ". Looked in "
                    + (editors.isEmpty()
                            ? "no folder: no editor of that name was found"
                            : String.join(
                                    ", ",
                                    editors.stream()
                                            .map(folder -> folder.extensions().toString())
                                            .toList()))
                    + ".");
        }
        for (Installed copy : copies) {
            if (dryRun) {
                show(quarantine, copy);
            } else {
                Held held = quarantine.take(copy);
                around.out()
                        .println("took " + named(held.id(), held.version(), held.editor()) + " from " + held.from());
                around.out().println("  it is in " + held.extension());
            }
        }
        around.out()
                .println(
                        dryRun
                                ? "Nothing was changed."
                                : "\"vsxray restore " + wanted
                                        + "\" gives it back. Its settings and stored data stay.");
        return ExitCode.DONE.number();
    }

    private void show(Quarantine quarantine, Installed copy) throws IOException {
        around.out()
                .println("would take "
                        + named(copy.id(), copy.version(), copy.editor().editor()));
        around.out().println("  move " + copy.folder());
        for (Path list : Quarantine.listsOf(copy)) {
            around.out().println("  strike it from " + list);
        }
        quarantine
                .holder(copy.editor())
                .ifPresent(why -> around.out().println("  not now: the editor is open, " + VisibleText.of(why, 300)));
    }

    private int list(Quarantine quarantine) throws IOException {
        List<Held> held = quarantine.held();
        for (Held one : held) {
            around.out()
                    .println(named(one.id(), one.version(), one.editor()) + ", since " + one.at() + ", from "
                            + VisibleText.of(one.from().toString(), 1_000));
        }
        for (Path damaged : quarantine.damaged()) {
            around.out().println("not readable: " + damaged + "; its record is missing or damaged.");
        }
        if (held.isEmpty()) {
            around.out().println("Nothing is in quarantine.");
        }
        return ExitCode.DONE.number();
    }

    /** Ids and versions come from manifests. */
    static String named(String id, String version, String editor) {
        return VisibleText.of(id, 200) + " " + VisibleText.of(version, 50) + (editor.isEmpty() ? "" : " of " + editor);
    }
}
