package dev.vsxray.scanner.javascript.module;

import java.util.List;
import java.util.Optional;

/** The text files of a package, by path inside it with {@code /} between parts. */
public interface PackageSource {

    /** The text of a file, decoded; empty when there is none or it is no text. Asked again, it answers the same. */
    Optional<String> text(String path);

    /** The bytes of a file, text or not; empty when there is none. The caller does not change them. */
    Optional<byte[]> bytes(String path);

    /** True when there is a file of this path, text or not. */
    boolean exists(String path);

    /** The paths of all files below a folder, whose path is empty for the package itself or ends with {@code /}; sorted. */
    List<String> below(String folder);
}
