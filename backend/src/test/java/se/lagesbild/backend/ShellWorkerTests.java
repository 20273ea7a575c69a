package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The phone app as it is handed to a phone that starts without a network. */
class ShellWorkerTests extends TrelleborgApp {
    private static final Pattern STAMP = Pattern.compile("(?m)^const SHELL = (.*);$");
    private static final Pattern IMPORT = Pattern.compile("(?m)\\bfrom '([^' ]+)';$");
    private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"(/[^\"]+)\"");

    private Map<String, String> stamped() {
        var worker = http.anonymous("/warden/sw.js");
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.header("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(worker.header("Cache-Control").orElse("")).contains("no-cache");
        var stamp = STAMP.matcher(worker.text());
        assertThat(stamp.find()).isTrue();
        var files = new TreeMap<String, String>();
        new JsonMapper()
                .readTree(stamp.group(1))
                .path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
        return files;
    }

    @Test
    void everyFileOfTheAppIsOpenToAllAndHasTheHashThatIsStamped() throws Exception {
        var files = stamped();
        assertThat(files)
                .containsKeys("/warden/", "/warden/phone.js", "/shared/api.js", "/warden/manifest.webmanifest")
                .containsKeys("/webjars/leaflet/dist/leaflet-src.esm.js", "/webjars/leaflet/dist/leaflet.css")
                .doesNotContainKeys("/warden/sw.js", "/warden/index.html", "/login.html", "/planner/map.html");
        for (var file : files.entrySet()) {
            var answer = http.anonymous(file.getKey());
            assertThat(answer.status()).as(file.getKey()).isEqualTo(200);
            var hash = MessageDigest.getInstance("SHA-256").digest(answer.body());
            assertThat(Base64.getEncoder().encodeToString(hash))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    /** One missing module, and the app does not start without a network. */
    @Test
    void everythingThatTheAppImportsIsAmongItsFiles() {
        var files = stamped().keySet();
        var page = http.anonymous("/warden/").text();
        var names = new TreeMap<String, String>();
        var mapped = MAPPED.matcher(page.substring(page.indexOf("importmap")));
        while (mapped.find()) names.put(mapped.group(1), mapped.group(2));
        var missing = new TreeSet<String>();
        var seen = new TreeSet<String>();
        for (var file : files) {
            if (!file.startsWith("/warden/") || !file.endsWith(".js")) continue;
            var imports = IMPORT.matcher(http.anonymous(file).text());
            while (imports.find()) {
                var wanted = imports.group(1);
                var address = wanted.startsWith(".")
                        ? http.uri(file).resolve(wanted).getPath()
                        : names.getOrDefault(wanted, wanted);
                seen.add(address);
                if (!files.contains(address)) missing.add(file + " -> " + address);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).contains("/shared/vendor/idb/index.js", "/shared/api.js", "/warden/outbox.js");
    }

    @Test
    void thePhoneMayInstallIt() {
        var answer = http.anonymous("/warden/manifest.webmanifest");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/manifest+json");
        var manifest = answer.json();
        assertThat(manifest.path("start_url").asString()).isEqualTo("/warden/");
        assertThat(manifest.path("scope").asString()).isEqualTo("/warden/");
        assertThat(manifest.path("display").asString()).isEqualTo("standalone");
        assertThat(manifest.path("icons").size()).isEqualTo(5);
        for (var icon : manifest.path("icons")) {
            var image = http.anonymous(icon.path("src").asString());
            assertThat(image.status()).isEqualTo(200);
            assertThat(image.header("Content-Type").orElse(""))
                    .isEqualTo(icon.path("type").asString());
        }
    }

    @Test
    void everyAnswerTellsTheTimeByOurOwnClock() {
        assertThat(http.anonymous("/api/area").header("Date")).contains("Mon, 23 Nov 2026 20:00:00 GMT");
        assertThat(http.get("vard", "/api/me").header("Date")).contains("Mon, 23 Nov 2026 20:00:00 GMT");
    }

    @Test
    void whoeverSendsAnotherAccountsReportsIsAskedToLogIn() {
        var me = http.get("vard", "/api/me").json().path("id").asString();
        assertThat(http.get("vard", "/api/me", "Lagesbild-Account", me).status())
                .isEqualTo(200);
        var refused = http.get("planerare", "/api/observations?limit=1", "Lagesbild-Account", me);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("code").asString()).isEqualTo("other-account");
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("annat konto");
    }
}
