package dev.vsxray.nightly.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.nightly.quarantine.Held.Phase;
import dev.vsxray.nightly.quarantine.Processes.Running;
import dev.vsxray.nightly.quarantine.Quarantine.GivenBack;
import dev.vsxray.scanner.locate.EditorFolder;
import dev.vsxray.scanner.locate.Locator;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.locate.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine with VS Code, two profiles of it, and Cursor; the bad extension is in all of them. */
final class QuarantineTest {

    private static final String BAD = "acme.fjord-theme";

    @TempDir
    private Path machine;

    private Path code;
    private Path cursor;
    private Path profile;
    private Path root;
    private final FakeProcesses processes = new FakeProcesses();

    @BeforeEach
    void layOut() throws IOException {
        code = machine.resolve("home/.vscode/extensions");
        cursor = machine.resolve("home/.cursor/extensions");
        profile = machine.resolve("home/.config/Code/User/profiles/a1b2/extensions.json");
        root = machine.resolve("home/.local/state/vsxray/quarantine");
        extension(code, "Acme", "fjord-theme", "2.0.3");
        extension(code, "good", "linter", "1.4.0");
        extension(cursor, "acme", "Fjord-Theme", "2.0.1");
        write(
                code.resolve("extensions.json"),
                "[" + element("acme.fjord-theme", "2.0.3") + "," + element("good.linter", "1.4.0")
                        + ",{\"malformed\":1.5}]");
        write(profile, "[" + element("good.linter", "1.4.0") + "," + element("Acme.Fjord-Theme", "2.0.3") + "]");
        write(cursor.resolve("extensions.json"), "[" + element("acme.fjord-theme", "2.0.1") + "]");
    }

    @Test
    void findsEveryCopyWhateverTheCaseAndWhateverTheFolderIsCalled() throws IOException {
        Files.move(code.resolve("acme.fjord-theme-2.0.3"), code.resolve("harmless.thing-1.0.0"));
        assertThat(copies())
                .extracting(copy -> copy.folder().getFileName().toString() + " " + copy.version())
                .containsExactly("acme.fjord-theme-2.0.1 2.0.1", "harmless.thing-1.0.0 2.0.3");
    }

    @Test
    void takesItAwayFromEveryProfileAndGivesItBack() throws IOException {
        SortedMap<String, String> before = tree();
        Held held = quarantine().take(inCode());
        assertThat(code.resolve("acme.fjord-theme-2.0.3")).doesNotExist();
        assertThat(held.extension().resolve("package.json")).exists();
        assertThat(Files.readString(code.resolve("extensions.json")))
                .isEqualTo("[" + element("good.linter", "1.4.0") + ",{\"malformed\":1.5}]");
        assertThat(Files.readString(profile)).isEqualTo("[" + element("good.linter", "1.4.0") + "]");
        assertThat(cursor.resolve("acme.fjord-theme-2.0.1"))
                .as("another editor's")
                .exists();
        assertThat(quarantine().held()).singleElement().satisfies(known -> {
            assertThat(known.id()).isEqualTo(BAD);
            assertThat(known.version()).isEqualTo("2.0.3");
            assertThat(known.editor()).isEqualTo("VS Code");
            assertThat(known.at()).isEqualTo(Instant.parse("2026-11-23T02:00:07Z"));
        });

        GivenBack given = quarantine().giveBack(quarantine().held().get(0), codesFolder());
        assertThat(given.notes()).isEmpty();
        assertThat(Files.readString(code.resolve("extensions.json")))
                .as("at the end of the list")
                .isEqualTo("[" + element("good.linter", "1.4.0") + ",{\"malformed\":1.5},"
                        + element("acme.fjord-theme", "2.0.3") + "]");
        assertThat(Files.readString(profile)).isEqualTo(before.get(name(profile)));
        assertThat(code.resolve("acme.fjord-theme-2.0.3/package.json")).exists();
        assertThat(quarantine().held()).isEmpty();
        assertThat(Held.read(given.held().folder()).phase())
                .as("the record stays")
                .isEqualTo(Phase.GIVEN_BACK);
    }

