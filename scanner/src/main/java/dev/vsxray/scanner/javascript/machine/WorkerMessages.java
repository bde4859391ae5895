package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program and the workers and processes that it starts post to one another. Whoever listens is called with it
 * under what made the other side post, whichever of the two came first. Which of several workers a message is for is not
 * told apart, but a program does not talk to itself: a library that serves both ends has both in one file.
 */
final class WorkerMessages {

    /** Guard of what is done only when the process was started with an argument for it. */
    static final String OWN_ARGUMENTS = "own-arguments";

    /** Messages and listeners that are kept in each direction. */
    private static final int MAXIMUM_KEPT = 24;

    /** What a process answers is left out: that is how language servers speak, of everything and with everybody at once. */
    private static final Map<String, Way> POSTING = Map.of(
            "node:child_process.ChildProcess.send", Way.DOWN,
            "node:child_process.ChildStdin.write", Way.INPUT,
            "node:child_process.ChildStdin.end", Way.INPUT,
            "node:worker_threads.Worker.postMessage", Way.DOWN,
            "node:worker_threads.parentPort.postMessage", Way.UP);

    /** What language servers and their clients tell and ask of one another, by the name of a method. */
    private static final Map<String, Direction> ASKING = Map.of(
            "npm:vscode-languageclient.Client.sendRequest", Direction.DOWN,
            "npm:vscode-languageclient.Client.sendNotification", Direction.DOWN,
            "npm:vscode-languageserver.Connection.sendRequest", Direction.UP,
            "npm:vscode-languageserver.Connection.sendNotification", Direction.UP);

    private static final Map<String, Direction> ANSWERING = Map.of(
            "npm:vscode-languageserver.Connection.onRequest", Direction.DOWN,
            "npm:vscode-languageserver.Connection.onNotification", Direction.DOWN,
            "npm:vscode-languageclient.Client.onRequest", Direction.UP,
            "npm:vscode-languageclient.Client.onNotification", Direction.UP);

    private static final Map<String, Way> LISTENING = Map.of(
            "node:worker_threads.Worker", Way.UP,
            "global.process", Way.DOWN,
            "global.process.stdin", Way.INPUT,
            "node:worker_threads.parentPort", Way.DOWN);

    private static final String NOT_KNOWN = "?";

    /** Calls whose options hold what the process finds on its standard input. */
    private static final Set<String> GIVING_INPUT =
            Set.of("node:child_process.execFileSync", "node:child_process.execSync", "node:child_process.spawnSync");

    /** What tells that all of the input was read. */
    private static final Set<String> ENDING = Set.of("end", "close");

    private static final Set<String> ADDING = Set.of("on", "once", "addListener", "addEventListener");

    private final Machine machine;
    private final Map<Way, List<Post>> posts = new HashMap<>();
    private final Map<Way, List<Listener>> listeners = new HashMap<>();

    /** Who waits for the end of the standard input. */
    private final List<Listener> waiting = new ArrayList<>();

    /** What workers are started with; undefined while none was. */
    private Value workerData = Undefined.UNDEFINED;

    /** What is among the arguments of a process that was started. */
    private Value argument = Unknown.of(Unknown.Kind.TEXT, Facts.marked(OWN_ARGUMENTS));

    WorkerMessages(Machine machine) {
        this.machine = machine;
    }

    /** Posts or listens where a call does that. */
    void called(Api api, List<Value> arguments) {
        Way posting = POSTING.get(api.path());
        if (posting != null) {
            post(posting, Values.argument(arguments, 0));
        }
        if (GIVING_INPUT.contains(api.path())) {
            arguments.forEach(this::input);
        }
        Direction asking = ASKING.get(api.path());
        if (asking != null) {
            post(new Way(asking, method(arguments)), Values.argument(arguments, 1));
        }
        Direction answering = ANSWERING.get(api.path());
        if (answering != null && Promises.isCallable(Values.argument(arguments, 1))) {
            listen(new Way(answering, method(arguments)), new Listener(arguments.get(1), machine.frame().script));
        }
        int dot = api.path().lastIndexOf('.');
        if (dot > 0 && ADDING.contains(api.path().substring(dot + 1))) {
            Way listening = LISTENING.get(api.path().substring(0, dot));
            if (listening != null
                    && Values.argument(arguments, 0) instanceof Text event
                    && Promises.isCallable(Values.argument(arguments, 1))) {
                Listener listener = new Listener(arguments.get(1), machine.frame().script);
                if (event.value().equals(listening == Way.INPUT ? "data" : "message")) {
                    listen(listening, listener);
                } else if (listening == Way.INPUT && ENDING.contains(event.value())) {
                    await(listener);
                }
            }
        }
    }

