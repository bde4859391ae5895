package dev.vsxray.scanner.locate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a machine is searched.
 *
 * @param extensionsFolder search only this folder of extensions, as an editor's {@code --extensions-dir} would
 * @param allUsers also the homes of the other users
 * @param builtIn also the extensions that come with an editor
 */
public record SearchScope(Optional<Path> extensionsFolder, boolean allUsers, boolean builtIn) {

    /** The extensions of this user. */
    public static final SearchScope OWN = new SearchScope(Optional.empty(), false, false);
}
