package se.lagesbild.backend.maps.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers may be asked: what leads inwards is not, however it is written. */
class OutsideHostsTests {
    private static final OutsideHosts HOSTS = new OutsideHosts(List.of());
    private static final Predicate<InetAddress> NONE_OWN = address -> false;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1",
                        "172.31.255.255",
                "192.168.1.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::",
                "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1",
                        "ff02::1",
                "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1"
            })
    void innerAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.128.0.1",
                "193.10.1.1",
                "2a00:801::1",
                "2606:4700::1111"
            })
    void addressesOfTheInternetArePublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    /** Every way of writing them: refused when it is read, or when its name is looked up to connect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x",
                "http://[::1]/x",
                "http://[::ffff:127.0.0.1]/x",
                "http://2130706433/x",
                "http://0x7f000001/x",
                "http://0x7f.1/x",
                "http://0177.0.0.1/x",
                "http://127.1/x",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.8:8080/wms",
                "http://user@127.0.0.1/x",
                "http://maps.example@127.0.0.1/x",
                "http://localhost/x",
                "http://LOCALHOST./x",
                "file:///etc/passwd",
                "ftp://maps.example/x",
                "gopher://maps.example/",
                "http:///x",
                "//maps.example/x",
                "maps.example",
                "http://maps.example:22/x",
                "http://maps.example:5432/",
                "http://maps.example/x#y",
                "http://maps.example /x",
                "jar:http://maps.example/!/",
                "http://127.0.0.1\\@maps.example/"
            })
    void whatLeadsInwardsIsNotAsked(String address) {
        try (var fetch = new Closing(HOSTS)) {
            assertThatThrownBy(() -> fetch.fetch.get(new OutsideFetch.Wish(
                            new URI(address.replace(" ", "%20").replace("\\", "%5C")), null, null, 1_000, 2_000)))
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.code())
                                    .isIn(
                                            "outside-inner-network",
                                            "outside-address",
                                            "outside-port",
                                            "outside-user-in-address"));
        }
    }

    @ParameterizedTest
    @CsvSource({"https://maps.example/wms?map=/a", "http://maps.example:8080/x", "https://maps.example:8443/x"})
    void ordinaryAddressesAreRead(String address) {
        assertThatCode(() -> HOSTS.read(address)).doesNotThrowAnyException();
    }

    @Test
    void oneInnerAddressAmongOthersClosesAName() {
        var hosts = new OutsideHosts(List.of(), named("93.184.216.34", "10.0.0.1"), NONE_OWN);
        assertThatThrownBy(() -> hosts.resolve("mixed.example")).isInstanceOf(OutsideHosts.InnerAddress.class);
    }

    /** The name is looked up once for a connection: what it says a moment later is never used. */
    @Test
    void aNameThatPointsElsewhereAMomentLaterGainsNothing() {
        var asked = new AtomicInteger();
        var hosts = new OutsideHosts(
                List.of(),
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return named(asked.incrementAndGet() == 1 ? "127.0.0.1" : "93.184.216.34")
                                .resolve(host);
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                NONE_OWN);
        try (var fetch = new Closing(hosts)) {
            assertThatThrownBy(() -> fetch.fetch.get(
                            new OutsideFetch.Wish(URI.create("http://turning.example/x"), null, null, 1_000, 2_000)))
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.code()).isEqualTo("outside-inner-network"));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void theSettingOpensTheNamesItTellsAndNoOthers() throws UnknownHostException {
        var hosts = new OutsideHosts(List.of("Maps.Inner", " other.inner"), named("10.0.0.1"), NONE_OWN);
        assertThat(hosts.resolve("maps.inner")).hasSize(1);
        assertThatCode(() -> hosts.read("http://other.inner:9999/wms")).doesNotThrowAnyException();
        assertThatThrownBy(() -> hosts.resolve("third.inner")).isInstanceOf(OutsideHosts.InnerAddress.class);
    }

    @Test
    void aPublicAddressOfThisMachineIsItselfAndClosed() throws UnknownHostException {
        Predicate<InetAddress> own = address -> address.getHostAddress().equals("93.184.216.34");
        var hosts = new OutsideHosts(List.of("opened.example"), named("93.184.216.34"), own);
        assertThatThrownBy(() -> hosts.resolve("myself.example")).isInstanceOf(OutsideHosts.InnerAddress.class);
        assertThat(hosts.resolve("opened.example")).hasSize(1);
        assertThat(PublicAddress.isOfThisMachine(InetAddress.getLoopbackAddress()))
                .isTrue();
        assertThat(PublicAddress.isOfThisMachine(InetAddress.getByName("93.184.216.34")))
                .isFalse();
    }

    @Test
    void aDocumentNamesAnInnerServerOnlyWhereItIsItsOwn() {
        var hosts = new OutsideHosts(List.of("maps.inner"));
        assertThatCode(() -> hosts.requireNamable("http://maps.inner:81/wms", "http://MAPS.inner:81/a/{z}.png"))
                .doesNotThrowAnyException();
        assertThatCode(() -> hosts.requireNamable("https://maps.example/wms", "https://cdn.example/a.png"))
                .doesNotThrowAnyException();
        for (var typed : List.of("https://maps.example/wms", "http://maps.inner/wms", "https://maps.inner:81/wms")) {
            assertThatThrownBy(() -> hosts.requireNamable(typed, "http://maps.inner:81/a.png"))
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.code()).isEqualTo("outside-inner-named"));
        }
    }

    @Test
    void aKeyGoesToItsServerAloneAndNeverInClear() {
        assertThat(HOSTS.sameServer("https://maps.example/a", "https://MAPS.example:443/b?c={z}"))
                .isTrue();
        assertThat(HOSTS.sameServer("https://maps.example/a", "https://maps.example:8443/a"))
                .isFalse();
        assertThat(HOSTS.sameServer("https://maps.example/a", "http://maps.example/a"))
                .isFalse();
        assertThat(HOSTS.sameServer("https://maps.example/a", "https://maps.example.evil/a"))
                .isFalse();
        assertThat(HOSTS.mayCarryKey("https://maps.example/{z}/{x}/{y}.png")).isTrue();
        assertThat(HOSTS.mayCarryKey("http://maps.example/{z}/{x}/{y}.png")).isFalse();
    }

    private static DnsResolver named(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var found = new InetAddress[addresses.length];
                for (int i = 0; i < found.length; i++) {
                    found[i] = InetAddress.getByName(addresses[i]);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private record Closing(OutsideFetch fetch) implements AutoCloseable {
        Closing(OutsideHosts hosts) {
            this(new OutsideFetch(hosts));
        }

        @Override
        public void close() {
            try {
                fetch.destroy();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
