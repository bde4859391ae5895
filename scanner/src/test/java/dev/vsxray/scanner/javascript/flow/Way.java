package dev.vsxray.scanner.javascript.flow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How data gets from where it is read to where it goes, and what looks the same and does not let it go. */
enum Way {
    STRAIGHT("straight") {
        @Override
        PairProgram leaking(List<SinkCall> calls) {
            return PairProgram.of("", "(async data => {\n" + lines(calls) + "\n})");
        }

        /** How long it is, and whether there is any, is not what it says. */
        @Override
        PairProgram keeping(List<SinkCall> calls) {
            return PairProgram.of(
                    "",
                    "(async kept => {\nconst data = 'plain ' + String(kept).length + (kept ? ' some' : ' none');\n"
                            + lines(calls) + "\n})");
        }
    },
    HELPER_FUNCTION("through a helper function") {
        @Override
        PairProgram leaking(List<SinkCall> calls) {
            return PairProgram.of(
                    each(calls, (n, code) -> "async function carry" + n + "(data, context) {\n" + code + "\n}"),
                    "(kept => {\n" + each(calls, (n, code) -> "carry" + n + "(kept, context);") + "\n})");
        }

        /** The same function passes on both. */
        @Override
        PairProgram keeping(List<SinkCall> calls) {
            return PairProgram.of(
                    "function pass(value) { return value; }",
                    "(async kept => {\npass(kept);\nconst data = pass('plain');\n" + lines(calls) + "\n})");
        }
    },
    CLASS("through a class") {
        @Override
        PairProgram leaking(List<SinkCall> calls) {
            return PairProgram.of(
                    each(
                            calls,
                            (n, code) -> "class Carrier" + n + " {\nconstructor(kept) { this.kept = kept; }\n"
                                    + "async go(context) {\nconst data = this.kept;\n" + code + "\n}\n}"),
                    "(kept => {\n" + each(calls, (n, code) -> "new Carrier" + n + "(kept).go(context);") + "\n})");
        }

        /** Another instance has it. */
        @Override
        PairProgram keeping(List<SinkCall> calls) {
            return PairProgram.of(
                    "class Box {\nconstructor(kept) { this.kept = kept; }\nget() { return this.kept; }\n}",
                    "(async kept => {\nconst first = new Box(kept), second = new Box('plain');\nfirst.get();\n"
                            + "const data = second.get();\n" + lines(calls) + "\n})");
        }
    },
    PROMISE_CHAIN("through a chain of promises") {
        @Override
        PairProgram leaking(List<SinkCall> calls) {
            return chain("kept", calls);
        }

        /** The other property goes on. */
        @Override
        PairProgram keeping(List<SinkCall> calls) {
            return chain("plain", calls);
        }

        private PairProgram chain(String property, List<SinkCall> calls) {
            return PairProgram.of(
                    "",
                    "(value => Promise.resolve(value).then(kept => ({ kept, plain: 'plain' })).then(async ({ "
                            + property + ": data }) => {\n" + lines(calls) + "\n}))");
        }
    },
    /** Another file, or another module of a bundle: {@link PairProgram} says where it is put. */
    MODULE("through another module") {
        @Override
        PairProgram leaking(List<SinkCall> calls) {
            return PairProgram.withModule(
                    "(kept => other.carry(kept, context))",
                    "exports.carry = async (data, context) => {\n" + lines(calls) + "\n};\n");
        }

        /** The module keeps it, and gives something else. */
        @Override
        PairProgram keeping(List<SinkCall> calls) {
            return PairProgram.withModule(
                    "(async kept => {\nother.put(kept);\nconst data = other.name();\n" + lines(calls) + "\n})", """
                    const state = { kept: undefined, name: 'plain' };
                    exports.put = value => { state.kept = value; };
                    exports.name = () => state.name;
                    """);
        }
    };

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** What is read goes into all calls, each on a line of its own. */
    abstract PairProgram leaking(List<SinkCall> calls);

    /** What is read is at hand, and none of the calls gets it. */
    abstract PairProgram keeping(List<SinkCall> calls);

    private static String lines(List<SinkCall> calls) {
        return each(calls, (n, code) -> "{\n" + code + "\n}");
    }

    private interface Writing {
        String of(int number, String code);
    }

    private static String each(List<SinkCall> calls, Writing writing) {
        return IntStream.range(0, calls.size())
                .mapToObj(n -> writing.of(n, calls.get(n).code()))
                .collect(Collectors.joining("\n"));
    }
}
