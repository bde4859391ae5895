package dev.vsxray.scanner.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the rates of the corpus. Run with {@code -Dvsxray.update-pages=true} to write {@code docs/detection.md} anew. */
class DetectionRatesTest {

    private static final Path PAGE = Path.of("../docs/detection.md");
    private static final Path RULES = Path.of("../docs/rules.md");

    /** Honest code that evaluates a text of its own. Where that text is encoded it decodes and evaluates: an alarm, rightly. */
    private static final Set<String> EVALUATING =
            Set.of("decode-then-execute/worker-inline-source", "remote-script/template-engine-function");

    @TempDir
    private Path scratch;

    @Test
    void attacks_are_found_in_every_disguise_and_their_look_alikes_are_not() throws IOException {
        List<CorpusSample> samples = CorpusSample.all();
        Map<String, DetectionRates.Technique> techniques = DetectionRates.Technique.all();
        assertThat(samples).map(CorpusSample::technique).isSubsetOf(techniques.keySet());

        DetectionRates rates = DetectionRates.measure(samples, scratch);

        String page = rates.page(techniques);
        System.out.println(page);
        for (Disguise disguise : Disguise.values()) {
            System.out.println(disguise.title() + ": missed " + names(rates.missed(disguise)) + ", false alarms "
                    + names(rates.falseAlarms(disguise)));
        }
        if (Boolean.getBoolean("vsxray.update-pages")) {
            Files.writeString(PAGE, page);
            String rules = Files.readString(RULES);
            Files.writeString(
                    RULES,
                    rules.replaceFirst(
                            "(?s)## Measured rates\n.*?(?=\n## )", Matcher.quoteReplacement(rates.section())));
        }
        assertThat(rates.detected(Disguise.AS_WRITTEN)).isGreaterThanOrEqualTo(0.97);
        for (Disguise disguise : Disguise.values()) {
            assertThat(rates.detected(disguise)).as(disguise.title()).isGreaterThanOrEqualTo(0.9);
            if (disguise != Disguise.IN_A_LAYER) {
                boolean encodes = disguise == Disguise.STRINGS_ENCODED || disguise == Disguise.STRINGS_REVERSED;
                assertThat(names(rates.falseAlarms(disguise)))
                        .as(disguise.title())
                        .isSubsetOf(encodes ? EVALUATING : Set.of());
            }
        }
    }

    private static List<String> names(List<CorpusSample> samples) {
        return samples.stream().map(CorpusSample::name).toList();
    }
}
