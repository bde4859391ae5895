package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings by severity and confidence; each cell is a filter. Rows run from critical down, columns from high down. */
public record Matrix(List<Row> rows) {

    /** Shades of a cell; 0 is empty. */
    private static final int SHADES = 4;

    public record Row(Severity severity, List<Cell> cells) {}

    /**
     * @param risk the cell's name, as {@link ExtensionView#risks} writes it
     * @param shade 0 to 4, by the number of findings against the fullest cell
     */
    public record Cell(Confidence confidence, String risk, int findings, int shade) {}

    static Matrix of(ScanReport report) {
        Map<String, Integer> counts = new TreeMap<>();
        report.extensions().stream()
                .flatMap(extension -> extension.findings().stream())
                .forEach(finding -> counts.merge(risk(finding.severity(), finding.confidence()), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int s = Severity.values().length - 1; s >= 0; s--) {
            Severity severity = Severity.values()[s];
            List<Cell> cells = new ArrayList<>();
            for (int c = Confidence.values().length - 1; c >= 0; c--) {
                Confidence confidence = Confidence.values()[c];
                int findings = counts.getOrDefault(risk(severity, confidence), 0);
                int shade = most == 0 ? 0 : (findings * SHADES + most - 1) / most;
                cells.add(new Cell(confidence, risk(severity, confidence), findings, shade));
            }
            rows.add(new Row(severity, cells));
        }
        return new Matrix(rows);
    }

    /** True when there is no finding at all. */
    public boolean isEmpty() {
        return rows.stream().flatMap(row -> row.cells().stream()).allMatch(cell -> cell.findings() == 0);
    }

    private static String risk(Severity severity, Confidence confidence) {
        return severity.word() + "/" + confidence.word();
    }
}
