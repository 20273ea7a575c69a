package se.lagesbild.backend.maps.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;

/** An administrator's layers of other servers: set up, shown through this server, and safe from what those servers do. */
class OutsideLayerTests extends TrelleborgApp {
    @Autowired
    private JdbcClient jdbc;

    private OutsideService service;
    private final String layer = "/api/outside-layers/" + UUID.randomUUID();

    @BeforeEach
    void start() {
        service = new OutsideService();
    }

    @AfterEach
    void stop() {
        service.close();
        var stored = http.get("admin", layer);
        if (stored.status() == 200) {
            http.delete("admin", layer, "If-Match", stored.header("ETag").orElseThrow());
        }
    }

    @Test
    void aWmsIsAskedInSquaresOfWebMercatorAndGivesItsLegendAndItsOwner() {
        service.wms("/wms", "1.3.0");
        var made = put("\"kind\": \"WMS\", \"title\": \"Belysning\", \"address\": \"" + service.address("/wms?map=a")
                + "\", \"layers\": [\"light\"], \"style\": \"night\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("attribution").asString()).isEqualTo("Gatukontoret");
        var tile = http.get("planerare", layer + "/tiles/1/1/0");
        assertThat(tile.status()).as(tile.text()).isEqualTo(200);
        assertThat(tile.body()).isEqualTo(OutsideService.png(Color.ORANGE));
        assertThat(tile.header("Content-Type")).contains("image/png");
        assertThat(tile.header("X-Content-Type-Options")).contains("nosniff");
        // an hour, where the other server does not say
        assertThat(tile.header("Cache-Control").orElse(""))
                .contains("max-age=3600")
                .contains("private");
        var asked =
                service.asked("/wms").stream().filter(one -> one.asks("GetMap")).toList();
        assertThat(asked).hasSize(1);
        // x before y in 3857, also in 1.3.0
        assertThat(asked.get(0).query())
                .contains(
                        "map=a",
                        "CRS=EPSG:3857",
                        "BBOX=0,0,20037508.3428,20037508.3428",
                        "STYLES=night",
                        "FORMAT=image%2Fpng",
                        "LAYERS=light");
        var legend = http.get("planerare", layer + "/legend");
        assertThat(legend.status()).as(legend.text()).isEqualTo(200);
        assertThat(legend.body()).isEqualTo(OutsideService.png(Color.YELLOW));
        assertThat(http.get("planerare", layer + "/legend?part=1").status()).isEqualTo(404);
    }

    @Test
    void anOldWmsIsAskedInItsOwnWordsAndItsDoctypeIsNeverFetched() {
        service.wms("/wms", "1.1.1");
        assertThat(put("\"kind\": \"WMS\", \"title\": \"Gammal\", \"address\": \"" + service.address("/wms")
                                + "\", \"layers\": [\"light\"]")
                        .status())
                .isEqualTo(201);
        assertThat(http.get("planerare", layer + "/tiles/0/0/0").status()).isEqualTo(200);
        assertThat(service.asked("/wms").get(1).query())
                .contains("SRS=EPSG:3857", "VERSION=1.1.1")
                .doesNotContain("CRS=");
        assertThat(service.asked("/never.dtd")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWmtsIsAskedByAddressOrByParameters(boolean rest) {
        service.wmts("/wmts", rest);
        var made = put("\"kind\": \"WMTS\", \"title\": \"Grund\", \"attribution\": \"Lantmätare\", \"address\": \""
                + service.address("/wmts") + "\", \"layers\": [\"ground\"]");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(http.get("planerare", layer + "/tiles/4/8/5").status()).isEqualTo(200);
        var asked = service.asked("/wmts").get(1);
        if (rest) {
            assertThat(asked.path()).isEqualTo("/wmts/usual/web/L04/5/8.png");
        } else {
            assertThat(asked.query()).contains("TILEMATRIX=L04", "TILEROW=5", "TILECOL=8", "TILEMATRIXSET=web");
        }
        // the service ends at level 15: a browser stretches that, and asks for no more
        assertThat(made.json().path("maxZoom").asInt()).isEqualTo(15);
        assertThat(http.get("planerare", layer + "/tiles/16/0/0").status()).isEqualTo(404);
    }

    @Test
    void picturesAreKeptAndNothingOfTheVisitorGoesOut() {
        service.pictures("/t", Color.GREEN, "Cache-Control", "public, max-age=7200", "Set-Cookie", "a=b");
        xyz(service.address("/t/{z}/{x}/{y}.png"));
        for (int i = 0; i < 3; i++) {
            var tile = http.get("planerare", layer + "/tiles/5/17/10", "X-Test", "visitor");
            assertThat(tile.status()).isEqualTo(200);
            assertThat(tile.header("Cache-Control").orElse("")).contains("max-age=7200");
        }
        http.get("planerare", layer + "/tiles/5/17/11");
        var asked = service.asked("/t");
        assertThat(asked).extracting(OutsideService.Asked::path).containsExactly("/t/5/17/10.png", "/t/5/17/11.png");
        for (var one : asked) {
            assertThat(one.headers())
                    .doesNotContainKeys(
                            "cookie", "x-test", "referer", "x-forwarded-for", "authorization", "accept-language");
        }
    }

    @Test
    void aKeyIsSentToItsServiceAndNeverTold() {
        service.pictures("/t", Color.GREEN);
        var settings = "\"kind\": \"XYZ\", \"title\": \"Nyckel\", \"attribution\": \"Någon\", \"address\": \""
                + service.address("/t/{z}/{x}/{y}.png") + "\", \"keyName\": \"X-Api-Key\"";
        var made = put(settings + ", \"keyValue\": \"mycket-hemligt\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.text()).contains("X-Api-Key").doesNotContain("mycket-hemligt");
        http.get("planerare", layer + "/tiles/0/0/0");
        assertThat(service.asked("/t").get(0).headers().get("x-api-key")).containsExactly("mycket-hemligt");
        // the key stays where the address stays, and must be written again where it changes
        assertThat(put(settings.replace("Nyckel", "Nytt namn"), 1).status()).isEqualTo(200);
        http.get("planerare", layer + "/tiles/1/0/0");
        assertThat(service.asked("/t").get(1).headers().get("x-api-key")).containsExactly("mycket-hemligt");
        var elsewhere = put(settings.replace("localhost:", "localhost:1"), 2);
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.fault("/keyValue")).isEqualTo("outside-key-again");
        assertThat(http.get("admin", "/api/outside-layers").text()
                        + http.get("planerare", "/api/outside-layers").text())
                .doesNotContain("mycket-hemligt");
    }

    @Test
    void onlyThoseItIsForSeeALayerAndOnlyTheAdministratorHowItIsAsked() {
        service.pictures("/t", Color.GREEN);
        assertThat(
                        put("\"kind\": \"XYZ\", \"title\": \"Poliskarta\", \"attribution\": \"Någon\", \"roles\": [\"POLICE\"], \"address\": \""
                                        + service.address("/t/{z}/{x}/{y}") + "\"")
                                .status())
                .isEqualTo(201);
        assertThat(http.get("planerare", "/api/outside-layers").text()).doesNotContain("Poliskarta");
        assertThat(http.get("planerare", layer + "/tiles/0/0/0").status()).isEqualTo(404);
        assertThat(http.get("polis", layer + "/tiles/0/0/0").status()).isEqualTo(200);
        assertThat(http.get("polis", "/api/outside-layers").text())
                .contains("Poliskarta")
                .doesNotContain("/t/{z}");
        assertThat(http.get("admin", "/api/outside-layers").text()).contains("Poliskarta", "/t/{z}");
        assertThat(http.put("planerare", layer, "{}").status()).isEqualTo(403);
        assertThat(http.delete("polis", layer).status()).isEqualTo(403);
        assertThat(http.post("planerare", "/api/outside-layers/try", "{}").status())
                .isEqualTo(403);
        assertThat(http.send(HttpRequest.newBuilder(http.uri(layer + "/tiles/0/0/0"))
                                .GET())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void changesKnowTheirVersionAndWhatIsRemovedComesBack() {
        service.pictures("/t", Color.GREEN);
        xyz(service.address("/t/{z}/{x}/{y}"));
        var renamed = "\"kind\": \"XYZ\", \"title\": \"Annat\", \"attribution\": \"Någon\", \"address\": \""
                + service.address("/t/{z}/{x}/{y}") + "\"";
        assertThat(put(renamed).json().path("code").asString()).isEqualTo("other-content");
        assertThat(put(renamed, 1).json().path("settings").path("version").asInt())
                .isEqualTo(2);
        // the same again
        assertThat(put(renamed, 2).json().path("settings").path("version").asInt())
                .isEqualTo(2);
        assertThat(http.delete("admin", layer, "If-Match", "\"1\"").status()).isEqualTo(409);
        assertThat(http.delete("admin", layer, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(http.get("planerare", layer + "/tiles/0/0/0").status()).isEqualTo(404);
        assertThat(http.post("admin", layer + "/restore", "")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Annat");
        assertThat(http.get("planerare", layer + "/tiles/0/0/0").status()).isEqualTo(200);
    }

    @Test
    void whatWasRemovedAnHourAgoIsGoneWithItsKey() {
        service.pictures("/t", Color.GREEN);
        xyz(service.address("/t/{z}/{x}/{y}"));
        assertThat(http.delete("admin", layer, "If-Match", "\"1\"").status()).isEqualTo(204);
        var id = UUID.fromString(layer.substring(layer.lastIndexOf('/') + 1));
        jdbc.sql("update maps.outside_layer set removed_at = removed_at - interval '1 hour' where id = :id")
                .param("id", id)
                .update();
        assertThat(http.post("admin", layer + "/restore", "").status()).isEqualTo(404);
        assertThat(http.get("planerare", "/api/outside-layers").status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from maps.outside_layer where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aServersNameIsNotFilledIn() {
        service.on(
                "/wmts",
                to -> OutsideService.send(
                        to, 200, "text/xml", service.wmtsDocument("http://{TileMatrix}/{TileRow}/{TileCol}.png")));
        var tried = attempt(
                "\"kind\": \"WMTS\", \"address\": \"" + service.address("/wmts") + "\", \"layers\": [\"ground\"]");
        assertThat(tried.path("fault").path("code").asString()).isEqualTo("outside-template");
        service.on(
                "/wmts",
                to -> OutsideService.send(
                        to,
                        200,
                        "text/xml",
                        service.wmtsDocument("http://localhost:9/{TileMatrix}/{TileRow}/{TileCol}.png")));
        tried = attempt(
                "\"kind\": \"WMTS\", \"address\": \"" + service.address("/wmts") + "\", \"layers\": [\"ground\"]");
        assertThat(tried.path("fault").path("code").asString()).isEqualTo("outside-inner-named");
    }

    @Test
    void whatTheOtherServerDoesWrongIsToldAndNeverPassedOn() {
        service.on(
                        "/html",
                        to -> OutsideService.send(
                                to, 200, "image/png", "<html><script>".getBytes(StandardCharsets.UTF_8)))
                .on(
                        "/error",
                        to -> OutsideService.send(to, 500, "text/plain", "stack".getBytes(StandardCharsets.UTF_8)))
                .on("/huge", to -> {
                    to.sendResponseHeaders(200, 0);
                    var png = OutsideService.png(Color.RED);
                    to.getResponseBody().write(png);
                    for (int i = 0; i < 4_000; i++) {
                        to.getResponseBody().write(new byte[1_024]);
                    }
                })
                .on("/moved", to -> {
                    to.getResponseHeaders().set("Location", service.atNumber("/secret"));
                    to.sendResponseHeaders(302, -1);
                });
        xyz(service.address("/{z}/{x}/{y}"));
        var faults = new java.util.TreeMap<String, String>();
        for (var path : java.util.List.of("/html", "/error", "/huge", "/moved")) {
            var stored = http.get("admin", layer);
            var changed = put(
                    "\"kind\": \"XYZ\", \"title\": \"Fel\", \"attribution\": \"Någon\", \"address\": \""
                            + service.address(path + "/{z}/{x}/{y}") + "\"",
                    stored.json().path("settings").path("version").asInt());
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            var tile = http.get("planerare", layer + "/tiles/0/0/0");
            assertThat(tile.status()).isEqualTo(502);
            assertThat(tile.text()).doesNotContain("script").doesNotContain("stack");
            assertThat(tile.json().path("detail").asString()).contains("localhost");
            faults.put(path, tile.json().path("code").asString());
        }
        assertThat(faults)
                .containsEntry("/html", "outside-no-picture")
                .containsEntry("/error", "outside-status")
                .containsEntry("/huge", "outside-too-large")
                .containsEntry("/moved", "outside-redirect");
        assertThat(service.asked("/secret")).isEmpty();
        // a failure is remembered for a moment: the other server is not asked again at once
        http.get("planerare", layer + "/tiles/0/0/0");
        assertThat(service.asked("/moved")).hasSize(1);
    }

    @Test
    void whereTheOtherServerHasNothingTheMapIsClear() {
        xyz(service.address("/none/{z}/{x}/{y}"));
        var tile = http.get("planerare", layer + "/tiles/0/0/0");
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Content-Type")).contains("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1/{z}/{x}/{y}                       | outside-inner-network",
                "http://[::1]/{z}/{x}/{y}                           | outside-inner-network",
                "http://169.254.169.254/latest/{z}/{x}/{y}          | outside-inner-network",
                "http://[::ffff:10.0.0.1]/{z}/{x}/{y}               | outside-inner-network"
            })
    void aTryOfAnInnerAddressIsToldAndAsksNobody(String address, String code) {
        var tried = http.post(
                "admin", "/api/outside-layers/try", "{\"kind\": \"XYZ\", \"address\": \"" + address.strip() + "\"}");
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.json().path("fault").path("code").asString()).isEqualTo(code);
        assertThat(tried.json().path("picture").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XYZ | http://user:pw@localhost/{z}/{x}/{y} | outside-user-in-address",
                "XYZ | file:///etc/{z}/{x}/{y}              | outside-address",
                "XYZ | http://2130706433/{z}/{x}/{y}        | outside-address",
                "WMS | http://maps.example:6379/wms         | outside-port"
            })
    void anAddressThatMayNeverBeAskedIsAFaultOfItsField(String kind, String address, String code) {
        var tried = http.post(
                "admin",
                "/api/outside-layers/try",
                "{\"kind\": \"" + kind + "\", \"address\": \"" + address.strip() + "\"}");
        assertThat(tried.status()).isEqualTo(422);
        assertThat(tried.fault("/address")).isEqualTo(code);
        assertThat(tried.text()).doesNotContain("pw@");
    }

    @ParameterizedTest
    @CsvSource({
        "{s}.png/{z}/{x}/{y}, outside-subdomains",
        "{z}/{x}, outside-template",
        "{z}/{x}/{y}/{y2}, outside-template"
    })
    void aTemplateThatCannotBeFilledInIsRefused(String path, String code) {
        assertThat(put("\"kind\": \"XYZ\", \"title\": \"Fel\", \"attribution\": \"Någon\", \"address\": \""
                                + service.address("/" + path) + "\"")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }

    @Test
    void aTryListsTheLayersThatFitAndShowsAPictureOfTheTown() {
        service.wms("/wms", "1.3.0");
        var listed = attempt("\"kind\": \"WMS\", \"address\": \"" + service.address("/wms") + "\"");
        assertThat(listed.path("fault").isNull()).as(listed.toString()).isTrue();
        assertThat(listed.path("layers").size()).isEqualTo(1);
        assertThat(listed.path("layers").get(0).path("title").asString()).isEqualTo("Belysning");
        assertThat(listed.path("withoutMercator").asInt()).isEqualTo(1);
        var shown =
                attempt("\"kind\": \"WMS\", \"address\": \"" + service.address("/wms") + "\", \"layers\": [\"light\"]");
        assertThat(shown.path("picture").asString()).startsWith("data:image/png;base64,");
        var wrong =
                attempt("\"kind\": \"WMS\", \"address\": \"" + service.address("/wms") + "\", \"layers\": [\"local\"]");
        assertThat(wrong.path("fault").path("code").asString()).isEqualTo("outside-no-mercator");
        assertThat(wrong.path("fault").path("detail").asString()).contains("local", "EPSG:3857");
    }

    @Test
    void aDocumentThatFetchesOthersIsNoService() {
        service.on(
                "/xxe",
                to -> OutsideService.send(
                        to,
                        200,
                        "text/xml",
                        ("<!DOCTYPE WMS_Capabilities [<!ENTITY x SYSTEM \"" + service.address("/fetched")
                                        + "\">]><WMS_Capabilities version=\"1.3.0\"><Capability><Layer><Name>&x;</Name></Layer></Capability></WMS_Capabilities>")
                                .getBytes(StandardCharsets.UTF_8)));
        var tried = attempt("\"kind\": \"WMS\", \"address\": \"" + service.address("/xxe") + "\"");
        assertThat(tried.path("fault").path("code").asString()).isEqualTo("outside-not-a-service");
        assertThat(service.asked("/fetched")).isEmpty();
    }

    @Test
    void aServerThatIsSlowIsNotWaitedFor() throws Exception {
        var fetch = new OutsideFetch(new OutsideHosts(java.util.List.of("localhost")));
        service.on("/drip", to -> {
            to.sendResponseHeaders(200, 0);
            // a byte now and then: no single wait is long
            for (int i = 0; i < 600; i++) {
                to.getResponseBody().write('x');
                to.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        });
        try {
            long begun = System.nanoTime();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> fetch.get(new OutsideFetch.Wish(
                            java.net.URI.create(service.address("/drip")), null, null, 1_000_000, 700)))
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.code()).isEqualTo("outside-slow"));
            // it would have gone on for 30 s
            assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
        } finally {
            fetch.destroy();
        }
    }

    private void xyz(String template) {
        var made = put("\"kind\": \"XYZ\", \"title\": \"Rutor\", \"attribution\": \"Någon\", \"address\": \"" + template
                + "\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private Http.Answer put(String fields) {
        return http.put("admin", layer, "{" + fields + "}");
    }

    private Http.Answer put(String fields, int version) {
        return http.put("admin", layer, "{" + fields + "}", "If-Match", "\"" + version + "\"");
    }

    private tools.jackson.databind.JsonNode attempt(String fields) {
        var answer = http.post("admin", "/api/outside-layers/try", "{" + fields + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
