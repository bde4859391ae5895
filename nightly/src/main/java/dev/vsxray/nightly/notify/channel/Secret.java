package dev.vsxray.nightly.notify.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a secret is to be had. It is read when it is needed and kept nowhere. */
public sealed interface Secret {

    /** The secret itself. */
    String reveal() throws DeliveryException;

    /** In a variable of the environment. */
    record Variable(String name, Map<String, String> environment) implements Secret {

        @Override
        public String reveal() throws DeliveryException {
            return Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isEmpty())
                    .orElseThrow(() -> DeliveryException.lasting("the environment variable " + name
                            + " is not set. A scheduler has not the variables of your shell; use a file there"));
        }

        @Override
        public String toString() {
            return "the environment variable " + name;
        }
    }

    /** In a file that only its owner may read; its first line counts. */
    record OwnFile(Path path) implements Secret {

        private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

        /** Accounts of Windows that may read everything anyway. */
        private static final List<String> ADMINISTRATION = List.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

        @Override
        public String reveal() throws DeliveryException {
            try {
                if (!isOwnersAlone()) {
                    throw DeliveryException.lasting(
                            "others may read " + path + ". Let only its owner read it: chmod 600");
                }
                String first =
                        Files.readString(path).lines().findFirst().orElse("").strip();
                if (first.isEmpty()) {
                    throw DeliveryException.lasting(path + " is empty");
                }
                return first;
            } catch (IOException unreadable) {
                throw DeliveryException.lasting(path + " cannot be read");
            }
        }

        private boolean isOwnersAlone() throws IOException {
            PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (posix != null) {
                return OWNERS.containsAll(posix.readAttributes().permissions());
            }
            AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
            if (acl == null) {
                return true;
            }
            String owner = acl.getOwner().getName();
            for (AclEntry entry : acl.getAcl()) {
                String who = entry.principal().getName();
                if (entry.type() == AclEntryType.ALLOW && !who.equals(owner) && !ADMINISTRATION.contains(who)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return "the file " + path;
        }
    }

    /** {@code message} without the secret, wherever it may have got into it. */
    static String scrubbed(String message, String secret) {
        return secret.isEmpty() ? message : message.replace(secret, "***");
    }
}
