package dev.vsxray.online.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistriesTest {

    @ParameterizedTest
    @CsvSource({
        "VS Code, VSCODE_MARKETPLACE, vscode-marketplace",
        "VSCodium, OPEN_VSX, open-vsx",
        "Cursor, OTHER, marketplace.cursorapi.com",
        "Windsurf, OTHER, marketplace.windsurf.com",
    })
    void theEditorsOwnGalleryDecides(String editor, Registry registry, String name) throws Exception {
        assertThat(choice(editor, registry, Optional.empty()))
                .isInstanceOfSatisfying(
                        Registries.Choice.Chosen.class,
                        chosen -> assertThat(chosen.registry().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({"VS Code, SIDELOADED", "'', UNKNOWN", "Trae, OTHER"})
    void noRegistryIsGuessed(String editor, Registry registry) throws Exception {
        assertThat(choice(editor, registry, Optional.empty())).isInstanceOf(Registries.Choice.None.class);
    }

    @Test
    void theGalleryTheUserNamesIsTheOneThatIsNotKnown() throws Exception {
        Optional<URI> ours = Optional.of(URI.create("https://gallery.corp.example/api"));

        assertThat(choice("VS Code", Registry.OTHER, ours))
                .isInstanceOfSatisfying(
                        Registries.Choice.Chosen.class,
                        chosen -> assertThat(chosen.registry().name()).isEqualTo("gallery.corp.example"));
        assertThat(choice("VS Code", Registry.VSCODE_MARKETPLACE, ours))
                .isInstanceOfSatisfying(
                        Registries.Choice.Chosen.class,
                        chosen -> assertThat(chosen.registry().name()).isEqualTo("vscode-marketplace"));
    }

    private static Registries.Choice choice(String editor, Registry registry, Optional<URI> gallery)
            throws IOException {
        Place place = new Place("/x", editor, "", "", Place.InstallSource.GALLERY, registry, Place.State.ENABLED);
        return Registries.publicOnes(Fixtures.web(), gallery).responsibleFor(List.of(place));
    }
}
