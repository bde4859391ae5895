package dev.vsxray.scanner.verdict;

import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.Verdict;
import java.util.List;

/**
 * What the findings come to.
 *
 * @param score 0 to 100, only to sort by; exactly the sum of {@code parts}
 * @param parts most points first
 */
public record Judgement(Verdict verdict, int score, List<ScorePart> parts) {

    public Judgement {
        parts = List.copyOf(parts);
    }
}
