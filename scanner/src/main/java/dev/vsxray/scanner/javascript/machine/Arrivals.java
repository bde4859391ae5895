package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;

/** Data that arrives at a sink: what it is made of flows there, and further where the sink is a program that sends it on. */
final class Arrivals {

    /** A client of several services knows the keys of more than one, and sends the one that is set. */
    private static final int MANY_ISSUERS = 3;

    private static final Set<String> ENCODINGS =
            Set.of("hex-encode", "base64-encode", "split-into-labels", "encrypt", "compress");

    private final Machine machine;

    Arrivals(Machine machine) {
        this.machine = machine;
    }

    void reach(String sink, String path, List<Value> data, List<String> destinations) {
        reach(sink, path, data, destinations, Facts.NONE, machine.context);
    }

    /** @param hosts what the name of the far end is made of */
    void reach(String sink, String path, List<Value> data, List<String> destinations, Facts hosts, Context context) {
        Facts facts = Facts.NONE;
        for (Value value : data) {
            facts = facts.join(Values.factsWithin(value, machine.place()));
            machine.bridge.posted(sink, value);
        }
        observe(sink, path, facts, destinations, hosts, context);
    }

    void observe(String sink, String path, Facts facts, List<String> destinations, Facts hosts, Context context) {
        boolean hostUnknown =
                sink.equals("network-url") && destinations.stream().allMatch(LocalAddresses::hasUnknownHost);
        boolean isWholeName = sink.equals("dns-query") && destinations.stream().allMatch(Unknown.HOLE::equals);
        String name = sink.equals("process-argument") ? argumentSink(path, destinations) : sink;
        boolean toProgram = CommandLines.isSink(sink) || sink.equals("process-argument");
        List<String> further =
                toProgram && facts.isTainted() ? CommandLines.sinksOf(String.join(" ", destinations)) : List.of();
        if (sink.equals("network-send") && isOfManyIssuers(facts)) {
            Taint collected = Taint.from("environment", "", machine.place(), "secrets of many issuers, collected");
            machine.observations.flow(collected, sink, path, destinations, machine.place(), context);
        }
        for (Taint taint : facts.taints()) {
            boolean names = hostUnknown && hosts.isTaintedBy(taint.source()) || isWholeName && !isEncoded(taint);
            machine.observations.flow(
                    taint, names ? "network-host" : name, path, destinations, machine.place(), context);
            for (String taker : further) {
                if (taker.equals("dns-query") && !isEncoded(taint)) {
                    continue;
                }
                machine.observations.flow(taint, taker, path, destinations, machine.place(), context);
            }
            if (further.contains("network-send") && taint.source().equals("workspace-path")) {
                fileLeaves(taint, path, String.join(" ", destinations), facts, context);
            }
        }
    }

    /** Keys that one message carries to one far end, though each is for another; names begin with whose key it is. */
    private static boolean isOfManyIssuers(Facts facts) {
        long issuers = facts.taints().stream()
                .filter(taint -> taint.source().equals("environment-secret"))
                .map(taint -> taint.detail().split("_", 2)[0])
                .distinct()
                .count();
        return issuers >= MANY_ISSUERS;
    }

    /** A command that sends a file is told which one by its path. */
    private void fileLeaves(Taint place, String path, String line, Facts all, Context context) {
        if (CommandLines.takesFiles(line)) {
            boolean toTheUsers = FarEnds.isOfTheUser(all);
            String source = "workspace-file";
            Taint file = Taint.from(source, place.detail(), machine.place(), source + " taken by a command");
            Context where = toTheUsers ? context.under(Set.of(FarEnds.OWN_ENDPOINT)) : context;
            machine.observations.flow(
                    file, "network-send", path, List.of(CommandLines.farEndOf(line)), machine.place(), where);
        }
    }

    /** What is looked up as it is names a host; nobody reads it who does not already serve that name. */
    private static boolean isEncoded(Taint taint) {
        return taint.through().stream().anyMatch(ENCODINGS::contains);
    }

    /** What a program is given as an argument, or sent, is a command where the program runs it. */
    private static String argumentSink(String path, List<String> words) {
        boolean isInput = path.contains(".ChildStdin.");
        boolean runs =
                isInput ? CommandLines.readsItsInput(words) : CommandLines.runsAnArgument(String.join(" ", words));
        return runs ? "process-command" : "process-argument";
    }
}
