package dev.vsxray.online.registry;

import java.net.URI;
import java.util.Optional;

/**
 * Where the files of a release are. Addresses come from the registry; they are only asked where they lie on its hosts.
 *
 * @param sha256 a text file with the digest of the package; Open VSX alone
 * @param publicKey of the key that made the signature; Open VSX alone
 */
public record Assets(
        URI archive,
        Optional<URI> signature,
        Optional<URI> publicKey,
        Optional<URI> sha256,
        Optional<URI> icon,
        Optional<URI> readme) {}
