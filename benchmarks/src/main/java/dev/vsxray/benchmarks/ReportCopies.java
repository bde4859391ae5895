package dev.vsxray.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the reports of a fleet out of one real JSON report: its extensions are copied under other names, each machine gets
 * as many as asked for.
 */
public final class ReportCopies {

    /** Extensions known in the whole fleet. */
    private static final int POOL = 520;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportCopies() {}

    /** {@code REPORT.json MACHINES EXTENSIONS FOLDER} */
    public static void main(String[] arguments) throws IOException {
        JsonNode report = JSON.readTree(Path.of(arguments[0]).toFile());
        int machines = Integer.parseInt(arguments[1]);
        int extensions = Integer.parseInt(arguments[2]);
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        for (int machine = 0; machine < machines; machine++) {
            ObjectNode copy = report.deepCopy();
            ((ObjectNode) copy.get("scan")).put("host", "machine-" + machine);
            ArrayNode copied = copy.putArray("extensions");
            for (int i = 0; i < extensions; i++) {
                copied.add(extension(report.get("extensions"), (machine * 7 + i) % POOL));
            }
            JSON.writeValue(folder.resolve("machine-" + machine + ".json").toFile(), copy);
        }
    }

    private static ObjectNode extension(JsonNode originals, int number) {
        ObjectNode copy = originals.get(number % originals.size()).deepCopy();
        String name = copy.get("name").asText() + "-" + number;
        copy.put("name", name).put("id", copy.get("publisher").asText() + "." + name);
        copy.put("sha256", String.format("%064x", number));
        return copy;
    }
}
