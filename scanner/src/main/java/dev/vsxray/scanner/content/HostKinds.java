package dev.vsxray.scanner.content;

import dev.vsxray.scanner.model.Feature.HostKind;
import java.util.Locale;
import java.util.Optional;

/** Tells what kind of far end a host is, from its name or address alone: nothing is looked up. */
public final class HostKinds {

    private HostKinds() {}

    /** The kind of a host name, IPv4 address or IPv6 address (without brackets). */
    public static HostKind of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        Optional<int[]> octets = ipv4(name);
        if (octets.isPresent()) {
            return ofIpv4(octets.get());
        }
        if (name.indexOf(':') >= 0) {
            return ofIpv6(name);
        }
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return HostKind.LOCAL;
        }
        boolean insideOnly = name.indexOf('.') < 0
                || name.endsWith(".local")
                || name.endsWith(".internal")
                || name.endsWith(".lan")
                || name.endsWith(".home.arpa")
                || name.endsWith(".intranet")
                || name.endsWith(".corp")
                || name.endsWith(".svc");
        return insideOnly ? HostKind.PRIVATE : HostKind.PUBLIC;
    }

    /** Ranges of the IANA special-purpose registry: loopback, RFC 1918, carrier-grade NAT, link-local. */
    private static HostKind ofIpv4(int[] o) {
        if (o[0] == 127 || o[0] == 0) {
            return HostKind.LOCAL;
        }
        boolean inside = o[0] == 10
                || o[0] == 172 && o[1] >= 16 && o[1] < 32
                || o[0] == 192 && o[1] == 168
                || o[0] == 169 && o[1] == 254
                || o[0] == 100 && o[1] >= 64 && o[1] < 128
                || o[0] >= 224;
        return inside ? HostKind.PRIVATE : HostKind.PUBLIC_IP;
    }

    /**
     * As above, and the range of RFC 3849: its addresses lead nowhere, and stand in the comments of many an URL library.
     */
    private static HostKind ofIpv6(String name) {
        if (name.equals("::1") || name.equals("::")) {
            return HostKind.LOCAL;
        }
        boolean inside = name.startsWith("fe8")
                || name.startsWith("fe9")
                || name.startsWith("fea")
                || name.startsWith("feb")
                || name.startsWith("fc")
                || name.startsWith("fd")
                || name.startsWith("2001:db8:")
                || name.startsWith("ff");
        return inside ? HostKind.PRIVATE : HostKind.PUBLIC_IP;
    }

    /**
     * The four octets of an IPv4 address in any spelling that URL parsers take: dotted, one 32-bit number, octal or
     * hexadecimal parts. Attackers write {@code 0x7f.1} or {@code 3221226219} to slip past dotted-quad searches.
     */
    public static Optional<int[]> ipv4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4 || host.isEmpty() || !Character.isDigit(host.charAt(0))) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long value = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
            if (value < 0 || value >= limit) {
                return Optional.empty();
            }
            address = last ? address << (8 * (5 - parts.length)) | value : address << 8 | value;
        }
        return Optional.of(new int[] {
            (int) (address >> 24) & 255, (int) (address >> 16) & 255, (int) (address >> 8) & 255, (int) address & 255
        });
    }

    private static long number(String part) {
        try {
            if (part.startsWith("0x") || part.startsWith("0X")) {
                return part.length() > 10 ? -1 : Long.parseLong(part.substring(2), 16);
            }
            if (part.length() > 1 && part.charAt(0) == '0') {
                return part.length() > 12 ? -1 : Long.parseLong(part, 8);
            }
            return part.length() > 10 ? -1 : Long.parseLong(part);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
