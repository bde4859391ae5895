package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Data that the program, or a command that it runs, parks in a file: it is still that data when the file is read. */
final class ParkedFiles {

    /** In UTF-16 code units: {@code /tmp/a} with an ending. */
    private static final int SHORTEST_NAME = 8;

    private final Machine machine;
    private final Map<String, Facts> byPath = new HashMap<>();

    /** Files of whose names too little is known, by the very value that names them in both places. */
    private final Map<Value, Facts> byName = new IdentityHashMap<>();

    ParkedFiles(Machine machine) {
        this.machine = machine;
    }

    /** @param names the values that the paths were read from */
    void remember(List<Value> names, List<String> paths, Facts content) {
        if (!content.isTainted()) {
            return;
        }
        for (String path : paths) {
            if (isTold(path)) {
                byPath.merge(path, content, Facts::join);
            }
        }
        for (Value name : names) {
            if (!name.isConstant()) {
                byName.merge(name, content, Facts::join);
            }
        }
    }

    /** What is in the files that these values or paths name. */
    Facts in(List<Value> names, List<String> paths) {
        Facts facts = Facts.NONE;
        for (String path : paths) {
            facts = facts.join(byPath.getOrDefault(path, Facts.NONE));
        }
        for (Value name : names) {
            facts = facts.join(byName.getOrDefault(name, Facts.NONE));
        }
        return facts;
    }

    /**
     * A command line that packs or fetches files leaves their contents in what it writes; one that sends a file sends what
     * that holds.
     */
    void ofCommand(String line, String api, List<String> destinations) {
        for (String file : CommandLines.fetchedInto(line)) {
            Taint fetched =
                    Taint.from("network-response", line, machine.place(), "network-response fetched by a command");
            byPath.merge(file, Facts.tainted(fetched), Facts::join);
        }
        CommandLines.Line command = machine.commandLines.read(line);
        if (!command.sends() && !command.packs()) {
            return;
        }
        for (String file : CommandLines.filesIn(line)) {
            if (command.sends()) {
                for (Taint held : byPath.getOrDefault(file, Facts.NONE).taints()) {
                    machine.observations.flow(
                            held, "network-send", api, destinations, machine.place(), machine.context);
                }
            }
            if (command.packs()) {
                String source = "workspace-file";
                Taint packed = Taint.from(source, line, machine.place(), source + " packed by a command");
                byPath.merge(file, Facts.tainted(packed), Facts::join);
            }
        }
    }

    /** A name of which enough is known that it is the same file where it stands on a command line. */
    private static boolean isTold(String path) {
        return !path.contains(Unknown.HOLE) || path.replace(Unknown.HOLE, "").length() >= SHORTEST_NAME;
    }
}
