package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.scanner.javascript.value.BudgetSpent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    @Test
    void endsWithItsSteps() {
        Budget budget = new Budget(30);
        budget.spend(29);

        assertThat(budget.isSpent()).isFalse();
        assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void countsWhatWasUsedAndWhatWasGranted() {
        Budget budget = new Budget(30);
        budget.spend(12);

        assertThat(budget.used()).isEqualTo(12);
        assertThat(budget.total()).isEqualTo(30);

        budget.grant(5);

        assertThat(budget.used()).isEqualTo(12);
        assertThat(budget.total()).isEqualTo(35);
        budget.spend(22);
        assertThat(budget.isSpent()).isFalse();
        assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(BudgetSpent.class);
        assertThat(budget.isSpent()).isTrue();
    }

    /** What the last step took beyond the end is no debt. */
    @Test
    void aGrantIsWholeWhateverWasOverdrawn() {
        Budget budget = new Budget(30);
        assertThatThrownBy(() -> budget.spend(1_000)).isInstanceOf(BudgetSpent.class);

        budget.grant(40);

        assertThat(budget.used()).isEqualTo(1_000);
        budget.spend(39);
        assertThat(budget.isSpent()).isFalse();
        assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void looksAtItsThreadEveryTenThousandSteps() {
        Budget budget = new Budget(1_000_000);
        budget.grant(1);
        budget.spend(1);
        Thread.currentThread().interrupt();

        budget.spend(9_999);
        assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndStaysSo() {
        Budget budget = new Budget(1_000_000);
        budget.spend(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> budget.spend(20_000)).isInstanceOf(BudgetSpent.class);
        budget.grant(1_000_000);
        assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(BudgetSpent.class);
    }
}
