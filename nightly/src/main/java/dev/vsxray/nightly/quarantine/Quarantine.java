package dev.vsxray.nightly.quarantine;

import dev.vsxray.nightly.quarantine.Held.ListEntries;
import dev.vsxray.nightly.quarantine.Held.Phase;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.scanner.locate.EditorFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder in which extensions are held. Taking one moves its folder here and strikes it from the lists of the
 * editor's profiles; giving it back does the reverse. Nothing is ever deleted but copies.
 */
@SuppressWarnings("try") // The lock is held, not used.
public final class Quarantine {

    private final Path root;
    private final OpenEditors openEditors;
    private final Clock clock;

    /** @param root the folder in which extensions are held; made when it is needed */
    public Quarantine(Path root, Processes processes, Clock clock) {
        this.root = root;
        this.openEditors = new OpenEditors(processes);
        this.clock = clock;
    }

    /**
     * What came of giving back.
     *
     * @param notes what is not as it was, sentences
     */
    public record GivenBack(Held held, List<String> notes) {
        public GivenBack {
            notes = List.copyOf(notes);
        }
    }

    /** The copies that editors have of an extension. */
    public static List<Installed> copies(List<EditorFolder> editors, Predicate<Installed> wanted) throws IOException {
        List<Installed> copies = new ArrayList<>();
        for (EditorFolder editor : editors) {
            Installed.in(editor).stream().filter(wanted).forEach(copies::add);
        }
        return copies;
    }

    /** Why an editor must be closed before a copy can be taken, or empty. */
    public Optional<String> holder(EditorFolder editor) {
        return openEditors.holding(editor);
    }

    /** The lists that name a copy. */
    public static List<Path> listsOf(Installed copy) throws IOException {
        return EditorLists.entriesOf(copy).stream().map(ListEntries::file).toList();
    }

    /**
     * Takes a copy away from its editor.
     *
     * @throws QuarantineException where the editor is open or something failed; nothing has changed then
     */
    public Held take(Installed copy) throws IOException {
        holder(copy.editor()).ifPresent(why -> {
            throw new QuarantineException(open(copy.editor().editor(), why));
        });
        List<ListEntries> entries = EditorLists.entriesOf(copy);
        try (FileChannel alone = lock()) {
            Held held = new Held(
                            room(copy),
                            Phase.TAKING,
                            copy.id(),
                            copy.version(),
                            copy.editor().editor(),
                            copy.folder(),
                            clock.instant(),
                            entries)
                    .write();
            try {
                EditorLists.strike(held);
                Durable.move(held.from(), held.extension());
            } catch (IOException failure) {
                throw failed(held, failure);
            }
            return held.in(Phase.HELD).write();
        }
    }

    /** Once the copy has arrived whole there is no way back, since the original may be half deleted. */
    private static QuarantineException failed(Held held, IOException failure) throws IOException {
        if (Files.exists(held.extension(), LinkOption.NOFOLLOW_LINKS)) {
            return new QuarantineException(
                    held.from() + " is in quarantine, and the original could not be deleted: " + failure.getMessage()
                            + ". Correct its permissions and run the command again.",
                    failure);
        }
        undoTaking(held);
        return new QuarantineException(
                held.from() + " could not be taken, and all is as it was: " + failure.getMessage(), failure);
    }

    /**
     * Gives an extension back to its editor.
     *
     * @throws QuarantineException where the editor is open, or something is in its old place
     */
    public GivenBack giveBack(Held held, EditorFolder editor) throws IOException {
        holder(editor).ifPresent(why -> {
            throw new QuarantineException(open(held.editor(), why));
        });
        if (Files.exists(held.from(), LinkOption.NOFOLLOW_LINKS)) {
            throw new QuarantineException(held.from() + " is there again, installed anew. Uninstall that first.");
        }
        if (!Files.isDirectory(held.extensions())) {
            throw new QuarantineException("The editor's folder is gone: " + held.extensions() + ".");
        }
        try (FileChannel alone = lock()) {
            Held giving = held.in(Phase.GIVING_BACK).write();
            try {
                Durable.move(giving.extension(), giving.from());
            } catch (IOException failure) {
                recover(giving, new ArrayList<>());
                throw new QuarantineException(
                        giving.id() + " could not be given back: " + failure.getMessage(), failure);
            }
            return finishGivingBack(giving);
        }
    }

    /** What is held, oldest first. Records that cannot be read are left out, and told by {@link #damaged}. */
    public List<Held> held() throws IOException {
        List<Held> held = new ArrayList<>();
        for (Path room : rooms()) {
            record(room).filter(known -> known.phase() == Phase.HELD).ifPresent(held::add);
        }
        return held;
    }

    /** Folders whose record is missing or damaged. */
    public List<Path> damaged() throws IOException {
        return rooms().stream().filter(room -> record(room).isEmpty()).toList();
    }

    /** The editor something was taken from; one that is no longer found has no state of its own to look at for locks. */
    public static EditorFolder editorOf(Held held, List<EditorFolder> editors) {
        return editors.stream()
                .filter(editor -> editor.extensions().equals(held.extensions()))
                .findFirst()
                .orElseGet(() -> new EditorFolder(held.editor(), held.extensions(), List.of(), List.of()));
    }

