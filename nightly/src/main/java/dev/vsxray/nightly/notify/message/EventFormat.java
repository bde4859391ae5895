package dev.vsxray.nightly.notify.message;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** How an event is written on a line. The text of an event holds no control character, so no format needs to drop any. */
public enum EventFormat {
    /** An object of JSON. */
    JSON {
        @Override
        public String line(Event event) {
            ObjectNode json = MAPPER.createObjectNode();
            json.put("time", event.at().toString());
            json.put("host", Shown.of(event.host(), MAX_HOST));
            json.put("product", "vsxray");
            json.put("productVersion", event.toolVersion());
            json.put("announcement", event.announcement());
            json.put("occasion", event.occasion().word());
            json.put("event", event.kind());
            event.subject().ifPresent(item -> {
                json.put("extension", event.extension());
                json.put("version", event.version());
                json.put("verdict", event.verdict());
            });
            json.put("message", event.text());
            return json.toString();
        }
    },
    /** ArcSight's Common Event Format, version 0. */
    CEF {
        @Override
        public String line(Event event) {
            String header = "CEF:0|vsxray|vsxray|" + inHeader(event.toolVersion()) + "|" + event.kind() + "|"
                    + inHeader(event.extension().isEmpty() ? event.kind() : event.extension()) + "|" + event.tenths();
            String extension = "rt=" + event.at().toEpochMilli() + " dvchost="
                    + inExtension(Shown.of(event.host(), MAX_HOST)) + " externalId=" + event.announcement();
            if (event.subject().isPresent()) {
                extension += " cs1Label=extension cs1=" + inExtension(event.extension())
                        + " cs2Label=version cs2=" + inExtension(event.version())
                        + " cs3Label=verdict cs3=" + event.verdict();
            }
            return header + "|" + extension + " msg=" + inExtension(event.text());
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAX_HOST = 200;

    /** The event on one line, without its end. */
    public abstract String line(Event event);

    /** As in the settings, such as {@code cef}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String inHeader(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String inExtension(String text) {
        return text.replace("\\", "\\\\").replace("=", "\\=");
    }
}
