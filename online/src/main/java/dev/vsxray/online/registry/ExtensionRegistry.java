package dev.vsxray.online.registry;

import dev.vsxray.scanner.model.ExtensionId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A registry of extensions. Safe for several threads; never throws for what it is answered. */
public interface ExtensionRegistry {

    /** How reports name it: {@code vscode-marketplace}, {@code open-vsx}, or the host of a gallery. */
    String name();

    /** Looks an extension up by its id. */
    RegistryAnswer<Listing> find(ExtensionId id);

    /** Extensions that are found under a name, a few, the most installed first. Their releases may be incomplete. */
    RegistryAnswer<List<Listing>> named(String displayName);

    /** Extensions of a publisher, a few. Their releases may be incomplete. */
    RegistryAnswer<List<Listing>> by(String publisher);

    /** A small file of a release. */
    RegistryAnswer<byte[]> asset(URI address);

    /** Writes the package of a release to a file, as the registry serves it. */
    RegistryAnswer<Path> archive(Release release, Path file);
}
