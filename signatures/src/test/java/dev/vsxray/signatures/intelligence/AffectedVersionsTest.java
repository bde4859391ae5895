package dev.vsxray.signatures.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedVersionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                        | 9.5.3         | AFFECTED",
                "*                        | ''            | AFFECTED",
                "''                       | 1.0.0         | AFFECTED",
                "unknown-subset           | 0.1.2         | UNDECIDED",
                "18.95.0                  | 18.95.0       | AFFECTED",
                "18.95.0                  | 18.95.1       | NOT_AFFECTED",
                "18.95.0                  | ''            | UNDECIDED",
                "18.95.0                  | nightly       | UNDECIDED",
                "1.8.12,1.8.13            | 1.8.13        | AFFECTED",
                "1.8.12,1.8.13            | 1.8.14        | NOT_AFFECTED",
                "2.63,2.66                | 2.63.0        | AFFECTED",
                "2.63,2.66                | 2.66.4        | AFFECTED",
                "2.63,2.66                | 2.64.0        | NOT_AFFECTED",
                ">=0.0.8                  | 0.0.7         | NOT_AFFECTED",
                ">=0.0.8                  | 0.1.0         | AFFECTED",
                "1.0.0-2.4.x,>=3.0.0      | 1.7.2         | AFFECTED",
                "1.0.0-2.4.x,>=3.0.0      | 2.4.9         | AFFECTED",
                "1.0.0-2.4.x,>=3.0.0      | 2.5.0         | NOT_AFFECTED",
                "1.0.0-2.4.x,>=3.0.0      | 3.0.1         | AFFECTED",
                "1.3.0-1.3.4              | 1.3.2         | AFFECTED",
                "1.3.0-1.3.4              | 1.3.5         | NOT_AFFECTED",
                ">=1.0.0 <1.4.2           | 1.4.1         | AFFECTED",
                ">=1.0.0 <1.4.2           | 1.4.2         | NOT_AFFECTED",
                "1.0.9,1.0.91             | 1.0.91        | AFFECTED",
                "1.2.0-beta.1             | 1.2.0-beta.1  | AFFECTED",
                "1.2.0-beta.1             | 1.2.0         | NOT_AFFECTED",
                "these are no versions    | 1.2.0         | UNDECIDED",
                "2024.06.99999999999999   | 2024.06.99999999999999 | AFFECTED",
            })
    void answersForAVersion(String versions, String installed, AffectedVersions.Answer answer) {
        assertThat(new AffectedVersions(versions).covers(installed)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"*, true, false", "unknown-subset, false, false", "0.5.0, false, true"})
    void knowsWhetherItIsLimited(String versions, boolean all, boolean limited) {
        assertThat(new AffectedVersions(versions).all()).isEqualTo(all);
        assertThat(new AffectedVersions(versions).limited()).isEqualTo(limited);
    }
}