    private void input(Value options) {
        if (options instanceof HeapObject object) {
            Value input = machine.access.get(object, "input");
            if (input != Undefined.UNDEFINED) {
                post(Way.INPUT, input);
            }
        }
    }

    private void await(Listener listener) {
        if (waiting.size() < MAXIMUM_KEPT && !waiting.contains(listener)) {
            waiting.add(listener);
            posts.getOrDefault(Way.INPUT, List.of()).forEach(post -> end(post, listener));
        }
    }

    private void post(Way way, Value message) {
        List<Post> posted = posts.computeIfAbsent(way, key -> new ArrayList<>());
        Post post = new Post(message, machine.context, machine.frame().script);
        if (posted.size() < MAXIMUM_KEPT && !posted.contains(post)) {
            posted.add(post);
            List.copyOf(listeners.getOrDefault(way, List.of())).forEach(listener -> deliver(post, listener));
            if (way == Way.INPUT) {
                List.copyOf(waiting).forEach(listener -> end(post, listener));
            }
        }
    }

    private void listen(Way way, Listener listener) {
        List<Listener> listening = listeners.computeIfAbsent(way, key -> new ArrayList<>());
        if (listening.size() < MAXIMUM_KEPT && !listening.contains(listener)) {
            listening.add(listener);
            List.copyOf(posts.getOrDefault(way, List.of())).forEach(post -> deliver(post, listener));
        }
    }

    private void deliver(Post post, Listener listener) {
        if (!isSame(post.from(), listener.in())) {
            machine.agenda.add(
                    listener.function(), Undefined.UNDEFINED, List.of(post.message()), post.context(), listener.in());
        }
    }

    /** The end of the input comes after what was read, which the listener may have gathered. */
    private void end(Post post, Listener listener) {
        deliver(new Post(Undefined.UNDEFINED, post.context(), post.from()), listener);
    }

    private static boolean isSame(Script one, Script other) {
        return one.path().equals(other.path()) && one.depth() == other.depth();
    }

    /** A worker is started with these options. */
    void started(Value options) {
        if (options instanceof HeapObject object) {
            Value data = machine.access.get(object, "workerData");
            if (data != Undefined.UNDEFINED) {
                workerData = workerData == Undefined.UNDEFINED ? data : Values.join(workerData, data);
                machine.noteMessage();
            }
        }
    }

    /** What {@code require('worker_threads').workerData} is in a worker. */
    Value workerData() {
        return workerData == Undefined.UNDEFINED ? Unknown.ANY : workerData;
    }

    /** A process is started with these arguments; of those only data and the names of files are told on. */
    void startedWith(List<Value> arguments) {
        for (Value given : arguments) {
            Value known = isData(given) || isFile(given) ? Values.join(argument, given) : argument;
            if (!known.equals(argument)) {
                argument = known;
                machine.noteMessage();
            }
        }
    }

    private static boolean isData(Value given) {
        return Values.deepFacts(given).isTainted();
    }

    private static boolean isFile(Value given) {
        return given instanceof Text text && text.value().startsWith("/");
    }

    /** What each element of {@code process.argv} may be: which process gets which argument is not told apart. */
    Value argument() {
        return argument;
    }

    /** A method is named by its text or by an object that has it; where it is not known it is one of its own. */
    private String method(List<Value> arguments) {
        Value named = Values.argument(arguments, 0);
        Value name = named instanceof HeapObject type ? machine.access.get(type, "method") : named;
        return name instanceof Text text ? text.value() : NOT_KNOWN;
    }

    /** @param method the method of a language server; empty for messages of other kinds */
    private record Way(Direction direction, String method) {
        static final Way DOWN = new Way(Direction.DOWN, "");
        static final Way INPUT = new Way(Direction.DOWN, "standard input");
        static final Way UP = new Way(Direction.UP, "");
    }

    private enum Direction {
        /** From the program to what it started. */
        DOWN,
        UP
    }

    private record Post(Value message, Context context, Script from) {}

    private record Listener(Value function, Script in) {}
}
