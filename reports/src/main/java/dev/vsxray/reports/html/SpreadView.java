package dev.vsxray.reports.html;

import dev.vsxray.reports.fleet.Census;
import java.util.List;
import java.util.StringJoiner;

/**
 * How an extension spread, as a line over the days.
 *
 * @param line points of the line, in a box of {@link #WIDTH} by {@link #HEIGHT}
 */
public record SpreadView(Census.Curve curve, String line) {

    public static final int WIDTH = 160;
    public static final int HEIGHT = 24;

    /** Keeps the stroke inside the box. */
    private static final int MARGIN = 2;

    static SpreadView of(Census.Curve curve) {
        List<Integer> machines = curve.machines();
        int most = machines.stream().mapToInt(Integer::intValue).max().orElse(1);
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i < machines.size(); i++) {
            int x = MARGIN + i * (WIDTH - 2 * MARGIN) / Math.max(1, machines.size() - 1);
            int y = HEIGHT - MARGIN - machines.get(i) * (HEIGHT - 2 * MARGIN) / Math.max(1, most);
            line.add(x + "," + y);
        }
        return new SpreadView(curve, line.toString());
    }
}
