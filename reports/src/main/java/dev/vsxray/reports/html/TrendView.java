package dev.vsxray.reports.html;

import dev.vsxray.reports.fleet.Census;
import dev.vsxray.scanner.model.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * What was open on each day, as one line for each verdict, and the numbers behind it.
 *
 * @param most the number at the top of the drawing
 * @param rows the newest day first
 */
public record TrendView(List<Line> lines, int most, List<Row> rows) {

    public static final int WIDTH = 720;
    public static final int HEIGHT = 140;

    /** Where the lines begin and end, left to right. */
    public static final int LEFT = 12;

    public static final int RIGHT = WIDTH - 120;

    /** Where the lines are highest, and where they are at zero; the days stand below. */
    private static final int TOP = 12;

    private static final int BOTTOM = HEIGHT - 28;

    /** Between two texts one above the other. */
    private static final int LINE_HEIGHT = 14;

    private static final List<Verdict> OPEN = List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY);

    /** Days that are drawn and listed. */
    private static final int MAX_DAYS = 30;

    /** A verdict's line; {@code y} is where its number and its name stand, beside its end. */
    public record Line(Verdict verdict, String points, int last, int y) {}

    /** A day's numbers, in the order of the lines. */
    public record Row(LocalDate day, List<Integer> extensions) {}

    static TrendView of(Census census) {
        List<Census.Day> days = census.trend();
        days = days.subList(Math.max(0, days.size() - MAX_DAYS), days.size());
        int most = 1;
        List<Row> rows = new ArrayList<>();
        for (Census.Day day : days) {
            List<Integer> counts = OPEN.stream().map(day::count).toList();
            most = Math.max(
                    most, counts.stream().mapToInt(Integer::intValue).max().orElse(0));
            rows.add(0, new Row(day.day(), counts));
        }
        List<Line> lines = new ArrayList<>();
        for (Verdict verdict : OPEN) {
            StringJoiner points = new StringJoiner(" ");
            int y = 0;
            int last = 0;
            for (int i = 0; i < days.size(); i++) {
                last = days.get(i).count(verdict);
                y = BOTTOM - last * (BOTTOM - TOP) / most;
                points.add(LEFT + i * (RIGHT - LEFT) / Math.max(1, days.size() - 1) + "," + y);
            }
            lines.add(new Line(verdict, points.toString(), last, apart(y, lines)));
        }
        return new TrendView(lines, most, rows);
    }

    /** Texts of lines that end together stand one above the other, as near to the ends as there is room. */
    private static int apart(int y, List<Line> others) {
        for (int steps = 0; steps < 2 * OPEN.size(); steps++) {
            for (int free : List.of(y - steps * LINE_HEIGHT, y + steps * LINE_HEIGHT)) {
                if (free >= TOP && free <= BOTTOM && !isTaken(free, others)) {
                    return free;
                }
            }
        }
        return y;
    }

    private static boolean isTaken(int y, List<Line> others) {
        return others.stream().anyMatch(line -> Math.abs(line.y() - y) < LINE_HEIGHT);
    }

    public LocalDate firstDay() {
        return rows.get(rows.size() - 1).day();
    }

    public LocalDate lastDay() {
        return rows.get(0).day();
    }

    /** True when there are no two days to compare. */
    public boolean isEmpty() {
        return rows.size() < 2;
    }
}
