package dev.vsxray.scanner.javascript.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Node 20 prints. */
class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.3333333333333333, 0.3333333333333333",
        "1e21, 1e+21",
        "123456789012345680000, 123456789012345680000",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "-0.0, 0",
        "5.6843418860808015e-14, 5.684341886080802e-14",
        "1e23, 1e+23",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "-123.456, -123.456",
        "18446744073709551616, 18446744073709552000",
        "NaN, NaN",
        "-Infinity, -Infinity",
    })
    void writesTheShortestDecimal(double value, String expected) {
        assertThat(NumberText.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 16, 0.8",
        "255.255, 36, 73.96ha2voha",
        "0.3333333333333333, 3, 0.1",
        "-7.25, 2, -111.01",
        "1152921504606846976, 7, 2031000661631341064200",
        "3.141592653589793, 36, 3.53i5ab8p5f",
        "1e21, 16, 3635c9adc5dea00000",
        "35, 36, z",
        "0, 2, 0",
    })
    void writesInAnyRadix(double value, int radix, String expected) {
        assertThat(NumberText.of(value, radix)).isEqualTo(expected);
    }

    @Test
    void roundsAsTheStandardSays() {
        assertThat(NumberText.fixed(1.005, 2)).isEqualTo("1.00");
        assertThat(NumberText.fixed(0.000001, 7)).isEqualTo("0.0000010");
        assertThat(NumberText.fixed(1.45, 1)).isEqualTo("1.4");
        assertThat(NumberText.precise(123.456, 4)).isEqualTo("123.5");
        assertThat(NumberText.precise(0.00001, 1)).isEqualTo("0.00001");
        assertThat(NumberText.precise(1e21, 3)).isEqualTo("1.00e+21");
        assertThat(NumberText.exponential(123456, 2)).isEqualTo("1.23e+5");
        assertThat(NumberText.exponential(0, -1)).isEqualTo("0e+0");
        assertThat(NumberText.exponential(12345, -1)).isEqualTo("1.2345e+4");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "' 12 ', 12",
        "0x1F, 31",
        "0b101, 5",
        "0o17, 15",
        "1e3, 1000",
        ".5, 0.5",
        "5., 5",
        "-Infinity, -Infinity",
        "1d, NaN",
        "0x, NaN",
        "1_000, NaN",
        "-0x10, NaN",
        "infinity, NaN",
        "., NaN",
        "e5, NaN",
    })
    void readsWholeTexts(String text, Double expected) {
        assertThat(Double.valueOf(NumberText.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "12px, 0, 12",
        "0x1g, 0, 1",
        "ff, 16, 255",
        "0xff, 16, 255",
        "z, 36, 35",
        "-101, 2, -5",
        "12, 1, NaN",
        "9007199254740993, 10, 9007199254740992",
        "'', 10, NaN",
        "1e5, 10, 1",
    })
    void readsIntegersFromTheStart(String text, int radix, Double expected) {
        assertThat(Double.valueOf(NumberText.parseInt(text, radix))).isEqualTo(expected);
    }

    @Test
    void readsFloatsFromTheStart() {
        assertThat(NumberText.parseFloat(" 3.14abc")).isEqualTo(3.14);
        assertThat(NumberText.parseFloat("1e")).isEqualTo(1);
        assertThat(NumberText.parseFloat("-.5.5")).isEqualTo(-0.5);
        assertThat(NumberText.parseFloat("x")).isNaN();
    }

    @Test
    void hugeNumbersAreInfinite() {
        assertThat(NumberText.parseInt("9".repeat(1_000_000), 10)).isInfinite();
        assertThat(NumberText.parseInt("1".repeat(2_000), 2)).isInfinite();
        assertThat(NumberText.parseInt("0".repeat(100_000) + "7", 10)).isEqualTo(7);
    }
}