    @Test
    void keepsTwoCopiesOfOneVersionApart() throws IOException {
        quarantine().take(inCode());
        extension(code, "acme", "fjord-theme", "2.0.3");
        quarantine().take(inCode());
        assertThat(quarantine().held())
                .extracting(held -> held.folder().getFileName().toString())
                .containsExactly("acme.fjord-theme-2.0.3", "acme.fjord-theme-2.0.3-2");
    }

    @Test
    void canNotBeLedOutOfItsFolderByAHostileName() throws IOException {
        write(code.resolve("x/package.json"), """
                {"publisher": "../../..", "name": "etc/\\u202e", "version": "/../1"}""");
        Installed hostile = Quarantine.copies(editors(), copy -> copy.folder().endsWith("x"))
                .get(0);
        assertThat(quarantine().take(hostile).folder().getParent()).isEqualTo(root);
    }

    @Test
    void leavesAloneWhatAListNamesElsewhere() throws IOException {
        Path documents = machine.resolve("home/Documents");
        extension(documents.getParent(), "acme", "fjord-theme", "9.9.9");
        Files.move(documents.resolveSibling("acme.fjord-theme-9.9.9"), documents);
        write(cursor.resolve("extensions.json"), """
                [{"identifier": {"id": "acme.fjord-theme"}, "version": "9.9.9", "location": {"path": "%s"}}]""".formatted(
                        documents.toString().replace("\\", "/")));
        assertThat(copies()).extracting(Installed::folder).doesNotContain(documents);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void takesALinkAndNotWhatItPointsTo() throws IOException {
        Path workshop = machine.resolve("home/src/fjord");
        extension(workshop, "acme", "fjord-theme", "3.0.0");
        Path target = workshop.resolve("acme.fjord-theme-3.0.0");
        Path link = Files.createSymbolicLink(code.resolve("acme.fjord-theme-3.0.0"), target);
        Installed linked =
                Quarantine.copies(editors(), copy -> copy.folder().equals(link)).get(0);
        Held held = quarantine().take(linked);
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.readSymbolicLink(held.extension())).isEqualTo(target);
        assertThat(target.resolve("package.json")).exists();
        quarantine().giveBack(held, codesFolder());
        assertThat(Files.readSymbolicLink(link)).isEqualTo(target);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void keepsTheListsPermissionsAndItsOwnFolderPrivate() throws IOException {
        Files.setPosixFilePermissions(profile, PosixFilePermissions.fromString("rw-rw-r--"));
        quarantine().take(inCode());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile)))
                .isEqualTo("rw-rw-r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void movesNothingWhereAListCannotBeChanged() throws IOException {
        write(profile, "{\"not\": \"a list\"}");
        SortedMap<String, String> before = tree();
        assertThatThrownBy(() -> quarantine().take(inCode()))
                .isInstanceOf(QuarantineException.class)
                .hasMessageContaining(profile + " is no JSON array")
                .hasMessageContaining("nothing was moved");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void refusesWhileTheEditorIsOpen() throws IOException {
        SortedMap<String, String> before = tree();
        processes.running.add(new Running(4711, "/usr/share/code/code", List.of()));
        assertThatThrownBy(() -> quarantine().take(inCode()))
                .hasMessageContaining("VS Code is open: process 4711 runs /usr/share/code/code. Close it");
        assertThat(tree()).isEqualTo(before);
        quarantine().take(copies().get(0));
        assertThat(cursor.resolve("acme.fjord-theme-2.0.1"))
                .as("Cursor is closed")
                .doesNotExist();
    }

    @Test
    void refusesToOverwriteOnTheWayBack() throws IOException {
        Held held = quarantine().take(inCode());
        extension(code, "acme", "fjord-theme", "2.0.3");
        assertThatThrownBy(() -> quarantine().giveBack(held, codesFolder())).hasMessageContaining("installed anew");
        assertThat(held.extension()).exists();
    }

    @Test
    void keepsANewerEntryOnTheWayBackAndSaysWhatTheEditorWillDo() throws IOException {
        Held held = quarantine().take(inCode());
        write(code.resolve("extensions.json"), "[" + element("acme.fjord-theme", "2.1.0") + "]");
        write(code.resolve(".obsolete"), "{\"acme.fjord-theme-2.0.3\":true}");
        Files.delete(profile);
        assertThat(quarantine().giveBack(held, codesFolder()).notes())
                .hasSize(3)
                .anyMatch(note -> note.contains("Another version is installed"))
                .anyMatch(note -> note.contains("is gone; the editor makes a new one"))
                .anyMatch(note -> note.contains("marked it for removal"));
        assertThat(Files.readString(code.resolve("extensions.json")))
                .isEqualTo("[" + element("acme.fjord-theme", "2.1.0") + "]");
    }

    /** The states that a crash can leave, laid out by hand: what the record says, and how far the work is. */
    @ParameterizedTest
    @ValueSource(strings = {"recorded", "one list struck", "all lists struck", "copy half way"})
    void undoesATakingThatDidNotArrive(String crashed) throws IOException {
        SortedMap<String, String> before = tree();
        Held held = taking();
        if (!crashed.equals("recorded")) {
            write(profile, "[" + element("good.linter", "1.4.0") + "]");
        }
        if (crashed.equals("all lists struck") || crashed.equals("copy half way")) {
            write(code.resolve("extensions.json"), "[" + element("good.linter", "1.4.0") + ",{\"malformed\":1.5}]");
        }
        if (crashed.equals("copy half way")) {
            write(Durable.partial(held.extension()).resolve("package.json"), "{\"publi");
        }
        assertThat(quarantine().recover(editors()))
                .containsExactly("An interrupted quarantine of acme.fjord-theme was undone.");
        assertThat(held.folder()).doesNotExist();
        assertThat(elements(code.resolve("extensions.json")))
                .isEqualTo(elements(before.get(name(code.resolve("extensions.json")))));
        assertThat(elements(profile)).isEqualTo(elements(before.get(name(profile))));
        assertThat(code.resolve("acme.fjord-theme-2.0.3/package.json")).exists();
        assertThat(quarantine().recover(editors())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void completesATakingThatArrived(boolean originalHalfDeleted) throws IOException {
        Held held = quarantine().take(inCode());
        held.in(Phase.TAKING).write();
        if (originalHalfDeleted) {
            write(
                    held.from().resolve("index.js"),
                    Files.readString(held.extension().resolve("index.js")));
        }
        assertThat(quarantine().recover(editors()))
                .containsExactly("An interrupted quarantine of acme.fjord-theme was completed.");
        assertThat(quarantine().held()).hasSize(1);
        assertThat(held.from()).doesNotExist();
    }

    @Test
    void deletesNothingThatCameAfterTheCrash() throws IOException {
        Held held = quarantine().take(inCode());
        held.in(Phase.TAKING).write();
        write(held.from().resolve("index.js"), "another program");
        assertThat(quarantine().recover(editors())).singleElement().asString().contains("something new");
        assertThat(held.from().resolve("index.js")).hasContent("another program");
        assertThat(held.extension().resolve("package.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAnInterruptedRestore(boolean arrived) throws IOException {
        Held held = quarantine().take(inCode());
        held.in(Phase.GIVING_BACK).write();
        if (arrived) {
            Files.move(held.extension(), held.from());
        } else {
            write(Durable.partial(held.from()).resolve("package.json"), "{\"publi");
        }
        assertThat(quarantine().recover(editors()))
                .containsExactly(
                        "An interrupted restore of acme.fjord-theme was " + (arrived ? "completed." : "undone."));
        assertThat(quarantine().held()).hasSize(arrived ? 0 : 1);
        assertThat(Files.exists(held.from())).isEqualTo(arrived);
        assertThat(Durable.partial(held.from())).doesNotExist();
        assertThat(Files.readString(profile).contains("Acme.Fjord-Theme")).isEqualTo(arrived);
    }

    /** The editor would write its list over ours, or read it half changed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsWithWhatWasInterruptedWhileTheEditorIsOpen(boolean taking) throws IOException {
        Held held = quarantine().take(inCode());
        held.in(taking ? Phase.TAKING : Phase.GIVING_BACK).write();
        SortedMap<String, String> before = tree();
        processes.running.add(new Running(4711, "/usr/share/code/code", List.of()));
        assertThat(quarantine().recover(editors()))
                .containsExactly("What was interrupted with acme.fjord-theme waits. VS Code is open: process 4711 runs"
                        + " /usr/share/code/code. Close it and try again.");
        assertThat(tree()).isEqualTo(before);
        processes.running.clear();
        assertThat(quarantine().recover(editors()))
                .singleElement()
                .asString()
                .endsWith(taking ? "was completed." : "was undone.");
    }

    @Test
    void clearsAwayWhatACrashBeganBeforeItsRecord() throws IOException {
        Files.createDirectories(root.resolve("acme.fjord-theme-2.0.3"));
        assertThat(quarantine().recover(editors())).isEmpty();
        assertThat(root.resolve("acme.fjord-theme-2.0.3")).doesNotExist();
    }

    @Test
    void tellsOfADamagedRecordAndKeepsTheRest() throws IOException {
        Held held = quarantine().take(inCode());
        write(root.resolve("broken/record.json"), "{\"phase\": \"HELD\"");
        assertThat(quarantine().damaged()).containsExactly(root.resolve("broken"));
        assertThat(quarantine().held()).containsExactly(Held.read(held.folder()));
    }

    private Held taking() throws IOException {
        Held done = quarantine().take(inCode());
        Held held = done.in(Phase.TAKING).write();
        Files.move(held.extension(), held.from());
        write(
                code.resolve("extensions.json"),
                "[" + element("acme.fjord-theme", "2.0.3") + "," + element("good.linter", "1.4.0")
                        + ",{\"malformed\":1.5}]");
        write(profile, "[" + element("good.linter", "1.4.0") + "," + element("Acme.Fjord-Theme", "2.0.3") + "]");
        return held;
    }

    private Quarantine quarantine() {
        return new Quarantine(root, processes, Clock.fixed(Instant.parse("2026-11-23T02:00:07Z"), ZoneOffset.UTC));
    }

    private List<EditorFolder> editors() {
        return new Locator(new Machine(Os.LINUX, machine.resolve("home"), machine, Map.of()))
                .onMachine(SearchScope.OWN)
                .folders();
    }

    private List<Installed> copies() throws IOException {
        return Quarantine.copies(editors(), copy -> copy.id().equals(BAD));
    }

    private Installed inCode() throws IOException {
        return Quarantine.copies(
                        editors(),
                        copy -> copy.folder().startsWith(code) && copy.id().equals(BAD))
                .get(0);
    }

    private EditorFolder codesFolder() {
        return editors().stream()
                .filter(editor -> editor.extensions().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> elements(Path list) throws IOException {
        return elements(Files.readString(list));
    }

    private static Set<String> elements(String list) {
        return Set.of(list.substring(1, list.length() - 1).split(",(?=\\{\"(?:identifier|malformed))"));
    }

    /** Every file and what is in it. */
    private SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(machine)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root))
                    .toList()) {
                tree.put(name(file), Files.readString(file));
            }
        }
        return tree;
    }

    private String name(Path file) {
        return machine.relativize(file).toString();
    }

    private static String element(String id, String version) {
        return "{\"identifier\":{\"id\":\"" + id + "\"},\"version\":\"" + version + "\",\"relativeLocation\":\""
                + id.toLowerCase(java.util.Locale.ROOT) + "-" + version + "\"}";
    }

    private static void extension(Path extensions, String publisher, String name, String version) throws IOException {
        Path folder = extensions.resolve((publisher + "." + name + "-" + version).toLowerCase(java.util.Locale.ROOT));
        write(folder.resolve("package.json"), """
                {"publisher": "%s", "name": "%s", "version": "%s", "engines": {"vscode": "*"},
                 "__metadata": {"installedTimestamp": 1700000000000}}""".formatted(publisher, name, version));
        write(folder.resolve("index.js"), "exports.activate = () => {};");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
