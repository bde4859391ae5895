package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.codec.StringTableCode;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a function of the script for a well-known decoder once it has given what that decoder gives several times in a
 * row. An obfuscated table of some hundred strings is turned one by one, with a dozen decryptions in each turn, until a
 * sum of what comes out is right: computed step by step that alone is more than the work for a whole package.
 *
 * <p>A function that only pretends is found out by running it all the same now and then; what it gained by that it would
 * have gained by being too expensive to follow.
 */
final class KnownDecoders {

    /** Results that must agree before one is not computed. */
    private static final int SURE_AFTER = 6;

    /** One in so many is computed all the same. */
    private static final int CHECKED_EVERY = 64;

    /** In steps: a function that costs less is run. */
    private static final long CHEAP = 300;

    /** Characters that are decoded for one step of the budget. */
    private static final int CHARACTERS_PER_STEP = 4;

    private final Machine machine;

    KnownDecoders(Machine machine) {
        this.machine = machine;
    }

    /** What is known of one function: the decoders it may be, and how often they agreed with it. */
    static final class Trial {
        private final List<StringTableCode> candidates = new ArrayList<>();
        private int agreed;
        private int skipped;

        private Trial(boolean encrypted) {
            for (StringTableCode code : StringTableCode.values()) {
                if (code.isEncrypted() == encrypted) {
                    candidates.add(code);
                }
            }
        }
    }

    /** What the call gives without running, or null when it must run. */
    @Nullable
    Value instead(Closure closure, List<Value> arguments) {
        Trial trial = closure.code.trial;
        if (trial == null
                || trial.agreed < SURE_AFTER
                || trial.candidates.isEmpty()
                || !(arguments.get(0) instanceof Text code)
                || ++trial.skipped % CHECKED_EVERY == 0) {
            return null;
        }
        machine.spend(code.length() / CHARACTERS_PER_STEP + 1L);
        StringTableCode known = trial.candidates.get(0);
        return decode(known, code, arguments)
                .map(plain -> machine.decoded(plain, known.word(), code))
                .orElse(null);
    }

    /** Compares what a call gave with what decoders give. */
    void learn(Closure closure, List<Value> arguments, Value result) {
        if (arguments.isEmpty()
                || arguments.size() > 2
                || closure.code.lastCost < CHEAP
                || !(arguments.get(0) instanceof Text code)
                || !(result instanceof Text plain)) {
            return;
        }
        Trial trial = closure.code.trial;
        if (trial == null) {
            trial = new Trial(arguments.size() == 2);
            closure.code.trial = trial;
        }
        trial.candidates.removeIf(known -> !decode(known, code, arguments).equals(Optional.of(plain.value())));
        trial.agreed++;
    }

    private static Optional<String> decode(StringTableCode known, Text code, List<Value> arguments) {
        if (!known.isEncrypted()) {
            return arguments.size() == 1 ? known.decode(code.value(), "") : Optional.empty();
        }
        return arguments.size() == 2 && arguments.get(1) instanceof Text key
                ? known.decode(code.value(), key.value())
                : Optional.empty();
    }
}
