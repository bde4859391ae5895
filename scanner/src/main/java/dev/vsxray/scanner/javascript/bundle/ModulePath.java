package dev.vsxray.scanner.javascript.bundle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the path of a module tells of the package it lies in. */
final class ModulePath {

    static final String FOLDER = "node_modules/";

    private static final Pattern NAME =
            Pattern.compile("((?:@[a-z0-9~-][a-z0-9._~-]{0,80}/)?[a-zA-Z0-9~-][a-zA-Z0-9._~-]{0,100})/");

    /** What pnpm writes after the name of a package: {@code @1.2.3}, and perhaps what it stands beside. */
    private static final Pattern PNPM =
            Pattern.compile("@(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?)(?:[_(].{0,500})?");

    /** What yarn writes after it: the version, and two hashes. */
    private static final Pattern YARN = Pattern.compile(
            "-npm-(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?)-[0-9a-f]{10}-\\w{1,40}\\.zip");

    /** A file, and what webpack calls a module of the platform. */
    private static final Pattern PATH = Pattern.compile(
            "\\S{1,500}\\.(?:[cm]?[jt]sx?|json|vue|svelte|node|css|wasm)(?:\\?\\S{0,100})?|external \".*");

    private ModulePath() {}

    /** The innermost package of {@code path}; empty for a path outside of {@code node_modules}. */
    static Optional<BundledModule> packageOf(String path) {
        int at = path.lastIndexOf(FOLDER);
        Matcher name = NAME.matcher(path);
        if (at < 0 || !name.region(at + FOLDER.length(), path.length()).lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new BundledModule(name.group(1), version(path.substring(0, at), name.group(1))));
    }

    /** Whether a bundler means a module by this, in {@code node_modules} or not. */
    static boolean isOne(String word) {
        return PATH.matcher(word).matches();
    }

    /** Told by the folder around {@code node_modules}, where a package manager keeps each version in a folder of its own. */
    private static String version(String before, String name) {
        String folder = before.endsWith("/") ? before.substring(0, before.length() - 1) : before;
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        for (Pattern manager : List.of(PNPM, YARN)) {
            String kept = name.replace('/', manager == PNPM ? '+' : '-');
            Matcher rest = manager.matcher(last).region(Math.min(kept.length(), last.length()), last.length());
            if (last.startsWith(kept) && rest.matches()) {
                return rest.group(1);
            }
        }
        return "";
    }
}
