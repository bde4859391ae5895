package dev.vsxray.signatures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dvsxray.update-pages=true} to write the page anew. */
class CataloguePageTest {

    private static final Path PAGE = Path.of("../docs/catalogue.md");

    @Test
    void thePageTellsWhatIsKnownAndWhereItIsDocumented() throws IOException {
        String page = page(Catalogue.shipped());
        if (Boolean.getBoolean("vsxray.update-pages")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/catalogue.md; write it anew with -Dvsxray.update-pages=true")
                .isEqualTo(page);
    }

    private static String page(Catalogue catalogue) {
        SortedMap<String, List<String>> byPage = new TreeMap<>();
        catalogue
                .entries()
                .forEach((api, entry) -> byPage.computeIfAbsent(
                                Documentation.of(api).orElse(""), unused -> new ArrayList<>())
                        .add("`" + api + "`" + meaning(entry)));
        StringBuilder text = new StringBuilder("""
                # Catalogue

                The APIs that the analysis of scripts knows, by the page that documents them; made from the catalogue, and held by
                `CataloguePageTest`. Behind a name: the class of data that it gives, and after an arrow the classes of places where data goes in it.

                | page | APIs |
                |---|---|
                """);
        byPage.forEach((page, apis) -> text.append("| ")
                .append(page)
                .append(" | ")
                .append(String.join(", ", apis))
                .append(" |\n"));
        return text.toString();
    }

    private static String meaning(ApiEntry entry) {
        List<String> sinks =
                entry.sinks().stream().map(ApiEntry.Sink::to).distinct().toList();
        return entry.gives().map(source -> " " + source).orElse("")
                + (sinks.isEmpty() ? "" : " → " + String.join(" ", sinks));
    }
}
