package dev.vsxray.nightly.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.nightly.quarantine.Held.ListEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands of an extension in the lists of an editor's profiles. Striking and entering twice is as once. */
final class EditorLists {

    private EditorLists() {}

    /** What the lists of its editor say of a copy; lists that say nothing are left out. */
    static List<ListEntries> entriesOf(Installed copy) throws IOException {
        List<ListEntries> entries = new ArrayList<>();
        for (Path file : copy.editor().lists()) {
            try {
                ExtensionList.read(file, copy.editor().extensions())
                        .map(list -> new ListEntries(file, list.elementsOf(copy.folder())))
                        .filter(list -> !list.elements().isEmpty())
                        .ifPresent(entries::add);
            } catch (IOException unreadable) {
                throw new QuarantineException(
                        "A list of the editor cannot be changed, so nothing was moved: " + unreadable.getMessage()
                                + ". Start the editor once, or correct the file.",
                        unreadable);
            }
        }
        return entries;
    }

    /** Strikes the extension from the lists it is in. */
    static void strike(Held held) throws IOException {
        for (ListEntries list : held.entries()) {
            Optional<ExtensionList> current = ExtensionList.read(list.file(), held.extensions());
            if (current.isPresent()) {
                current.get().remove(held.from());
            }
        }
    }

    /** Enters the extension in the lists it was in, unless they have it again. */
    static List<String> enter(Held held) throws IOException {
        List<String> notes = new ArrayList<>();
        for (ListEntries list : held.entries()) {
            Optional<ExtensionList> current = ExtensionList.read(list.file(), held.extensions());
            if (current.isEmpty()) {
                notes.add("The list " + list.file() + " is gone; the editor makes a new one.");
                continue;
            }
            List<JsonNode> missing = new ArrayList<>();
            for (JsonNode element : list.elements()) {
                boolean isThere = current.get().elementsOf(held.from()).contains(element);
                if (!isThere && current.get().lists(ExtensionList.id(element))) {
                    notes.add("Another version is installed in " + list.file() + "; that entry stays.");
                } else {
                    missing.add(element);
                }
            }
            current.get().add(missing);
        }
        return notes;
    }
}
