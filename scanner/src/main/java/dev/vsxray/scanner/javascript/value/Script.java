package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that is read as a program: a file of the package, an inline script of a page, or a layer that the program
 * made at run time.
 */
public final class Script {

    private final String path;
    private final String text;
    private final List<String> layers;
    private final boolean hidden;
    private final Optional<Place> madeAt;
    private final int startInFile;
    private final boolean uncertain;

    private Script(
            String path,
            String text,
            List<String> layers,
            boolean hidden,
            Optional<Place> madeAt,
            int startInFile,
            boolean uncertain) {
        this.path = path;
        this.text = text;
        this.layers = List.copyOf(layers);
        this.hidden = hidden;
        this.madeAt = madeAt;
        this.startInFile = startInFile;
        this.uncertain = uncertain;
    }

    /** A whole file of the package, {@code path} with {@code /} between parts. */
    public static Script file(String path, String text) {
        return new Script(path, text, List.of(), false, Optional.empty(), 0, false);
    }

    /** A file that reads like a program but is not named as one: a document with examples does too. */
    public static Script perhaps(String path, String text) {
        return new Script(path, text, List.of(), false, Optional.empty(), 0, true);
    }

    /** A part of a file, such as an inline script of a page, that starts at code unit {@code start} of the file's text. */
    public static Script partOf(String path, String text, int start) {
        return new Script(path, text, List.of(), false, Optional.empty(), start, false);
    }

    /**
     * Code that the program made.
     *
     * @param madeAt where it becomes code
     * @param how the steps by which it was made, first applied first, such as {@code base64}; last what made it code, such
     *     as {@code eval}: where that is the only step, the text stands in the code around it as it is
     */
    public static Script layer(Place madeAt, String text, List<String> how) {
        List<String> all = new ArrayList<>(madeAt.script().layers);
        all.addAll(how);
        boolean hidden = madeAt.script().hidden || how.size() > 1;
        return new Script(madeAt.script().path, text, all, hidden, Optional.of(madeAt), 0, true);
    }

    /**
     * Code that a reader found in a text that does not stand in the file as such, such as the script of a page that the
     * program puts together.
     *
     * @param from where that text comes from
     * @param how how the code was found in it, such as {@code markup}
     */
    public static Script foundIn(Place from, String text, String how) {
        return new Script(from.script().path, text, List.of(how), false, Optional.of(from), 0, false);
    }

    /** The file of the package that holds this script or the code that made it. */
    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** True where it is not known that this is a program: what cannot be read of it is none. */
    public boolean isUncertain() {
        return uncertain;
    }

    /** How this script came to be, outermost first; empty for code that stands in the file as such. */
    public List<String> layers() {
        return layers;
    }

    /** True where the text of this script, or of one around it, does not stand in the file as such. */
    public boolean isHidden() {
        return hidden;
    }

    /** For a layer, the place where it became code. */
    public Optional<Place> madeAt() {
        return madeAt;
    }

    /** Code unit of the file's text at which this script starts; 0 for layers. */
    public int startInFile() {
        return startInFile;
    }

    /** How many layers deep this script lies; 0 for a file. */
    public int depth() {
        return madeAt.map(place -> place.script().depth() + 1).orElse(0);
    }
}