    /**
     * Ends what a crash left half done: forwards where the folder has arrived, backwards where it has not. Lists of an editor
     * that is open are not touched, as everywhere; that waits until it is closed.
     *
     * @return what was done and what waits, sentences
     */
    public List<String> recover(List<EditorFolder> editors) throws IOException {
        List<String> done = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return done;
        }
        try (FileChannel alone = lock()) {
            for (Path room : rooms()) {
                Optional<Held> record = record(room);
                if (record.isEmpty() && isEmpty(room)) {
                    // The crash came before anything was recorded, so before anything was done.
                    Files.delete(room);
                } else if (record.isPresent() && record.get().isInterrupted()) {
                    try {
                        recoverUnlessOpen(record.get(), editors, done);
                    } catch (IOException failure) {
                        done.add("What was interrupted with " + record.get().id() + " could not be ended: "
                                + failure.getMessage() + ".");
                    }
                }
            }
        }
        return done;
    }

    private void recoverUnlessOpen(Held held, List<EditorFolder> editors, List<String> done) throws IOException {
        Optional<String> why = holder(editorOf(held, editors));
        if (why.isPresent()) {
            done.add("What was interrupted with " + held.id() + " waits. " + open(held.editor(), why.get()));
        } else {
            recover(held, done);
        }
    }

    private static void recover(Held held, List<String> done) throws IOException {
        boolean isHere = Files.exists(held.extension(), LinkOption.NOFOLLOW_LINKS);
        boolean isThere = Files.exists(held.from(), LinkOption.NOFOLLOW_LINKS);
        if (held.phase() == Phase.TAKING && isHere) {
            finishTaking(held, isThere, done);
        } else if (held.phase() == Phase.TAKING) {
            undoTaking(held);
            done.add("An interrupted quarantine of " + held.id() + " was undone.");
        } else if (held.phase() == Phase.GIVING_BACK && isThere) {
            done.add("An interrupted restore of " + held.id() + " was completed.");
            done.addAll(finishGivingBack(held).notes());
            if (isHere) {
                done.add("A second copy stays in " + held.extension() + ".");
            }
        } else if (held.phase() == Phase.GIVING_BACK) {
            Durable.delete(Durable.partial(held.from()));
            held.in(Phase.HELD).write();
            done.add("An interrupted restore of " + held.id() + " was undone.");
        }
    }

    /** What is in the old place is deleted only where it is the rest of what was taken. */
    private static void finishTaking(Held held, boolean isThere, List<String> done) throws IOException {
        if (isThere && !Durable.isPartOf(held.from(), held.extension())) {
            held.in(Phase.HELD).write();
            done.add("An interrupted quarantine of " + held.id() + " was completed; there is something new in "
                    + held.from() + ", which stays.");
            return;
        }
        EditorLists.strike(held);
        Durable.delete(held.from());
        held.in(Phase.HELD).write();
        done.add("An interrupted quarantine of " + held.id() + " was completed.");
    }

    private static GivenBack finishGivingBack(Held held) throws IOException {
        List<String> notes = EditorLists.enter(held);
        Path marks = held.extensions().resolve(".obsolete");
        if (Files.isRegularFile(marks)
                && Files.readString(marks)
                        .contains('"' + held.from().getFileName().toString() + '"')) {
            notes.add("The editor has marked it for removal in " + marks + " and will delete it at its next start.");
        }
        return new GivenBack(held.in(Phase.GIVEN_BACK).write(), notes);
    }

    private static void undoTaking(Held held) throws IOException {
        EditorLists.enter(held);
        Durable.delete(held.folder());
    }

    /** A new folder for a copy. Its name is for people; the record says what it is. */
    private Path room(Installed copy) throws IOException {
        String name =
                (copy.id() + "-" + copy.version()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
        String bounded = (name.startsWith(".") ? "_" + name : name).substring(0, Math.min(name.length(), 100));
        for (int number = 1; ; number++) {
            Path room = root.resolve(bounded + (number == 1 ? "" : "-" + number));
            if (!Files.exists(room, LinkOption.NOFOLLOW_LINKS)) {
                return Files.createDirectory(room);
            }
        }
    }

    private List<Path> rooms() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static boolean isEmpty(Path room) throws IOException {
        try (Stream<Path> content = Files.list(room)) {
            return content.findAny().isEmpty();
        }
    }

    private static Optional<Held> record(Path room) {
        try {
            return Optional.of(Held.read(room));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Two runs at the same time would each undo the other's work. */
    private FileChannel lock() throws IOException {
        StateFiles.createFolder(root);
        FileChannel channel =
                FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new QuarantineException("Another vsxray is working on the quarantine. Try again when it has ended.");
        }
        return channel;
    }

    private static String open(String editor, String why) {
        return (editor.isEmpty() ? "The editor" : editor) + " is open: " + why + ". Close it and try again.";
    }
}
