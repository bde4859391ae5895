package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.Position;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The far ends of requests: which hosts they go to, and who named these. */
final class FarEnds {

    /** Guard of a request that goes where the user has it go, see {@link #isEndpointOfTheUser}. */
    static final String OWN_ENDPOINT = "own-endpoint";

    /** Mark of a request that goes to such an endpoint: what is written to it later goes there as well. */
    static final String SENT_TO_THE_USERS = "~own-endpoint";

    /** Mark of what was connected to a host of the user's own, see {@link #isHostOfTheUser}. */
    static final String CONNECTED_TO_THE_USERS = "~own-host";

    /** Mark of a request whose host an answer of the network named. */
    static final String CONNECTED_BY_NETWORK = "~host-from-network";

    private static final String OWN_HOST = "own-host";

    private static final String HOST_FROM_NETWORK = "host-from-network";

    private static final Set<String> NETWORK = Set.of("network-send", "network-url", "network-header", "network-host");

    private static final Set<String> OF_THE_USER = Set.of("configuration", "stored-secret", "user-input");

    private static final Set<String> FROM_NETWORK = Set.of("network-response");

    private static final Set<String> NAMING_HOSTS = Set.of(
            "configuration",
            "stored-secret",
            "user-input",
            "workspace-file",
            "local-file",
            "cloud-credentials",
            "ssh-credentials");

    private final Machine machine;
    private final ArgumentTexts texts;
    private final SinkData data;

    FarEnds(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
        this.data = new SinkData(machine, texts);
    }

    /** Whether a sink is part of a request. */
    static boolean isOfRequest(String sink) {
        return NETWORK.contains(sink);
    }

    /** The name of a sink; a request whose far ends are all on this machine is none. */
    static String sinkName(String name, List<String> destinations) {
        boolean local = !destinations.isEmpty() && destinations.stream().allMatch(LocalAddresses::isLocal);
        return local && NETWORK.contains(name) ? "local-ipc" : name;
    }

    /**
     * Where the data of a sink goes.
     *
     * @param own what the call names at the sink
     * @param far what names the far end of the receiver and the call as a whole
     */
    static List<String> destinations(ApiEntry.Sink sink, List<String> own, List<String> far) {
        if (NETWORK.contains(sink.to()) && !far.isEmpty() && own.stream().allMatch(FarEnds::isPath)) {
            return within(far, own);
        }
        return own.isEmpty() ? far : own;
    }

    /** A path at a client that was made for a host. */
    private static boolean isPath(String destination) {
        return destination.startsWith("/") && !destination.startsWith("//");
    }

    private static List<String> within(List<String> hosts, List<String> paths) {
        String path = paths.isEmpty() ? "" : paths.get(0);
        return hosts.stream()
                .map(host -> host.endsWith("/") && !path.isEmpty() ? host + path.substring(1) : host + path)
                .toList();
    }

    /** The options beside it name the host, whichever of several paths it is. */
    static boolean isPathOfHost(Position position) {
        return position.properties().contains("path");
    }

    /** Whether it is made of what users set or type. */
    static boolean isOfTheUser(Facts facts) {
        return OF_THE_USER.stream().anyMatch(facts::isTaintedBy);
    }

    /** Who named the far end of a call, as guards of what it sends. */
    Set<String> guards(ApiEntry entry, Value self, List<Value> arguments) {
        Set<String> guards = new TreeSet<>();
        if (isEndpointOfTheUser(entry, self, arguments)) {
            guards.add(OWN_ENDPOINT);
        }
        if (isHostOfTheUser(entry, self, arguments)) {
            guards.add(OWN_HOST);
        }
        if (isHostFromNetwork(entry, self, arguments)) {
            guards.add(HOST_FROM_NETWORK);
        }
        return guards;
    }

