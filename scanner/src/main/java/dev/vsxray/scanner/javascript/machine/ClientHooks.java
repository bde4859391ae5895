package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.Position;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Functions that a program puts between a client of the network and its requests: what they add to a request goes where
 * the client sends it, and what they are handed is what the client was given.
 *
 * <p>They run where they are put in: which requests go through them is not followed. Hooks that see answers alone are
 * callbacks as any.
 */
final class ClientHooks {

    /** https://axios-http.com/docs/interceptors, https://github.com/sindresorhus/got/blob/v11/readme.md#hooks, https://github.com/sindresorhus/ky#hooks */
    private static final Map<String, List<Position>> BEFORE_REQUESTS = Map.of(
            "npm:axios.interceptors.request.use", List.of(Position.parse("0")),
            "npm:got.extend",
                    List.of(Position.parse("0.hooks.beforeRequest.*"), Position.parse("0.hooks.beforeRetry.*")),
            "npm:got", List.of(Position.parse("1.hooks.beforeRequest.*")),
            "npm:ky.create", List.of(Position.parse("0.hooks.beforeRequest.*")),
            "npm:ky.extend", List.of(Position.parse("0.hooks.beforeRequest.*")));

    private static final List<ApiEntry.Sink> OF_A_REQUEST = List.of(
            sink("network-send", "0.data", "0.body", "0.json", "0.form"),
            sink("network-url", "0.url", "0.params", "0.params.*", "0.searchParams"),
            sink("network-header", "0.headers", "0.headers.*"));

    /** The option by which clients of language models and others take a function in place of the global one. */
    private static final String OWN_FETCH = "fetch";

    /** Guard of what such a function does. */
    private static final String WITHIN_A_CLIENT = "within-a-client";

    /** Calls of a client that are handed to such a function. */
    private static final int MAXIMUM_CALLS = 4;

    private final Machine machine;
    private final Map<String, Transport> transports = new LinkedHashMap<>();
    private final Map<Value, Integer> handed = new IdentityHashMap<>();

    ClientHooks(Machine machine) {
        this.machine = machine;
    }

    private record Transport(Value fetch, Value options) {}

    private static ApiEntry.Sink sink(String to, String... data) {
        List<Position> positions = List.of(data).stream().map(Position::parse).toList();
        return new ApiEntry.Sink(
                to, positions, List.of(), List.of(Position.parse("0.url"), Position.parse("0.baseURL")));
    }

    /** A call of the catalogue, before it is followed. */
    void called(Api api, List<Value> arguments) {
        if (!api.path().startsWith("npm:")) {
            return;
        }
        for (Position position : BEFORE_REQUESTS.getOrDefault(api.path(), List.of())) {
            for (Value hook : machine.apis.valuesAt(position, arguments)) {
                Values.alternatives(hook).forEach(function -> addsTo(function, api, arguments));
            }
        }
        handOver(api, arguments);
    }

    private void addsTo(Value hook, Api api, List<Value> arguments) {
        if (!(hook instanceof FunctionObject)) {
            return;
        }
        PlainObject request = machine.newObject();
        request.put("url", Unknown.TEXT);
        request.put("method", Unknown.TEXT);
        request.put("headers", machine.apis.instance(Api.of("global.Headers"), Unknown.ANY.facts()));
        Value answer = machine.unknownCalls.callMaybe(hook, Undefined.UNDEFINED, List.of(request));
        Value sent = Values.join(request, machine.promises.await(answer));
        machine.apis.goesOut(ApiEntry.ofSinks(api.path(), OF_A_REQUEST), sent, machine.apis.farEnd(api, arguments));
    }

    /** A client that is made with a fetch of its own hands that what its methods are given, and the key it was made with. */
    void made(Api client, List<Value> arguments) {
        if (Values.argument(arguments, 0) instanceof PlainObject options
                && options.find(OWN_FETCH) != null
                && machine.access.get(options, OWN_FETCH) instanceof FunctionObject fetch) {
            transports.put(client.path(), new Transport(fetch, options));
        }
    }

    private void handOver(Api method, List<Value> arguments) {
        for (Map.Entry<String, Transport> each : transports.entrySet()) {
            Transport transport = each.getValue();
            if (method.path().startsWith(each.getKey() + ".")
                    && arguments.stream().anyMatch(HeapObject.class::isInstance)
                    && handed.merge(transport.fetch(), 1, Integer::sum) <= MAXIMUM_CALLS) {
                PlainObject request = machine.newObject();
                request.put("method", Text.of("POST"));
                request.put("headers", Unknown.with(Values.deepFacts(transport.options())));
                request.put(
                        "body",
                        Unknown.of(
                                Unknown.Kind.TEXT,
                                Values.derived(arguments, machine.place())
                                        .facts()
                                        .through("json", machine.place())));
                Context context = machine.context;
                machine.context = context.under(Set.of(WITHIN_A_CLIENT));
                machine.unknownCalls.callMaybe(transport.fetch(), Undefined.UNDEFINED, List.of(Unknown.TEXT, request));
                machine.context = context;
            }
        }
    }
}
