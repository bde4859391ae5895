package dev.vsxray.scanner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.manifest.EntryPoint.Runtime;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is odd about the code a manifest declares: where it lies, whether it exists, whether it has any business there. */
final class DeclaredCode {

    /** Contributions that are data: an extension that has only these needs no code. */
    private static final Set<String> DATA_CONTRIBUTIONS = Set.of(
            "colors",
            "grammars",
            "iconThemes",
            "icons",
            "iconFonts",
            "languages",
            "productIconThemes",
            "semanticTokenModifiers",
            "semanticTokenScopes",
            "semanticTokenTypes",
            "snippets",
            "themes",
            "configurationDefaults",
            "localizations");

    /** The contributions and categories that make an extension one of looks. */
    private static final Set<String> LOOKS = Set.of("themes", "iconThemes", "productIconThemes");

    /** The form the editors demand of an id. */
    private static final Pattern WELL_FORMED_ID =
            Pattern.compile("[a-z0-9A-Z][a-z0-9-A-Z]*\\.[a-z0-9A-Z][a-z0-9-A-Z]*");

    private static final Pattern SCRIPT_NAME = Pattern.compile(".*\\.(?:[cm]?js|json|node)");

    /** UTF-16 code units of an excerpt. */
    private static final int MAX_EXCERPT = 160;

    private final ExtensionPackage extension;
    private final List<Trait> traits = new ArrayList<>();

    private DeclaredCode(ExtensionPackage extension) {
        this.extension = extension;
    }

    static List<Trait> traits(ExtensionPackage extension, List<EntryPoint> entryPoints) {
        DeclaredCode code = new DeclaredCode(extension);
        code.malformedId();
        entryPoints.forEach(code::place);
        code.dataOnlyWithCode(entryPoints);
        code.codeWithoutMain(entryPoints);
        return code.traits;
    }

    private void malformedId() {
        ExtensionId id = extension.id();
        boolean named = !id.publisher().equals(ExtensionPackage.UNDEFINED_PUBLISHER);
        if (named && !WELL_FORMED_ID.matcher(id.written()).matches()) {
            tell("extension-id-malformed", "/name", "the id has characters no gallery accepts", id.written(), Map.of());
        }
    }

    private void place(EntryPoint point) {
        String runtime = point.runtime().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Map<String, String> facts = Map.of("runtime", runtime, "declared", point.declared());
        if (point.runtime() == Runtime.UNINSTALL) {
            tell(
                    "uninstall-hook",
                    point.pointer(),
                    "code runs after the extension is removed",
                    point.declared(),
                    facts);
        }
        if (ModulePath.leavesPackage(point.declared())) {
            tell(
                    "entry-point-outside-package",
                    point.pointer(),
                    "code is taken from elsewhere",
                    point.declared(),
                    facts);
        } else if (point.file().isEmpty()) {
            tell("entry-point-missing", point.pointer(), "the package has no such file", point.declared(), facts);
        } else if (runsAsScript(point)
                && !SCRIPT_NAME.matcher(point.file().get()).matches()) {
            tell(
                    "entry-point-not-named-as-script",
                    point.pointer(),
                    "a file that is not named as a script is run as one",
                    point.declared(),
                    facts);
        }
    }

    private static boolean runsAsScript(EntryPoint point) {
        return point.runtime() != Runtime.DEBUG_ADAPTER;
    }

    private void dataOnlyWithCode(List<EntryPoint> entryPoints) {
        Set<String> contributions = new TreeSet<>();
        extension.manifest().root().path("contributes").fieldNames().forEachRemaining(contributions::add);
        Optional<EntryPoint> code =
                entryPoints.stream().filter(DeclaredCode::isActivated).findFirst();
        if (code.isEmpty() || !DATA_CONTRIBUTIONS.containsAll(contributions)) {
            return;
        }
        boolean looks = contributions.stream().anyMatch(LOOKS::contains) || hasLooksCategoryOnly();
        if (looks || !contributions.isEmpty()) {
            tell(
                    looks ? "theme-with-code" : "data-only-with-code",
                    code.get().pointer(),
                    "contributes data only, yet brings code",
                    code.get().declared(),
                    Map.of("contributions", String.join(" ", contributions)));
        }
    }

    private boolean hasLooksCategoryOnly() {
        JsonNode categories = extension.manifest().root().path("categories");
        if (categories.isEmpty()) {
            return false;
        }
        for (JsonNode category : categories) {
            if (!category.asText("").toLowerCase(Locale.ROOT).contains("theme")) {
                return false;
            }
        }
        return true;
    }

    private void codeWithoutMain(List<EntryPoint> entryPoints) {
        if (entryPoints.stream().anyMatch(DeclaredCode::isActivated)) {
            return;
        }
        entryPoints.stream()
                .filter(point -> point.runtime() != Runtime.UNINSTALL)
                .findFirst()
                .ifPresent(point -> tell(
                        "code-without-main",
                        point.pointer(),
                        "code runs although the extension has no main file, so Restricted Mode does not stop it",
                        point.declared(),
                        Map.of()));
    }

    private static boolean isActivated(EntryPoint point) {
        return point.runtime() == Runtime.EXTENSION_HOST || point.runtime() == Runtime.WEB_WORKER;
    }

    private void tell(String name, String pointer, String note, String excerpt, Map<String, String> facts) {
        String shown = excerpt.length() <= MAX_EXCERPT ? excerpt : excerpt.substring(0, MAX_EXCERPT) + "\u2026";
        traits.add(new Trait(
                name, new TreeMap<>(facts), Evidence.match(extension.manifest().locationOf(pointer), note, shown)));
    }
}
