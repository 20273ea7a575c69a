package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Rounds that a planner keeps, hands out and takes back. */
class HandedOutTests extends TrelleborgApp {
    static String stop(String id, double longitude, String arrive, String leave) {
        return """
                {"stop": "%1$s", "place": "%1$s", "name": "Plats %1$s", "point": [%2$s, 55.376], "arrive": "2026-11-27T%3$s:00+01:00",
                 "leave": "2026-11-27T%4$s:00+01:00", "dwellMinutes": 12, "why": "fre kväll", "todo": "Titta vid cyklarna", "hazards": "Isfläck"}""".formatted(id, longitude, arrive, leave);
    }

    static String round(String name, String... stops) {
        return """
                {"name": "%s", "date": "2026-11-27", "start": "2026-11-27T18:00:00+01:00", "end": "2026-11-27T20:00:00+01:00",
                 "pair": "Par 1", "stops": [%s], "walkedMetres": 640, "streetMetres": 600, "alongStreets": false,
                 "geometry": {"type": "LineString", "coordinates": [[13.157, 55.376], [13.161, 55.376]]}}""".formatted(name, String.join(",", stops));
    }

    private static final String TWO =
            round("Centrum", stop("a", 13.157, "18:10", "18:22"), stop("b", 13.161, "18:40", "18:52"));

    private Http.Answer put(UUID id, String body, String... headers) {
        return http.put("planerare", "/api/rounds/" + id, body, headers);
    }

    private Http.Answer publish(UUID id) {
        return http.post("planerare", "/api/rounds/" + id + "/publish", "");
    }

    private JsonNode seen(String account, UUID id) {
        for (var round : http.get(account, "/api/rounds?date=2026-11-27").json().path("rounds")) {
            if (round.path("id").asString().equals(id.toString())) {
                return round;
            }
        }
        return http.get(account, "/api/rounds/" + id).json().path("none");
    }

    @Test
    void whoAsksAgainIsToldOnlyWhatIsNew() {
        var day = "/api/rounds?date=2026-11-27";
        var id = UUID.randomUUID();
        put(id, TWO);
        publish(id);
        var first = http.get("vard", day);
        var tag = first.header("ETag").orElseThrow();
        assertThat(first.status()).isEqualTo(200);
        var again = http.get("vard", day, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(http.get("planerare", day, "If-None-Match", tag).status())
                .as("a planner is shown more")
                .isEqualTo(200);

        put(id, TWO.replace("Isfläck", "Glashalt"), "If-Match", "\"1\"");
        assertThat(http.get("vard", day, "If-None-Match", tag).status())
                .as("changed by the planner, not yet handed out")
                .isEqualTo(304);
        publish(id);
        var changed = http.get("vard", day, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("Glashalt");
        assertThat(http.post("planerare", "/api/rounds/" + id + "/withdraw", "").status())
                .isEqualTo(200);
        assertThat(http.get("vard", day, "If-None-Match", changed.header("ETag").orElseThrow())
                        .status())
                .as("taken back")
                .isEqualTo(200);
    }

    @Test
    void wardensSeeARoundOnceItIsPublished() {
        var id = UUID.randomUUID();
        var made = put(id, TWO);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).contains("\"1\"");
        assertThat(put(id, TWO).status()).as("the same again").isEqualTo(200);
        assertThat(seen("vard", id).isMissingNode()).as("only planned").isTrue();
        assertThat(http.get("vard", "/api/rounds/" + id).status()).isEqualTo(404);

        var published = publish(id);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.json().path("publishedBy").asString()).isNotBlank();
        assertThat(publish(id).json().path("publishedAt").asString())
                .as("published twice is published once")
                .isEqualTo(published.json().path("publishedAt").asString());

        var round = seen("vard", id);
        assertThat(round.path("version").asInt()).isEqualTo(1);
        assertThat(round.path("publishedAt").asString()).isEqualTo("2026-11-23T21:00:00+01:00");
        assertThat(round.path("publishedBy").isNull())
                .as("names stay with planners")
                .isTrue();
        assertThat(round.path("stops").path(0).path("todo").asString()).isEqualTo("Titta vid cyklarna");
        assertThat(round.path("stops").path(1).path("arrive").asString()).isEqualTo("2026-11-27T18:40:00+01:00");
        assertThat(round.path("geometry").path("coordinates").size()).isEqualTo(2);
        // 0.004 degrees of longitude at 55.376 N are 253.5 m; times 1.3 without streets
        assertThat(round.path("matrix").path(0).path(1).asDouble()).isCloseTo(329.5, within(1.5));
        assertThat(round.path("matrix").path(1).path(0).asInt())
                .isEqualTo(round.path("matrix").path(0).path(1).asInt());
        assertThat(round.path("matrix").path(1).path(1).asInt()).isZero();
    }

    @Test
    void aChangeReachesThePhonesWhenItIsPublishedAnew() {
        var id = UUID.randomUUID();
        put(id, TWO);
        publish(id);
        var changed = TWO.replace("Isfläck", "Byggplats");
        var refused = put(id, changed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("other-content");
        var stored = put(id, changed, "If-Match", "\"1\"");
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.json().path("version").asInt()).isEqualTo(2);
        assertThat(stored.json().path("publishedVersion").asInt()).isEqualTo(1);
        assertThat(seen("vard", id).path("stops").path(0).path("hazards").asString())
                .as("what they hold")
                .isEqualTo("Isfläck");
        publish(id);
        assertThat(seen("vard", id).path("stops").path(0).path("hazards").asString())
                .isEqualTo("Byggplats");
        assertThat(seen("vard", id).path("version").asInt()).isEqualTo(2);
        assertThat(http.post("planerare", "/api/rounds/" + id + "/publish", "", "If-Match", "\"1\"")
                        .status())
                .as("somebody changed it meanwhile")
                .isEqualTo(409);
    }

