package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.text.FileText;
import java.util.List;
import java.util.Optional;

/** The files of a package that scripts can reach. */
public interface ScriptFiles {

    /** A file as text; empty when there is none of this path, or it is no text, or larger than is read. */
    Optional<FileText> file(String path);

    /** The bytes of a file, text or not; empty when there is none of this path. The caller does not change them. */
    Optional<byte[]> bytes(String path);

    /** True when there is a file of this path, text or not. */
    boolean exists(String path);

    /** The paths of all files below a folder, whose path is empty for the package itself or ends with {@code /}; sorted. */
    List<String> below(String folder);

    /** The paths of all script files, in a defined order. */
    List<String> scripts();
}
