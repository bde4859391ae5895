package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationsTest {

    @Test
    void anAddressWithoutItsSlashIsNone() {
        assertThat(Destinations.real(List.of("https://api.example/v1/ask", "https://api.examplev1/ask")))
                .containsExactly("https://api.example/v1/ask");
    }

    @Test
    void aHostThatOnlyBeginsLikeAnotherStays() {
        List<String> two = List.of(
                "https://api.example/v1", "https://api.example.far.invalid/v1", "https://api.examplefar.invalid/v1");

        assertThat(Destinations.real(two)).isEqualTo(two);
    }

    @Test
    void anAddressWithoutItsLastLetterIsNone() {
        assertThat(Destinations.real(List.of("collect.example", "https://collect.exampl/v2", "/v2")))
                .containsExactly("collect.example", "/v2");
    }

    @Test
    void anAddressWithoutTheBracketsThatItNeverHadIsNone() {
        assertThat(Destinations.real(List.of("https://198.51.100.254", "[2001:db8::7]", "98.51.100.25", "2001:db8::7")))
                .containsExactly("https://198.51.100.254", "[2001:db8::7]", "2001:db8::7");
    }

    @Test
    void aHostThatIsShorterByMoreThanALetterStays() {
        List<String> two = List.of("collect.example", "collect.examp");

        assertThat(Destinations.real(two)).isEqualTo(two);
    }
}
