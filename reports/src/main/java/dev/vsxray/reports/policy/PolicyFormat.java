package dev.vsxray.reports.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Where VS Code reads {@link AllowedExtensions} from. In all but the settings file the value is JSON within a string:
 * https://code.visualstudio.com/docs/enterprise/policies
 */
public enum PolicyFormat {
    /** A user's {@code settings.json}; the user can change it. */
    SETTINGS {
        @Override
        public String written(AllowedExtensions allowed) throws IOException {
            return "{\n  \"extensions.allowed\": " + json(allowed) + "\n}\n";
        }
    },
    /** {@code /etc/vscode/policy.json}, from VS Code 1.106 on. */
    LINUX {
        @Override
        public String written(AllowedExtensions allowed) throws IOException {
            return "{\n  \"" + POLICY + "\": " + quoted(json(allowed)) + "\n}\n";
        }
    },
    /** A file for {@code reg import}. */
    WINDOWS {
        @Override
        public String written(AllowedExtensions allowed) throws IOException {
            String value = json(allowed).replace("\\", "\\\\").replace("\"", "\\\"");
            return "Windows Registry Editor Version 5.00\r\n\r\n"
                    + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\VSCode]\r\n"
                    + "\"" + POLICY + "\"=\"" + value + "\"\r\n";
        }
    },
    /** The text for the policy AllowedExtensions of VS Code's own ADMX template. */
    ADMX {
        @Override
        public String written(AllowedExtensions allowed) throws IOException {
            return json(allowed) + "\n";
        }
    },
    /** A configuration profile, from VS Code 1.99 on. */
    MACOS {
        @Override
        public String written(AllowedExtensions allowed) throws IOException {
            String value = json(allowed);
            return PROFILE.formatted(escaped(value), uuid("payload" + value), uuid("profile" + value));
        }
    };

    private static final String POLICY = "AllowedExtensions";

    private static final String PROFILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
              <key>PayloadContent</key>
              <array>
                <dict>
                  <key>AllowedExtensions</key>
                  <string>%s</string>
                  <key>PayloadDisplayName</key>
                  <string>VS Code allowed extensions</string>
                  <key>PayloadIdentifier</key>
                  <string>dev.vsxray.policy.vscode</string>
                  <key>PayloadType</key>
                  <string>com.microsoft.VSCode</string>
                  <key>PayloadUUID</key>
                  <string>%s</string>
                  <key>PayloadVersion</key>
                  <integer>1</integer>
                </dict>
              </array>
              <key>PayloadDisplayName</key>
              <string>VS Code allowed extensions</string>
              <key>PayloadIdentifier</key>
              <string>dev.vsxray.policy</string>
              <key>PayloadScope</key>
              <string>System</string>
              <key>PayloadType</key>
              <string>Configuration</string>
              <key>PayloadUUID</key>
              <string>%s</string>
              <key>PayloadVersion</key>
              <integer>1</integer>
            </dict>
            </plist>
            """;

    /** The whole file. */
    public abstract String written(AllowedExtensions allowed) throws IOException;

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name. */
    public static Optional<PolicyFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The value of the setting on one line: ids with their versions, blocked names, and the rest. */
    private static String json(AllowedExtensions allowed) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("*", allowed.rest());
            for (String id : allowed.blocked()) {
                json.writeBooleanField(id, false);
            }
            for (Map.Entry<String, SortedSet<String>> entry : allowed.pinned().entrySet()) {
                json.writeArrayFieldStart(entry.getKey());
                for (String version : entry.getValue()) {
                    json.writeString(version);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String quoted(String text) throws IOException {
        StringWriter quoted = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(quoted)) {
            json.writeString(text);
        }
        return quoted.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The same value has the same id, so that a profile that did not change is not installed anew. */
    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
