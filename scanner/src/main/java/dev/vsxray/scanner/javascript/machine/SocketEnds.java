package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;

/**
 * Where a socket goes whose call names no host: to this machine. A port alone is one of this machine, and a path is that
 * of a pipe or a Unix socket, over which editors talk with their language servers.
 *
 * @see <a href="https://nodejs.org/api/net.html#netcreateconnection">net.createConnection</a>
 */
final class SocketEnds {

    static final String THIS_MACHINE = "localhost";

    private static final Set<String> CONNECTING =
            Set.of("node:net.connect", "node:net.createConnection", "node:net.Socket.connect");

    private SocketEnds() {}

    static boolean areLocal(Api api, List<Value> arguments) {
        if (!CONNECTING.contains(api.path()) || arguments.isEmpty()) {
            return false;
        }
        for (Value first : Values.alternatives(arguments.get(0))) {
            if (!namesNoHost(first, Values.argument(arguments, 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesNoHost(Value first, Value second) {
        if (first instanceof HeapObject options) {
            boolean isWholly = options.rest().isEmpty() && options.delegate().isEmpty();
            return isWholly && !options.hasOwn("host") && (options.hasOwn("port") || options.hasOwn("path"));
        }
        boolean isPortOrPath = first == Undefined.UNDEFINED
                || first instanceof Num
                || first instanceof Text
                || first instanceof Unknown unknown
                        && (unknown.kind() == Unknown.Kind.NUMBER || unknown.kind() == Unknown.Kind.TEXT);
        return isPortOrPath && (second == Undefined.UNDEFINED || second instanceof FunctionObject);
    }
}