    /** The address, or the key that goes with the request, is one that the user set or typed. */
    boolean isEndpointOfTheUser(ApiEntry entry, Value self, List<Value> arguments) {
        if (self.facts().isMarkedWith(SENT_TO_THE_USERS)) {
            return true;
        }
        Facts facts = isConnectedToHostOfItsOwn(self) ? Facts.NONE : self.facts();
        for (ApiEntry.Sink sink : entry.sinks()) {
            if (NETWORK.contains(sink.to()) && !hasHostOfItsOwn(sink, self, arguments)) {
                facts = facts.join(hosts(sink, self, arguments));
            }
            if (sink.to().equals("network-url") || sink.to().equals("network-header")) {
                for (Value value : data.of(sink, self, arguments)) {
                    boolean isTheUsers = !data.isOptions(value) && !isRemoteAddress(value);
                    facts = isTheUsers ? facts.join(Values.deepFacts(value)) : facts;
                }
            }
        }
        return isOfTheUser(facts);
    }

    /** Where the user sets no other address, the request goes to one that the package names. */
    private boolean hasHostOfItsOwn(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        return sink.destination().stream()
                .flatMap(position -> texts.at(position, self, arguments).stream())
                .anyMatch(this::isRemoteAddress);
    }

    /** An address that the program names as a whole, where nothing else is set: a text, or a URL that was made of one. */
    private boolean isRemoteAddress(Value value) {
        return Values.alternatives(value).stream()
                .map(alternative ->
                        alternative instanceof PlainObject url ? machine.access.get(url, "href") : alternative)
                .flatMap(alternative -> Values.alternatives(alternative).stream())
                .anyMatch(alternative -> alternative instanceof Text text && isRemoteAddress(text.value()));
    }

    private static boolean isRemoteAddress(String text) {
        return text.contains("://") && !LocalAddresses.isLocal(text);
    }

    /** A connection that was made to an address: whose it is was decided then, and not by what the connection is made of. */
    private boolean isConnectedToHostOfItsOwn(Value self) {
        return self instanceof ApiInstance connection
                && machine.catalogue.find(connection.type().path()).stream()
                        .flatMap(entry -> entry.sinks().stream())
                        .anyMatch(sink -> NETWORK.contains(sink.to()))
                && connection.destinations().stream()
                        .anyMatch(text -> isRemoteAddress(text) && !LocalAddresses.hasUnknownHost(text));
    }

    /**
     * The host is no constant of the package and comes from where users name hosts: settings, and files that are not the
     * package's, such as the configuration of an account that also holds its key.
     */
    boolean isHostOfTheUser(ApiEntry entry, Value self, List<Value> arguments) {
        return self.facts().isMarkedWith(CONNECTED_TO_THE_USERS) || isHostNamedBy(NAMING_HOSTS, entry, self, arguments);
    }

    /** An answer of the network names the host, of this request or of the one that is written to. */
    boolean isHostFromNetwork(ApiEntry entry, Value self, List<Value> arguments) {
        return self.facts().isMarkedWith(CONNECTED_BY_NETWORK) || isHostNamedBy(FROM_NETWORK, entry, self, arguments);
    }

    private boolean isHostNamedBy(Set<String> sources, ApiEntry entry, Value self, List<Value> arguments) {
        for (ApiEntry.Sink sink : entry.sinks()) {
            boolean known = texts.of(sink.destination(), self, arguments).stream()
                    .anyMatch(text ->
                            !LocalAddresses.hasUnknownHost(text) && text.chars().anyMatch(Character::isLetter));
            if (NETWORK.contains(sink.to()) && !known) {
                Facts hosts = hosts(sink, self, arguments);
                if (sources.stream().anyMatch(hosts::isTaintedBy)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What names the host: not the path, and not the headers that stand in the same object. */
    Facts hosts(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        Facts facts = Facts.NONE;
        for (Position position : sink.destination()) {
            if (isPathOfHost(position)) {
                continue;
            }
            for (Value value : texts.at(position, self, arguments)) {
                if (!data.isOptions(value)) {
                    facts = facts.join(Values.deepFacts(value));
                }
            }
        }
        return facts;
    }
}
