package dev.vsxray.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Whatever the bytes: a report that every format can write, or a refusal. Replays the kept inputs in every build; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class JsonReportFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void report(byte[] bytes) throws IOException {
        ScanReport report;
        try {
            report = JsonReportReader.read(new ByteArrayInputStream(bytes));
        } catch (UnreadableReportException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
            return;
        }
        for (ReportFormat format : ReportFormat.values()) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            format.write(report, Optional.empty(), Optional.empty(), written);
            assertThat(written.size()).isPositive();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void extension(byte[] bytes) throws IOException {
        try {
            assertThat(JsonReportReader.readExtension(new ByteArrayInputStream(bytes)))
                    .isNotNull();
        } catch (UnreadableReportException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }
}
