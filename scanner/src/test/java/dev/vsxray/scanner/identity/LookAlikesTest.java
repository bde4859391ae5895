package dev.vsxray.scanner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.reference.PopularExtension;
import dev.vsxray.signatures.reference.ReferenceData;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {

    private static final List<PopularExtension> POPULAR = ReferenceData.popularExtensions();
    private static final LookAlikes LOOK_ALIKES = new LookAlikes(POPULAR);

    @ParameterizedTest
    @CsvSource({
        "juanbIanco.solidity,                    Solidity,                 juanblanco.solidity,        publisher-look-alike, high",
        "juan-bianco.solidity-vlang,             Solidity Vlang,           juanblanco.solidity,        publisher-look-alike, medium",
        "ms_python.python,                       Python,                   ms-python.python,           publisher-look-alike, high",
        "ms-pyhton.vscode-pylance,               Pylance,                  ms-python.vscode-pylance,   publisher-look-alike, high",
        "publishingsofficial.prettier-vscode-plus, Prettier - Code formatter, esbenp.prettier-vscode,  name-variant,         high",
        "samuelpinto.prettier-vscode-pluss,      Prettier Plus,            esbenp.prettier-vscode,     name-variant,         medium",
        "vscodedeveloper.sobidity,               Compiler,                 juanblanco.solidity,        name-look-alike,      medium",
        "iconkieftwo.material-icon-themee,       Material Icon Theme,      pkief.material-icon-theme,  name-look-alike,      high",
        "someone.git-grahp,                      Git Graph,                mhutchie.git-graph,         name-look-alike,      high",
        "someone.unrelated,                      GitHub Соpilot,           github.copilot,             display-name-look-alike, high",
        "someone.totally-other,                  Material Icon Theme,      pkief.material-icon-theme,  same-display-name,    medium",
        "someone.better-c0mments,                Nice,                     aaron-bond.better-comments, name-look-alike,      medium",
    })
    void seesWhatPassesItselfOff(String id, String displayName, String popular, String relation, String closeness) {
        assertThat(traits(LOOK_ALIKES, id, displayName, "")).anySatisfy(trait -> {
            assertThat(trait.name()).isEqualTo(LookAlikes.RESEMBLES);
            assertThat(trait.facts())
                    .containsEntry("popular", popular)
                    .containsEntry("relation", relation)
                    .containsEntry("closeness", closeness);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "acme.acme-tools, Acme Tools",
        "formulahendry.vscode-another, Another",
        "rvest.something-else, Prettier ESLint",
        "someone.pythons-nest, Python's Nest",
        "someone.material-you-theme, Material You",
        "someone.git-graph-colors-for-humans, Colors for Git Graph",
        "someone.bookmark, Bookmark",
        "someone.vscode-yarn-berry, Yarn Berry",
    })
    void leavesOthersAndCompanionsAlone(String id, String displayName) {
        assertThat(traits(LOOK_ALIKES, id, displayName, "")).isEmpty();
    }

    /** Genuine extensions that took over, forked or punned on another's name. Each is really alike. */
    private static final Set<String> REALLY_ALIKE = Set.of(
            "cschleiden.vscode-github-actions",
            "dracula-theme.theme-dracula",
            "esbenp.prettier-vscode",
            "felixfbecker.php-debug",
            "felixfbecker.php-intellisense",
            "github.vscode-github-actions",
            "glenn2223.live-sass",
            "jchannon.csharpextensions",
            "kreativ-software.csharpextensions",
            "me-dutour-mathieu.vscode-github-actions",
            "pivotal.vscode-boot-dev-pack",
            "prettier.prettier-vscode",
            "ritwickdey.live-sass",
            "rokoroku.vscode-theme-darcula",
            "vmware.vscode-boot-dev-pack",
            "xdebug.php-debug",
            "zobo.php-intellisense");

    /**
     * Each well-known extension against all those of other publishers, as if its own publisher were not known: none is
     * closely alike, and only those that really share a name are alike at all.
     */
    @Test
    void genuineExtensionsDoNotResembleEachOther() {
        Set<String> alike = new TreeSet<>();
        for (PopularExtension genuine : POPULAR) {
            LookAlikes others = new LookAlikes(POPULAR.stream()
                    .filter(popular -> !popular.publisher().equals(genuine.publisher()))
                    .toList());
            String repository = "https://github.com/" + genuine.publisher() + "/" + genuine.name();
            for (Feature.Trait trait : traits(others, genuine.id(), genuine.displayName(), repository)) {
                assertThat(trait.facts()).as(genuine.id()).doesNotContainEntry("closeness", "high");
                if (trait.facts().containsValue("medium")) {
                    alike.add(genuine.id());
                }
            }
        }
        assertThat(POPULAR).hasSizeGreaterThan(300);
        assertThat(alike).isSubsetOf(REALLY_ALIKE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/prettier/prettier-vscode, of-popular",
        "git+https://github.com/attacker/other.git, of-other",
        "git@github.com:publishingsofficial/x.git, of-publisher",
        "'', none",
    })
    void tellsWhoseRepositoryTheManifestNames(String repository, String relation) {
        assertThat(traits(
                                LOOK_ALIKES,
                                "publishingsofficial.prettier-vscode-plus",
                                "Prettier - Code formatter",
                                repository)
                        .get(0)
                        .facts())
                .containsEntry("repository", relation)
                .containsEntry("promise", "plus")
                .containsEntry("display-name", "same");
    }

    @ParameterizedTest
    @CsvSource({
        "verified.pypi-deepseek, verified",
        "microsoft-tools.helper, microsoft",
        "publishingsofficial.x, official"
    })
    void seesAPublisherThatClaimsTrust(String id, String word) {
        assertThat(traits(LOOK_ALIKES, id, "Anything", ""))
                .filteredOn(trait -> trait.name().equals(LookAlikes.CLAIMS_TRUST))
                .singleElement()
                .satisfies(trait -> assertThat(trait.facts()).containsEntry("word", word));
    }

    @Test
    void theNoteIsOurOwnWords() {
        assertThat(traits(LOOK_ALIKES, "evil<script>.git-grahp", "Git Graph\u202e", "")
                        .get(0)
                        .evidence()
                        .note())
                .isEqualTo("Resembles mhutchie.git-graph by mhutchie: the name is one slip away.");
    }

    private static List<Feature.Trait> traits(LookAlikes lookAlikes, String id, String displayName, String repository) {
        Evidence evidence = Evidence.match(Location.startOf("package.json"), "", id);
        int dot = id.indexOf('.');
        return lookAlikes.of(
                new Feature.Identity(
                        new ExtensionId(id.substring(0, dot), id.substring(dot + 1)),
                        "1.0.0",
                        "",
                        Registry.UNKNOWN,
                        evidence),
                List.of(
                        new Feature.ManifestFact("/displayName", displayName, evidence),
                        new Feature.ManifestFact("/repository/url", repository, evidence)));
    }
}
