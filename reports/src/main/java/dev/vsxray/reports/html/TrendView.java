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
    public static final int HEIGHT = 120;

    /** Keeps strokes and the numbers at the ends inside the drawing. */
    private static final int MARGIN = 12;

    private static final List<Verdict> OPEN = List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY);

    /** Days that are drawn and listed. */
    private static final int MAX_DAYS = 30;

    /** A verdict's line; {@code y} is where its number stands, beside its end. */
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
                y = HEIGHT - MARGIN - last * (HEIGHT - 2 * MARGIN) / most;
                points.add(MARGIN + i * (WIDTH - 5 * MARGIN) / Math.max(1, days.size() - 1) + "," + y);
            }
            lines.add(new Line(verdict, points.toString(), last, apart(y, lines)));
        }
        return new TrendView(lines, most, rows);
    }

    /** Numbers of lines that end together stand one above the other. */
    private static int apart(int y, List<Line> others) {
        int free = y;
        while (isTaken(free, others) && free > MARGIN) {
            free -= MARGIN + 2;
        }
        return free;
    }

    private static boolean isTaken(int y, List<Line> others) {
        return others.stream().anyMatch(line -> Math.abs(line.y() - y) < MARGIN);
    }

    /** True when there are no two days to compare. */
    public boolean isEmpty() {
        return rows.size() < 2;
    }
}
