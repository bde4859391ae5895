package dev.vsxray.scanner.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Base64 inside commands, PowerShell's {@code -EncodedCommand} (UTF-16LE) among it, and reads it. */
final class EncodedCommands {

    /**
     * @param start index of the encoded text
     * @param option whether it is the value of {@code -EncodedCommand}
     * @param text what it reads
     */
    record Decoded(int start, boolean option, String text) {}

    /** Runs read per text. */
    private static final int MAX_RUNS = 200;

    /** PowerShell takes every prefix of the option's name from {@code -e} on. */
    private static final Pattern OPTION = Pattern.compile(
            "(?i)[-/\u2013]e(?:c|n|nc|nco|ncod|ncode|ncoded|ncodedc|ncodedco|ncodedcom|ncodedcomm|ncodedcomma|ncodedcomman|ncodedcommand)?[\\s:=]{1,4}[\"']?([A-Za-z0-9+/]{16,}={0,2})");

    private static final Pattern RUN =
            Pattern.compile("(?<![A-Za-z0-9+/_.$-])([A-Za-z0-9+/]{24,}={0,2})(?![A-Za-z0-9+/_.-])");

    private EncodedCommands() {}

    static List<Decoded> in(String text) {
        List<Decoded> found = new ArrayList<>();
        Matcher option = OPTION.matcher(text);
        while (option.find() && found.size() < MAX_RUNS) {
            int start = option.start(1);
            utf16(bytes(option.group(1)))
                    .or(() -> ascii(bytes(option.group(1))))
                    .ifPresent(read -> found.add(new Decoded(start, true, read)));
        }
        Matcher run = RUN.matcher(text);
        while (run.find() && found.size() < MAX_RUNS) {
            int start = run.start(1);
            if (found.stream().noneMatch(earlier -> earlier.start() == start)) {
                ascii(bytes(run.group(1)))
                        .or(() -> utf16(bytes(run.group(1))))
                        .ifPresent(read -> found.add(new Decoded(start, false, read)));
            }
        }
        return found;
    }

    private static byte[] bytes(String base64) {
        String clean = base64.replace("=", "");
        int usable = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
        return Base64.getDecoder().decode(clean.substring(0, usable));
    }

    private static Optional<String> utf16(byte[] bytes) {
        if (bytes.length < 8) {
            return Optional.empty();
        }
        return printable(new String(bytes, 0, bytes.length - bytes.length % 2, StandardCharsets.UTF_16LE));
    }

    private static Optional<String> ascii(byte[] bytes) {
        return printable(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> printable(String text) {
        long good = text.chars()
                .filter(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t')
                .count();
        return !text.isEmpty() && good * 100 >= text.length() * 97L ? Optional.of(text) : Optional.empty();
    }
}
