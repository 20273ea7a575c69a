package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.lagesbild.backend.Http;
import se.lagesbild.browser.LossyLink.Fate;
import se.lagesbild.start.Database;
import se.lagesbild.start.TestDatabase;

/**
 * A shift on a network that loses three of ten requests and three of ten answers, while page, browser and server are killed in the
 * middle of their work: everything that was written arrives, whole and once.
 */
class ChaosTests {
    /** What happens to the phone or the server while reports are written. */
    private enum Blow {
        PAGE_CLOSED,
        PAGE_CRASHED,
        PAGE_RELOADED,
        BROWSER_KILLED,
        SERVER_KILLED
    }

    private static final long SEED = 20261123;
    private static final int PHOTO_EVERY = 10;

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);
    private final List<ChaosReport> reports = new ArrayList<>();
    private final Database database = TestDatabase.create("chaos");
    private CompletableFuture<Void> restarted = CompletableFuture.completedFuture(null);
    private ChaosServer server;
    private LossyLink link;
    private ChaosPhone phone;
    private Instant began;

    @BeforeEach
    void start() throws IOException {
        server = new ChaosServer(database, Files.createDirectory(temp.resolve("home")));
        link = new LossyLink(server.start(), SEED);
        phone = new ChaosPhone(Files.createDirectory(temp.resolve("profile")), link.port());
        began = Instant.now();
    }

    @AfterEach
    void stop() {
        phone.close();
        link.close();
        restarted.handle((done, failure) -> done).join();
        server.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // about a minute alone on two cores
    void aHundredReportsArriveWholeAndOnce() throws SQLException {
        everythingArrivesOnce(100, 1);
    }

    @Test
    @Tag("long")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void aThousandReportsArriveWholeAndOnce() throws SQLException {
        everythingArrivesOnce(1_000, 5);
    }

    private void everythingArrivesOnce(int count, int rounds) throws SQLException {
        for (int i = 0; i < count; i++)
            reports.add(ChaosReport.draw(i, i % PHOTO_EVERY == PHOTO_EVERY - 1, random, began));
        phone.setUp();
        // of the answers to the requests that came through, three of ten are lost as well
        link.weather(Fate.LOST_REQUEST, 0.30).weather(Fate.LOST_ANSWER, 0.21);
        List<Blow> blows = blows(rounds);
        for (int i = 0; i < blows.size(); i++) {
            write((i + 1) * count / (blows.size() + 1));
            strike(blows.get(i));
        }
        write(count);
        restarted.join();
        phone.page().evaluate("() => chaos.writing");
        phone.sendAll(reports.size());
        Instant ended = Instant.now();
        System.out.printf(
                "%d requests, %d lost, %d answers lost, seed %d%n",
                link.drawn().size(), link.count(Fate.LOST_REQUEST), link.count(Fate.LOST_ANSWER), SEED);
        assertThat(link.count(Fate.LOST_ANSWER)).as("answers that were lost").isGreaterThan(5);
        assertThat(phone.acknowledged().size())
                .as("reports whose saving was heard of")
                .isGreaterThan(count * 8 / 10);
        check(ended);
    }

    /** Each kind twice or more, in an order of chance. */
    private List<Blow> blows(int rounds) {
        List<Blow> all = Stream.of(Blow.values())
                .flatMap(blow -> Collections.nCopies(2 * rounds, blow).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, random);
        return all;
    }

    /** Starts to write the reports below the number that the phone does not keep yet, and does not wait. */
    private void write(int until) {
        Set<String> kept =
                phone.kept().stream().map(one -> (String) one.get("note")).collect(Collectors.toSet());
        assertThat(kept).as("saved, said the app").containsAll(phone.acknowledged());
        phone.beginToWrite(reports.subList(0, until).stream()
                .filter(report -> !kept.contains(report.note()))
                .toList());
    }

    private void strike(Blow blow) {
        phone.page().waitForTimeout(random.nextInt(600));
        switch (blow) {
            case PAGE_RELOADED -> phone.reload();
            case PAGE_CLOSED -> phone.closePage();
            case PAGE_CRASHED -> phone.crashPage();
            case BROWSER_KILLED -> phone.kill();
            case SERVER_KILLED -> {
                restarted.join();
                server.kill();
                restarted = CompletableFuture.supplyAsync(server::start).thenAccept(link::forwardTo);
                phone.page().evaluate("() => chaos.writing");
            }
        }
        if (!phone.isOpen()) phone.open();
    }

    private void check(Instant ended) throws SQLException {
        var http = new Http(link.target());
        assertThat(stored("select count(*) from observations.observation where not example"))
                .as("observations in the store")
                .isEqualTo(reports.size());
        Map<String, Map<String, Object>> kept =
                phone.kept().stream().collect(Collectors.toMap(one -> (String) one.get("note"), one -> one));
        for (ChaosReport report : reports) {
            var mine = kept.get(report.note());
            String address = "/api/observations/" + mine.get("id");
            var stored = http.get("vard", address);
            assertThat(stored.status()).as(report.note()).isEqualTo(200);
            report.check(stored.json(), began, ended);
            var history = http.get("planerare", address + "/history").json().path("versions");
            assertThat(IntStream.range(0, history.size())
                            .mapToObj(i -> history.path(i).path("what").asString()))
                    .as("history of " + report.note())
                    .containsExactly("CREATED");
            if (report.photo() == null) continue;
            String photo =
                    stored.json().path("properties").path("photos").path(0).asString();
            assertThat(ChaosPhone.photos(mine)).extracting(one -> one.get("id")).containsExactly(photo);
            report.photo().check(http.get("vard", "/api/photos/" + photo).body());
        }
    }

    private long stored(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
