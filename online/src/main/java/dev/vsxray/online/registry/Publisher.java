package dev.vsxray.online.registry;

import java.util.Optional;

/**
 * A publisher as a registry knows it; untrusted text.
 *
 * @param verified whether the registry vouches for it; empty where it does not say
 * @param domain the domain it proved to own
 * @param ownsNamespace whether it is a member of a namespace with an owner; Open VSX alone
 */
public record Publisher(
        String name,
        String displayName,
        Optional<Boolean> verified,
        Optional<String> domain,
        Optional<Boolean> ownsNamespace) {}
