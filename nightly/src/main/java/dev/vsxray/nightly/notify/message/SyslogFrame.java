package dev.vsxray.nightly.notify.message;

import java.nio.charset.StandardCharsets;

/** An event as syslog: RFC 5424 in the frame of RFC 5425, which counts bytes, so that no text can end it early. */
public final class SyslogFrame {

    /** "Log audit", RFC 5424 section 6.2.1. */
    private static final int FACILITY = 13;

    /** The private enterprise number that RFC 5612 sets aside for documents; vsxray has none of its own. */
    private static final String STRUCTURE = "vsxray@32473";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SyslogFrame() {}

    /** The bytes of one event. */
    public static byte[] of(Event event, boolean cef) {
        byte[] message = message(event, cef).getBytes(StandardCharsets.UTF_8);
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        return frame;
    }

    private static String message(Event event, boolean cef) {
        String header = "<" + (FACILITY * 8 + event.syslogSeverity()) + ">1 " + event.at() + " " + host(event.host())
                + " vsxray - " + event.kind() + " ";
        if (cef) {
            return header + "- " + EventFormat.CEF.line(event);
        }
        StringBuilder structure = new StringBuilder("[" + STRUCTURE);
        parameter(structure, "announcement", event.announcement());
        if (event.subject().isPresent()) {
            parameter(structure, "extension", event.extension());
            parameter(structure, "version", event.version());
            parameter(structure, "verdict", event.verdict());
        }
        return header + structure + "] " + BYTE_ORDER_MARK + event.text();
    }

    private static void parameter(StringBuilder structure, String name, String value) {
        structure
                .append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]"))
                .append('"');
    }

    /** Printable ASCII without blanks; a dash says that it is not known. */
    private static String host(String host) {
        String plain = host.replaceAll("[^!-~]", "");
        return plain.isEmpty() ? "-" : plain.substring(0, Math.min(plain.length(), 255));
    }
}
