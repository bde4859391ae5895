package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the program has written to files. A script among them is looked at as if it ran. */
final class WrittenFiles {

    private static final Pattern SCRIPT = Pattern.compile(".*\\.(c|m)?js");

    /** Files whose content is kept; a program that writes more writes them in a loop. */
    private static final int MAXIMUM_FILES = 1_000;

    /** Parts that one file is put together from, in any order of calls. */
    private static final int MAXIMUM_PARTS = 32;

    /** In UTF-16 code units, of one file in several parts: each further part has the whole read again. */
    private static final int LONGEST_OF_PARTS = 1 << 18;

    private final Machine machine;
    private final Map<String, Content> contents = new HashMap<>();

    WrittenFiles(Machine machine) {
        this.machine = machine;
    }

    /** @param parts how many it was written in */
    private record Content(Text text, int parts) {}

    /** The text of a file, as far as the program has written it; null where it has not, or not what is known. */
    @Nullable
    Text contentOf(String path) {
        Content content = contents.get(path);
        return content == null ? null : content.text();
    }

    /** Whether a file is named as one that is loaded as a script. */
    static boolean isScript(String path) {
        return SCRIPT.matcher(path).matches();
    }

    /** Runs what was written under a name that no script has; what is named as one has run when it was written. */
    void loaded(String path) {
        Text text = contentOf(path);
        if (text != null && !isScript(path)) {
            machine.layers.runGlobal(text, "global.require");
        }
    }

    /** What was in the files is there no more. */
    void emptied(List<String> paths) {
        paths.forEach(contents::remove);
    }

    /** Data that comes behind what is in the files. */
    void written(Value data, List<String> paths, String api) {
        Text text = textOf(data);
        if (text == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            Content content = grown(contents.get(path), text);
            if (content == null || contents.size() >= MAXIMUM_FILES && !contents.containsKey(path)) {
                continue;
            }
            contents.put(path, content);
            boolean isProgram = isScript(path) && seen.add(content.text().value());
            if (isProgram && isWhole(content)) {
                machine.layers.runGlobal(content.text(), api);
            }
        }
    }

    /** The parts together; null where these are too many. */
    private static @Nullable Content grown(@Nullable Content before, Text part) {
        if (before == null) {
            return new Content(part, 1);
        }
        int length = before.text().length() + part.length();
        if (before.parts() >= MAXIMUM_PARTS || length > LONGEST_OF_PARTS) {
            return null;
        }
        Origin origin =
                part.origin().isDecoded() ? part.origin() : before.text().origin();
        return new Content(Text.of(before.text().value() + part.value(), origin), before.parts() + 1);
    }

    /** One text is a whole file, whatever is in it; of parts it takes all to make a program. */
    private boolean isWhole(Content content) {
        return content.parts() == 1 || machine.layers.isProgram(content.text().value());
    }

    private static @Nullable Text textOf(Value data) {
        if (data instanceof BytesObject bytes && bytes.isKnown()) {
            return Text.of(
                    new String(bytes.block().bytes(), bytes.offset(), bytes.size(), StandardCharsets.UTF_8),
                    bytes.block().origin());
        }
        return data instanceof Text text ? text : null;
    }
}
