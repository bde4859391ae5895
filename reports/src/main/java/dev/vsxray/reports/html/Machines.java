package dev.vsxray.reports.html;

import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.fleet.MachineSummary;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The machines of a fleet's report, worst first; none in the report of one machine. */
public record Machines(List<Machine> all, Map<String, Integer> numbers, boolean canFilter) {

    /** Pairs of a machine and an extension above which the page has no filter by machine: its data would be the page. */
    private static final int MAX_PAIRS = 30_000;

    /**
     * One machine.
     *
     * @param number by which rows name it
     */
    public record Machine(int number, MachineSummary summary) {}

    static Machines of(ScanReport report, Optional<Census> census) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Machine> all = new ArrayList<>();
        for (MachineSummary summary : MachineSummary.ofFleet(report, census)) {
            numbers.put(summary.name(), all.size());
            all.add(new Machine(all.size(), summary));
        }
        int pairs = report.extensions().stream()
                .mapToInt(extension -> MachineSummary.names(extension).size())
                .sum();
        return new Machines(List.copyOf(all), Map.copyOf(numbers), pairs <= MAX_PAIRS);
    }

    /** Distinct machines that have {@code extension}. */
    int count(ExtensionReport extension) {
        return MachineSummary.names(extension).size();
    }

    /** Machines that the row of {@code extension} names for the filter. */
    int filtered(ExtensionReport extension) {
        return canFilter ? count(extension) : 0;
    }

    /** The numbers of the machines that have {@code extension}, where the page can filter by them. */
    String numbers(ExtensionReport extension) {
        if (!canFilter) {
            return "";
        }
        StringJoiner joined = new StringJoiner("|", "|", "|");
        MachineSummary.names(extension).forEach(name -> joined.add(Integer.toString(numbers.getOrDefault(name, -1))));
        return joined.toString();
    }
}
