package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.maps.MapTile;
import se.lagesbild.gis.formats.Area;

/**
 * Whatever the filter and whoever asks: the points of the tiles and what has only an area are the rows of the list, the total of the counts
 * and the number in summary and export. Uses 2006 beside the generated year.
 */
class OneSelectionTests extends TrelleborgApp {
    private static final int COARSEST = 8;
    private static final List<String> CATEGORIES =
            List.of("MIL-KLOT", "OFF-BRAK", "TRA-BUS", "HAM-UPPS", "UNG-NARK", "OFF-LUGN", "OFF-LJUD", "MIL-SKRP");
    private static final List<String> NOTES =
            List.of("Röd färg på väggen", "Moped utan ljus", "Glas på marken och en trasig lampa", "100 % mörkt", "");
    private static boolean made;

    @Autowired
    Area area;

    @BeforeEach
    void reportsOfAllKinds() {
        if (made) {
            return;
        }
        var random = new Random(2006);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 90; i++) {
            var account = List.of("vard", "rapportor", "planerare").get(i % 3);
            var id = UUID.randomUUID();
            var kind = random.nextInt(8) == 0 ? "AREA" : "GPS";
            var answer = http.put(
                    account,
                    "/api/observations/" + id,
                    Told.feature(
                            13.10 + random.nextInt(150) / 1000.0,
                            55.37 + random.nextInt(60) / 1000.0,
                            CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                            "2006-%02d-%02dT%02d:%02d:00+01:00"
                                    .formatted(
                                            1 + random.nextInt(12),
                                            1 + random.nextInt(28),
                                            random.nextInt(24),
                                            random.nextInt(60)),
                            ", \"positionKind\": \"" + kind + "\", \"note\": \""
                                    + NOTES.get(random.nextInt(NOTES.size())) + "\""));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            ids.add(id);
        }
        for (int i = 0; i < 60; i += 4) {
            var step = List.of("/verify", "/close", "/duplicate-of/" + ids.get(ids.size() - 1 - i / 4))
                    .get(i / 4 % 3);
            var answer = http.post(
                    "planerare",
                    "/api/observations/" + ids.get(i) + step,
                    step.equals("/close") ? "{\"decision\": \"Lagat\"}" : "");
            assertThat(answer.status()).as(step + answer.text()).isEqualTo(200);
        }
        made = true;
    }

    record Question(String account, String query) {}

    static List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (int seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            var account = List.of("planerare", "planerare", "vard", "rapportor").get(random.nextInt(4));
            var query = new StringJoiner("&");
            if (random.nextInt(4) > 0) {
                query.add(pick(
                        random,
                        "datetime=2006-01-01/2006-12-31",
                        "datetime=2006-03-26T00:30:00Z/2006-10-29T00:30:00Z",
                        "datetime=2026-09-01/2026-10-31",
                        "datetime=../2026-06-30",
                        "datetime=2026-10-26/.."));
            }
            maybe(
                    random,
                    query,
                    "category=MIL-KLOT,OFF-BRAK,TRA-BUS",
                    "category=UNG-NARK,OFF-LJUD",
                    "category=MIL-SKRP");
            maybe(random, query, "setting=PORT", "setting=TRAFFIC,PUBLIC_SPACE", "setting=PUBLIC_SPACE");
            maybe(random, query, "source=WARDEN,STAFF", "source=REPORTER,PUBLIC,WARDEN", "source=STAFF");
            maybe(random, query, "focus=NARKOTIKA,TRAFIK", "focus=PUBLIC_SAFETY_TRAFFIC", "focus=PORT,SKADEGORELSE");
            maybe(random, query, "hours=5:18-23,6:0-4,6:18-23,7:0-4", "hours=1-5:7-17", "hours=1-7:20-23");
            maybe(random, query, "status=REPORTED", "status=VERIFIED,CLOSED", "status=DUPLICATE,REPORTED");
            maybe(
                    random,
                    query,
                    "bbox=13.12,55.36,13.18,55.40",
                    "bbox=13.1,55.3,13.25,55.38",
                    "bbox=12.9,55.2,13.6,55.6");
            if (random.nextInt(5) == 0) {
                var words = pick(random, "vägg", "moped", "glas lampa", "100 %", "och");
                query.add("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
            }
            questions.add(new Question(account, query.toString()));
        }
        return questions;
    }

    private static void maybe(Random random, StringJoiner query, String... choices) {
        if (random.nextInt(4) == 0) {
            query.add(pick(random, choices));
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @ParameterizedTest
    @MethodSource("questions")
    void mapListCountsSummaryAndExportSayTheSame(Question question) {
        var account = question.account();
        var list = http.get(account, "/api/observations?limit=1000&" + question.query());
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        long matched = list.json().path("numberMatched").asLong();
        var counts = http.get(account, "/api/observations/counts?" + question.query())
                .json();
        assertThat(counts.path("total").asLong()).isEqualTo(matched);
        for (var sums : List.of("bySetting", "byCategory", "bySource", "byStatus")) {
            assertThat(sum(counts.path(sums))).as(sums).isEqualTo(matched);
        }
        if (matched <= 1000) {
            long placed = 0;
            for (var feature : list.json().path("features")) {
                placed += feature.path("properties").path("placed").asBoolean() ? 1 : 0;
            }
            assertThat(list.json().path("features").size()).isEqualTo((int) matched);
            assertThat(counts.path("placed").asLong()).isEqualTo(placed);
        }
        if (account.equals("planerare")) {
            var summary =
                    http.post(account, "/api/observations/summary", "{\"filter\": \"%s\"}".formatted(question.query()));
            assertThat(summary.json().path("n").asLong()).as(summary.text()).isEqualTo(matched);
            var export = http.get(account, "/api/observations/export?" + question.query());
            assertThat(export.json().path("features").size()).as("export").isEqualTo((int) matched);
        }
        if (!account.equals("rapportor")) { // who have no map
            long placed = counts.path("placed").asLong();
            var levels = new HashMap<Integer, Long>();
            var ids = new HashSet<String>();
            int finest = 15;
            for (int column = column(area.boundary().getEnvelopeInternal().getMinX() - 0.1);
                    column <= column(area.boundary().getEnvelopeInternal().getMaxX() + 0.1);
                    column++) {
                for (int row = row(area.boundary().getEnvelopeInternal().getMaxY() + 0.1);
                        row <= row(area.boundary().getEnvelopeInternal().getMinY() - 0.1);
                        row++) {
                    descend(question, COARSEST, row, column, finest, levels, ids);
                }
            }
            for (int z = COARSEST; z <= finest; z++) {
                assertThat(levels.getOrDefault(z, 0L)).as("level " + z).isEqualTo(placed);
            }
        }
    }

    /** Adds up a tile and those below it; one without a point inside has none below. */
    private void descend(
            Question question, int z, int row, int column, int finest, Map<Integer, Long> levels, Set<String> ids) {
        var tile = http.get(
                question.account(),
                "/ogc/collections/observations/tiles/WebMercatorQuad/%d/%d/%d?%s"
                        .formatted(z, row, column, question.query()));
        assertThat(tile.status()).as(tile.text()).isIn(200, 204);
        long inside = 0;
        for (var point : tile.status() == 204 ? List.<MapTile.Point>of() : MapTile.points(tile.body())) {
            if (point.inside()) {
                inside += ((Number) point.properties().get("n")).longValue();
                var id = point.properties().get("id");
                assertThat(id == null || ids.add(z + "/" + id))
                        .as("each point once on a level")
                        .isTrue();
            }
        }
        levels.merge(z, inside, Long::sum);
        if (inside > 0 && z < finest) {
            for (int i = 0; i < 4; i++) {
                descend(question, z + 1, 2 * row + i / 2, 2 * column + i % 2, finest, levels, ids);
            }
        }
    }

    private static long sum(tools.jackson.databind.JsonNode counts) {
        long sum = 0;
        for (var n : counts) {
            sum += n.asLong();
        }
        return sum;
    }

    private static int column(double longitude) {
        return (int) Math.floor((longitude + 180) / 360 * (1 << COARSEST));
    }

    private static int row(double latitude) {
        double rad = Math.toRadians(latitude);
        return (int) Math.floor((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2 * (1 << COARSEST));
    }
}
