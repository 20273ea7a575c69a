package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lagesbild.backend.FixedClock;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.browser.LossyLink.Fate;

/** A new version of the app arrives while reports wait on the phone. */
class NewVersionTests extends TrelleborgApp {
    private static final String CHANGED = "/warden/page.js";
    private static final Random RANDOM = new Random(4);

    /** Until it is open the new version is on its way: begun, and not there. */
    private final CountDownLatch arrival = new CountDownLatch(1);

    @TempDir
    Path temp;

    @Test
    void whatWaitsOnThePhoneOutlivesTheArrivalAndTheTakingOfANewVersion() throws Exception {
        // set by hand, an hour before the hour at which the server stands still
        Instant at = FixedClock.NOW.minus(Duration.ofHours(1));
        List<ChaosReport> reports = IntStream.range(0, 6)
                .mapToObj(i -> ChaosReport.draw(i, i == 3, RANDOM, at).at(at))
                .toList();
        int before = stored();
        try (var link = new LossyLink(port, 4);
                var phone = new ChaosPhone(Files.createDirectory(temp.resolve("profile")), link.port())) {
            phone.setUp();
            link.weather(Fate.LOST_REQUEST, 1);
            phone.write(reports.subList(0, 5));
            assertThat(states(phone)).as("nothing gets through").hasSize(5).doesNotContain("sent");

            publish(link);
            phone.closePage();
            Page page = phone.show();
            // opened while the browser is fetching the new version, which it began to do by itself
            page.waitForFunction(
                    "async () => (await navigator.serviceWorker.getRegistration('/warden/')).installing !== null");
            arrival.countDown();
            phone.join();
            page.waitForFunction("() => chaos.phone.update === 'ready'");
            assertThat(page.evaluate("() => window.newVersion ?? false"))
                    .as("the version that is open goes on until somebody takes the new one")
                    .isEqualTo(false);
            phone.write(reports.subList(5, 6));
            assertThat(states(phone)).hasSize(6).doesNotContain("sent");

            page.evaluate("() => chaos.phone.applyUpdate()");
            page.waitForFunction("() => window.newVersion === true");
            phone.join();
            assertThat(page.evaluate("() => chaos.phone.update")).isEqualTo("none");
            assertThat(states(phone)).as("after the new version was taken").hasSize(6);

            link.calm();
            phone.sendAll(6);
            for (Map<String, Object> one : phone.kept()) {
                var stored = http.get("vard", "/api/observations/" + one.get("id"));
                reports.stream()
                        .filter(report -> report.note().equals(one.get("note")))
                        .findFirst()
                        .orElseThrow()
                        .check(stored.json(), at, at);
            }
        }
        assertThat(stored() - before).isEqualTo(6);
    }

    /** The server has a new version from now on: one file is another, and the worker says so. */
    private void publish(LossyLink link) throws Exception {
        String file = http.anonymous(CHANGED).text();
        String next = file + "\nwindow.newVersion = true;\n";
        String worker = http.anonymous("/warden/sw.js").text();
        assertThat(worker).contains(hash(file));
        link.rewrite(CHANGED, text -> {
            awaitArrival();
            return next;
        });
        link.rewrite("/warden/sw.js", text -> {
            try {
                return text.replace(hash(file), hash(next)).replaceFirst("\"version\":\"", "\"version\":\"next-");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitArrival() {
        try {
            if (!arrival.await(2, TimeUnit.MINUTES)) throw new IllegalStateException("the test never let it arrive");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }

    private int stored() {
        return http.get("vard", "/api/observations?mine=true&limit=1")
                .json()
                .path("numberMatched")
                .asInt();
    }

    private static List<Object> states(ChaosPhone phone) {
        return phone.kept().stream().map(one -> one.get("state")).toList();
    }
}
