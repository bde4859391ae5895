package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchStateTest {

    private static final long STEPS = 200_000;

    @Test
    void aSubjectThatCallsIsAskedOnceInEachTurn() {
        String script = """
                const tokens = [{ kind: 'word' }, { kind: 'blank' }, { kind: 'end' }, { kind: 'word' }];
                let asked = 0;
                const next = () => tokens[asked++];
                all: while (true) switch (next().kind) {
                  case 'end': break all;
                  default: break;
                }
                exports.result = asked;
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Num.of(3));
    }

    @Test
    void aCounterInTheSubjectCountsOnceInEachTurn() {
        String script = """
                const order = [2, 0, 1, 3];
                let at = 0, said = '';
                all: while (true) {
                  switch (order[at++]) {
                    case 0: said += 'b'; break;
                    case 1: said += 'c'; break;
                    case 2: said += 'a'; break;
                    case 3: break all;
                  }
                }
                exports.result = said;
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("abc"));
    }

    @Test
    void aListIsAStateAsLongAsItIsShortAndOfNumbers() {
        assertThat(DispatchState.isOfNumbers(array(numbers(DispatchState.LARGEST))))
                .isTrue();
        assertThat(DispatchState.isOfNumbers(array(numbers(DispatchState.LARGEST + 1))))
                .isFalse();
        assertThat(DispatchState.isOfNumbers(array(List.of()))).isFalse();
        List<Value> mixed = new ArrayList<>(numbers(3));
        mixed.set(1, Text.of("two"));
        assertThat(DispatchState.isOfNumbers(array(mixed))).isFalse();
    }

    private static List<Value> numbers(int count) {
        return Collections.nCopies(count, Num.of(7));
    }

    private static ArrayObject array(List<Value> elements) {
        return new ArrayObject(0, Null.NULL, elements);
    }
}
