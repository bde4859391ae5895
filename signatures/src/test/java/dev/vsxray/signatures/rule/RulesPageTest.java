package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.signatures.attack.AttackCoverage;
import dev.vsxray.signatures.attack.Techniques;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dvsxray.update-pages=true} to write the page anew. */
class RulesPageTest {

    private static final Path PAGE = Path.of("../docs/rules.md");

    private static final Pattern RATES = Pattern.compile("(?s)## Measured rates\n.*?(?=\n## )");

    private static RuleSet rules() {
        RuleLoader loader = new RuleLoader(
                Vocabulary.shipped(),
                HostClasses.shipped(ShippedIntelligence.load()).names());
        return new RuleLibrary(loader).load(List.of()).rules();
    }

    @Test
    void every_known_way_of_attack_and_campaign_has_rules_that_exist() {
        RuleSet rules = rules();
        assertThat(AttackCoverage.shipped().rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.rules())
                        .as(row.name())
                        .isNotEmpty()
                        .allSatisfy(id -> assertThat(rules.find(id)).as(id).isPresent()));
    }

    @Test
    void every_campaign_that_was_reported_is_covered() throws IOException {
        List<String> covered = namesOf("campaign");
        List<String> reported = table("campaigns.tsv").stream()
                .map(cells -> cells[1])
                .distinct()
                .toList();

        assertThat(covered).containsExactlyInAnyOrderElementsOf(reported);
    }

    @Test
    void every_technique_has_its_look_alike_among_the_counter_examples() throws IOException {
        RuleSet rules = rules();
        List<String[]> lookAlikes = table("look-alikes.tsv");

        assertThat(lookAlikes).allSatisfy(cells -> {
            assertThat(rulesOf(cells[0])).as(cells[0]).contains(cells[2]);
            assertThat(rules.find(cells[2]).orElseThrow().counterExamples())
                    .as(cells[2])
                    .extracting(Example::name)
                    .contains(cells[3]);
        });
        assertThat(lookAlikes.stream().map(cells -> cells[0]).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(namesOf("technique"));
    }

    private static List<String> namesOf(String kind) {
        return AttackCoverage.shipped().rows().stream()
                .filter(row -> row.kind().equals(kind))
                .map(AttackCoverage.Row::name)
                .toList();
    }

    private static List<String> rulesOf(String technique) {
        return AttackCoverage.shipped().rows().stream()
                .filter(row -> row.name().equals(technique))
                .flatMap(row -> row.rules().stream())
                .toList();
    }

    private static List<String[]> table(String name) throws IOException {
        try (InputStream in = AttackCoverage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    /** The lists of single rules may be older than the last rule; what is claimed of attacks may not. */
    @Test
    void the_page_tells_which_rules_see_which_attack() throws IOException {
        if (Boolean.getBoolean("vsxray.update-pages")) {
            String rates = rates(Files.readString(PAGE));
            Files.writeString(PAGE, RulesPage.of(rules(), AttackCoverage.shipped(), Techniques.shipped(), rates));
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rules.md; write it anew with -Dvsxray.update-pages=true")
                .contains(RulesPage.knownAttacks(AttackCoverage.shipped()));
    }

    /** {@code DetectionRatesTest} of the scanner measures them and writes them into the page. */
    @Test
    void the_page_tells_what_was_measured() throws IOException {
        assertThat(rates(Files.readString(PAGE)))
                .as("docs/rules.md; DetectionRatesTest writes it with -Dvsxray.update-pages=true")
                .contains("| as written |", "| strings in a rotated table |");
    }

    private static String rates(String page) {
        Matcher section = RATES.matcher(page);
        return section.find() ? section.group() : "## Measured rates\n";
    }
}
