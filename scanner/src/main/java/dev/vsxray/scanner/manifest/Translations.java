package dev.vsxray.scanner.manifest;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.FileContent;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.model.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that stand for {@code %key%} in a manifest, from {@code package.nls.json} and
 * {@code package.nls.<locale>.json}. Only a value that is a placeholder as a whole is replaced, as in VS Code.
 */
final class Translations {

    /** Bytes of one file. The largest real ones are near 300 KiB. */
    private static final int MAX_FILE_BYTES = 2 << 20;

    /** Languages. VS Code itself comes in 14. */
    private static final int MAX_LANGUAGES = 40;

    private static final Pattern FILE = Pattern.compile("package\\.nls(?:\\.([A-Za-z0-9_-]{1,20}))?\\.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("%([^%]{1,200})%");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /** By language; the default has the empty name and comes first. */
    private final SortedMap<String, JsonNode> byLanguage;

    private final List<Gap> gaps;

    private Translations(SortedMap<String, JsonNode> byLanguage, List<Gap> gaps) {
        this.byLanguage = byLanguage;
        this.gaps = gaps;
    }

    static Translations of(ExtensionPackage extension) {
        SortedMap<String, JsonNode> byLanguage = new TreeMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (PackageFile file : extension.files()) {
            Matcher name = FILE.matcher(file.path());
            if (!name.matches()) {
                continue;
            }
            if (byLanguage.size() == MAX_LANGUAGES) {
                gaps.add(new Gap(file.path(), Gap.Kind.LIMIT, "too many translations", MAX_LANGUAGES + " languages"));
                break;
            }
            FileContent content = file.content(MAX_FILE_BYTES);
            content.gap().ifPresent(gaps::add);
            try {
                byLanguage.put(Optional.ofNullable(name.group(1)).orElse(""), JSON.readTree(content.bytes()));
            } catch (IOException damaged) {
                gaps.add(new Gap(file.path(), Gap.Kind.SYNTAX, "translations are no JSON", ""));
            }
        }
        return new Translations(byLanguage, gaps);
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** The value as a user of the default language sees it. */
    String resolved(String value) {
        return key(value)
                .flatMap(key -> text(byLanguage.getOrDefault("", JSON.nullNode()), key))
                .orElse(value);
    }

    /** The value in the languages that have one of their own, by language. */
    SortedMap<String, String> inOtherLanguages(String value) {
        SortedMap<String, String> texts = new TreeMap<>();
        key(value)
                .ifPresent(key -> byLanguage
                        .tailMap("\0")
                        .forEach((language, table) -> text(table, key).ifPresent(text -> texts.put(language, text))));
        return texts;
    }

    private static Optional<String> key(String value) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        return placeholder.matches() ? Optional.of(placeholder.group(1)) : Optional.empty();
    }

    private static Optional<String> text(JsonNode table, String key) {
        JsonNode entry = table.path(key);
        JsonNode text = entry.isObject() ? entry.path("message") : entry;
        return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }
}
