package dev.vsxray.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.reports.fleet.Census;
import dev.vsxray.scanner.model.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrendViewTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void drawsALineForEachVerdictWithTheNewestDayFirstInTheTable() {
        TrendView trend = trend(List.of(0, 8, 3), List.of(4, 2, 5));
        assertThat(trend.lines())
                .extracting(TrendView.Line::verdict, TrendView.Line::last, TrendView.Line::points)
                .containsExactly(
                        tuple(Verdict.MALICIOUS, 4, "12,112 600,62"),
                        tuple(Verdict.SUSPICIOUS, 2, "12,12 600,87"),
                        tuple(Verdict.RISKY, 5, "12,75 600,50"));
        assertThat(trend.rows())
                .extracting(TrendView.Row::extensions)
                .containsExactly(List.of(4, 2, 5), List.of(0, 8, 3));
        assertThat(trend.firstDay()).isEqualTo(FIRST);
        assertThat(trend.lastDay()).isEqualTo(FIRST.plusDays(1));
    }

    /** Also where lines end together at the top or the bottom, and where there is nothing. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 1", "0, 0, 0", "9, 9, 0", "5, 4, 5", "100, 99, 98"})
    void keepsItsWordsApartAndInside(int malicious, int suspicious, int risky) {
        List<Integer> places = trend(List.of(0, 0, 0), List.of(malicious, suspicious, risky)).lines().stream()
                .map(TrendView.Line::y)
                .sorted()
                .toList();
        assertThat(places).allMatch(y -> y >= 12 && y <= 112);
        assertThat(places.get(1) - places.get(0)).isGreaterThanOrEqualTo(14);
        assertThat(places.get(2) - places.get(1)).isGreaterThanOrEqualTo(14);
    }

    @Test
    void showsThirtyDays() {
        List<List<Integer>> days = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            days.add(List.of(day, 0, 0));
        }
        TrendView trend = TrendView.of(census(days));
        assertThat(trend.rows()).hasSize(30);
        assertThat(trend.firstDay()).isEqualTo(FIRST.plusDays(10));
    }

    @SafeVarargs
    private static TrendView trend(List<Integer>... days) {
        return TrendView.of(census(Arrays.asList(days)));
    }

    /** @param days for each day the malicious, suspicious and risky extensions */
    private static Census census(List<List<Integer>> days) {
        List<Census.Day> trend = new ArrayList<>();
        for (List<Integer> day : days) {
            trend.add(new Census.Day(
                    FIRST.plusDays(trend.size()),
                    Map.of(Verdict.MALICIOUS, day.get(0), Verdict.SUSPICIOUS, day.get(1), Verdict.RISKY, day.get(2))));
        }
        return new Census(
                new TreeMap<>(), List.of(), trend.stream().map(Census.Day::day).toList(), trend, List.of());
    }
}
