package dev.vsxray.scanner.javascript.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that names a module.
 *
 * @param start of the comment
 * @param end exclusive
 * @param banner whether it is the licence of a library, which says nothing of the code after it in the same function
 * @param module empty for a module of no package
 */
record Comment(int start, int end, boolean banner, Optional<BundledModule> module) {

    /** Of a banner this many characters are read: names stand in its first line. */
    private static final int HEAD = 400;

    /** {@code // node_modules/axios/index.js} of esbuild, {@code ;// ./node_modules/axios/index.js} of webpack. */
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]{0,200};?// (?:CONCATENATED MODULE: )?(\\S{1,500}|external \"[^\"\\r\\n]{1,200}\")(?: \\+ \\d{1,6} modules)?[ \\t]{0,20}\\r?$");

    /** What webpack writes before each module when it does not make the code short. */
    private static final Pattern BOX =
            Pattern.compile("/\\*!\\*{1,600}!\\*\\\\\\s{1,200}!\\*\\*\\* ([^*\\r\\n]{1,500}) \\*\\*\\*!");

    private static final Pattern BANNER = Pattern.compile("/\\*!|/\\*\\*?[\\s*]{0,80}@(?:license|preserve)\\b");

    private static final Pattern VERSIONED = Pattern.compile(
            "(?:https?://mths\\.be/)?((?:@[\\w.-]{1,80}/)?[A-Za-z][\\w.-]{1,80})[ @]v?(\\d{1,6}\\.\\d{1,6}(?:\\.\\d{1,6})?(?:-[\\w.]{1,40})?)\\b");

    private static final Pattern LICENSED = Pattern.compile(
            "((?:@[a-z0-9.-]{1,80}/)?[a-z][a-z0-9.-]{1,80}?)(?:\\.| --?|:)? (?:MIT|ISC|BSD|Apache|Copyright)[ -].*");

    private static final Pattern NAME_ALONE = Pattern.compile("(?:@[a-z0-9.-]{1,80}/)?[a-z][a-z0-9.-]{1,80}");

    /** Comments of {@code text} that name modules, in its order; some may stand inside of strings. */
    static List<Comment> of(String text) {
        List<Comment> found = new ArrayList<>();
        if (text.contains("// ")) {
            Matcher line = LINE.matcher(text);
            while (line.find()) {
                if (ModulePath.isOne(line.group(1))) {
                    found.add(new Comment(
                            text.indexOf("//", line.start()), line.end(), false, ModulePath.packageOf(line.group(1))));
                }
            }
        }
        int end = 0;
        for (int at = text.indexOf("/*"); at >= 0 && end >= 0; at = text.indexOf("/*", at + 2)) {
            end = end < at + 2 ? text.indexOf("*/", at + 2) : end;
            if (end >= 0) {
                block(text, at, end + 2).ifPresent(found::add);
            }
        }
        found.sort((a, b) -> Integer.compare(a.start, b.start));
        return found;
    }

    private static Optional<Comment> block(String text, int start, int end) {
        Matcher box = BOX.matcher(text).region(start, end);
        if (box.lookingAt()) {
            return Optional.of(new Comment(start, end, false, ModulePath.packageOf(box.group(1))));
        }
        Matcher banner = BANNER.matcher(text).region(start, end);
        if (!banner.lookingAt()) {
            return Optional.empty();
        }
        String head = text.substring(banner.end(), Math.min(end - 2, banner.end() + HEAD));
        return library(head).map(module -> new Comment(start, end, true, Optional.of(module)));
    }

    /** The library whose licence this is: its name with a version, a licence or a copyright right after it. */
    private static Optional<BundledModule> library(String head) {
        List<String> lines = head.lines()
                .map(line -> line.replaceFirst("^[\\s*]{0,80}(?:@license|@preserve|@overview)?\\s{0,80}", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .limit(2)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.get(0);
        Matcher versioned = VERSIONED.matcher(first);
        if (versioned.lookingAt()) {
            return Optional.of(new BundledModule(versioned.group(1).toLowerCase(Locale.ROOT), versioned.group(2)));
        }
        Matcher licensed = LICENSED.matcher(first);
        if (licensed.matches()) {
            return Optional.of(new BundledModule(licensed.group(1), ""));
        }
        boolean owned = lines.size() > 1 && lines.get(1).regionMatches(true, 0, "copyright", 0, "copyright".length());
        return owned && NAME_ALONE.matcher(first).matches()
                ? Optional.of(new BundledModule(first, ""))
                : Optional.empty();
    }
}
