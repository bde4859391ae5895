package dev.vsxray.online.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://open-vsx.example/, true",
        "https://git.corp.example/, false",
        "https://corp.example/, false",
        "https://notcorp.example/, true",
        "https://a.internal.example/, false",
        "http://localhost:9/, false",
    })
    void goesThroughTheProxyButForTheHostsThatAreNamed(URI address, boolean proxied) {
        ProxySettings settings = ProxySettings.of(Map.of(
                "HTTPS_PROXY", "http://127.0.0.1:3128", "NO_PROXY", "corp.example, *.internal.example localhost"));

        Proxy proxy = settings.selector().select(address).get(0);

        assertThat(proxy.type()).isEqualTo(proxied ? Proxy.Type.HTTP : Proxy.Type.DIRECT);
        if (proxied) {
            assertThat(((InetSocketAddress) proxy.address()).getPort()).isEqualTo(3128);
        }
    }

    @Test
    void anAddressThatIsNoneIsTold() {
        assertThatThrownBy(() -> ProxySettings.of(Map.of("https_proxy", "http://")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ProxySettings.of(Map.of())).isEqualTo(ProxySettings.NONE);
    }
}
