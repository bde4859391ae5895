package dev.vsxray.signatures.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a language model, or a search service for one, answers.
 *
 * @param value host suffix; for a local one the port
 * @param company empty where there is none
 */
public record ModelEndpoint(Place place, String value, String service, String company) {

    /** Where the endpoint is. */
    public enum Place {
        CLOUD,
        /** A port of this machine that little else uses. */
        LOCAL,
        /** A port of this machine that many programs use; says something only beside other signs of a model. */
        LOCAL_COMMON,
        SEARCH;

        /** The word used in tables, such as {@code local-common}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Place> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(place -> place.word().equals(word))
                    .findFirst();
        }
    }
}
