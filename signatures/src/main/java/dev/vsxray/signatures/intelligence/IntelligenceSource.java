package dev.vsxray.signatures.intelligence;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Who supplied part of the intelligence.
 *
 * @param name short, such as {@code ms-removed-packages}
 * @param url where it is published
 * @param licence SPDX id, or {@code facts} where only facts were taken from a text
 * @param asOf the day of the copy that was used
 */
public record IntelligenceSource(String name, String url, String licence, LocalDate asOf)
        implements Comparable<IntelligenceSource> {

    @Override
    public int compareTo(IntelligenceSource other) {
        return Comparator.comparing(IntelligenceSource::name)
                .thenComparing(IntelligenceSource::url)
                .compare(this, other);
    }
}
