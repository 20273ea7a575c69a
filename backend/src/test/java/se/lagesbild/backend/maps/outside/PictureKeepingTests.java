package se.lagesbild.backend.maps.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** How long and how much is kept, what counts as a picture, and where pictures lie. */
class PictureKeepingTests {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"-1, PT1H", "0, PT5M", "299, PT5M", "301, PT5M1S", "86400, P1D", "31536000, P1D"})
    void theServersWordHoldsWithinOurBounds(long said, Duration kept) {
        assertThat(OutsidePictures.life(said)).isEqualTo(kept);
    }

    @Test
    void whatIsTooOldIsGoneAndTheOneNotAskedForLongestMakesRoom() {
        var cache = new PictureCache(3_500);
        var picture = new Picture(new byte[1_000], "image/png");
        for (var key : List.of("a", "b")) {
            cache.put(key, new PictureCache.Kept(picture, null, NOW.plusSeconds(10)));
        }
        assertThat(cache.find("a", NOW)).isPresent();
        // 1000 bytes, 600 for each entry and 2 for the letter of its key: a third does not fit, and b was not asked for
        cache.put("c", new PictureCache.Kept(picture, null, NOW.plusSeconds(20)));
        assertThat(cache.find("b", NOW)).isEmpty();
        assertThat(cache.find("a", NOW.plusSeconds(9))).isPresent();
        assertThat(cache.find("a", NOW.plusSeconds(10))).isEmpty();
        assertThat(cache.bytes()).isEqualTo(1_602);
        cache.put("c", new PictureCache.Kept(null, new OutsideFault("outside-busy"), NOW.plusSeconds(20)));
        assertThat(cache.bytes()).isEqualTo(602);
    }

    @Test
    void aPictureIsKnownByItsBytesAndNotByItsName() {
        assertThat(Picture.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .map(Picture::type)
                .contains("image/jpeg");
        assertThat(Picture.of("RIFF1234WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .map(Picture::type)
                .contains("image/webp");
        for (var other : List.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "GIF89a", "RIFF1234WAVE", "")) {
            assertThat(Picture.of(other.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void rowsCountFromTheNorthOrFromTheSouth() {
        var tile = new TileAddress(TileGrid.WEB_MERCATOR, 3, 2, 5);
        assertThat(source("https://m.example/{z}/{x}/{y}.png").address(tile)).isEqualTo("https://m.example/3/5/2.png");
        assertThat(source("https://m.example/{z}/{x}/{-y}.png").address(tile)).isEqualTo("https://m.example/3/5/5.png");
        // west, south, east, north of the north-eastern quarter of the world, metres
        assertThat(source("https://m.example/?b={bbox}").address(new TileAddress(TileGrid.WEB_MERCATOR, 1, 0, 1)))
                .isEqualTo("https://m.example/?b=0,0,20037508.3428,20037508.3428");
        var wmts = new TileSource("https://m.example/{matrix}/{y}/{x}", List.of("a:0", "", "a:2", "a 3"));
        assertThat(wmts.address(tile)).isEqualTo("https://m.example/a%203/2/5");
        assertThat(wmts.offers(1)).isFalse();
        assertThat(wmts.offers(4)).isFalse();
    }

    @Test
    void aServiceKeepsWhatItsAddressCarriesAndLosesTheProtocol() {
        assertThat(ServiceAddress.capabilities(
                        OutsideLayer.Kind.WMS,
                        "https://m.example/cgi?map=/a%20b&request=GetCapabilities&Service=WMS&token=1"))
                .isEqualTo(
                        "https://m.example/cgi?map=/a%20b&token=1&SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0");
        assertThat(ServiceAddress.capabilities(OutsideLayer.Kind.WMTS, "https://m.example/1.0.0/WMTSCapabilities.xml"))
                .isEqualTo("https://m.example/1.0.0/WMTSCapabilities.xml");
    }

    private static TileSource source(String template) {
        return new TileSource(template, List.of());
    }
}