    @Test
    void aRoundIsTakenBackAndHandedOutAgain() {
        var id = UUID.randomUUID();
        put(id, TWO);
        publish(id);
        var back = http.post("planerare", "/api/rounds/" + id + "/withdraw", "");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.json().path("publishedAt").isNull()).isTrue();
        assertThat(back.json().path("withdrawnAt").asString()).isEqualTo("2026-11-23T21:00:00+01:00");
        assertThat(seen("vard", id).isMissingNode()).isTrue();
        assertThat(seen("planerare", id).path("name").asString()).isEqualTo("Centrum");
        publish(id);
        assertThat(seen("vard", id).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void onlyPlannersKeepAndPublish() {
        var id = UUID.randomUUID();
        assertThat(http.put("vard", "/api/rounds/" + id, TWO).status()).isEqualTo(403);
        assertThat(http.put("polis", "/api/rounds/" + id, TWO).status()).isEqualTo(403);
        assertThat(http.post("vard", "/api/rounds/" + id + "/publish", "").status())
                .isEqualTo(403);
        assertThat(publish(id).status()).as("nothing is kept").isEqualTo(404);
        assertThat(http.get("polis", "/api/rounds").status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | {} | /stops | missing",
                "no stop | STOPS | /stops | stops-missing",
                "the same stop twice | A,A | /stops/1/stop | twice",
                "out of order | B,A | /stops/1/arrive | stop-too-early",
                "after the end | LATE | /stops/0/leave | stop-too-late",
                "before the start | EARLY | /stops/0/arrive | stop-too-early",
                "a phone number | PHONE | /stops/0/todo | personal-data-phone",
                "a stop in Paris | PARIS | /stops/0/point | outside-the-area",
                "another day | DAY | /date | other-day",
                "a polygon | POLYGON | /geometry | not-a-way",
                "a way through Paris | WAY | /geometry | outside-the-area",
                "four hours at a stop | DWELL | /stops/0/dwellMinutes | not-between"
            })
    void namesTheFieldThatCannotBeUsed(String what, String how, String pointer, String code) {
        var a = stop("a", 13.157, "18:10", "18:22");
        var b = stop("b", 13.161, "18:40", "18:52");
        var body = switch (how) {
            case "STOPS" -> round("x");
            case "A,A" -> round("x", a, a);
            case "B,A" -> round("x", b, a);
            case "LATE" -> round("x", stop("a", 13.157, "19:55", "20:07"));
            case "EARLY" -> round("x", stop("a", 13.157, "17:55", "18:07"));
            case "PHONE" -> round("x", a.replace("Titta vid cyklarna", "ring 070-174 06 05"));
            case "PARIS" -> round("x", a.replace("[13.157, 55.376]", "[2.35, 48.85]"));
            case "DAY" -> round("x", a).replace("\"date\": \"2026-11-27\"", "\"date\": \"2026-11-26\"");
            case "POLYGON" -> round("x", a).replace("LineString", "Polygon");
            case "WAY" -> round("x", a).replace("[13.161, 55.376]]", "[2.35, 48.85]]");
            case "DWELL" -> round("x", a.replace("\"dwellMinutes\": 12", "\"dwellMinutes\": 241"));
            default -> how;
        };
        var answer = put(UUID.randomUUID(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("070-174");
    }

    @Test
    void thirtyStopsAreTakenAndNoMore() {
        assertThat(put(UUID.randomUUID(), round("Lång", many(30))).status()).isEqualTo(201);
        assertThat(put(UUID.randomUUID(), round("För lång", many(31))).fault("/stops"))
                .isEqualTo("too-many");
    }

    private static String[] many(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> stop("s" + i, 13.150 + i * 0.0005, "18:%02d".formatted(i), "18:%02d".formatted(i + 1)))
                .toArray(String[]::new);
    }

    @Test
    void aCodeOpensTheAppAtItsPlace() throws Exception {
        var id = UUID.randomUUID();
        var place = "plats-" + id;
        put(id, round("Med kod", stop(place, 13.157, "18:10", "18:22")));
        for (var known : new String[] {"torget", place}) {
            var code = http.get("planerare", "/api/places/" + known + "/qr.svg");
            assertThat(code.status()).as(code.text()).isEqualTo(200);
            assertThat(code.header("Content-Type").orElse("")).startsWith("image/svg+xml");
            assertThat(read(code.text())).isEqualTo("http://127.0.0.1:" + port + "/warden/?plats=" + known);
        }
        assertThat(http.get("planerare", "/api/places/finns-inte/qr.svg").status())
                .isEqualTo(404);
        assertThat(http.get("vard", "/api/places/torget/qr.svg").status()).isEqualTo(403);
    }

    /** What a camera reads: the squares of the drawing on a raster of 4 pixels each. */
    private static String read(String svg) throws Exception {
        int scale = 4;
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        int size = Integer.parseInt(box.group(1)) * scale;
        var pixels = new int[size * size];
        Arrays.fill(pixels, 0xffffff);
        var square = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z").matcher(svg);
        while (square.find()) {
            for (int y = 0; y < scale; y++) {
                int from = (Integer.parseInt(square.group(2)) * scale + y) * size
                        + Integer.parseInt(square.group(1)) * scale;
                Arrays.fill(pixels, from, from + scale, 0);
            }
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }
}
