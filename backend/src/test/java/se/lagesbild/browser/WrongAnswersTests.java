package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lagesbild.backend.FixedClock;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.browser.LossyLink.Fate;

/** A server, or something that pretends to be one, answers wrongly in each way it can. */
class WrongAnswersTests extends TrelleborgApp {
    private static final List<Fate> WRONG =
            List.of(Fate.FAILED, Fate.TOO_MANY, Fate.BROKEN_ANSWER, Fate.SHORT_ANSWER, Fate.GARBAGE, Fate.SLOW);

    /** Reports for each wrong answer, the first of them with a photo. */
    private static final int EACH = 4;

    @TempDir
    Path temp;

    @Test
    void whateverIsAnsweredEachReportArrivesWholeAndOnce() throws Exception {
        var random = new Random(9);
        // set by hand, an hour before the hour at which the server stands still
        Instant at = FixedClock.NOW.minus(Duration.ofHours(1));
        List<ChaosReport> reports = IntStream.range(0, EACH * WRONG.size())
                .mapToObj(i -> ChaosReport.draw(i, i % EACH == 0, random, at).at(at))
                .toList();
        int before = stored();
        try (var link = new LossyLink(port, 9);
                var phone = new ChaosPhone(Files.createDirectory(temp.resolve("profile")), link.port())) {
            phone.setUp();
            for (int i = 0; i < WRONG.size(); i++) {
                Fate wrong = WRONG.get(i);
                link.calm().weather(wrong, 1);
                phone.write(reports.subList(EACH * i, EACH * (i + 1)));
                phone.sendUntil(() -> link.count(wrong) > 1);
                // the photos come after their report: some of their pieces meet it too
                link.weather(wrong, 0.25);
                phone.sendAll(EACH * (i + 1));
            }
            for (Map<String, Object> one : phone.kept()) {
                var stored = http.get("vard", "/api/observations/" + one.get("id"));
                var report = reports.stream()
                        .filter(written -> written.note().equals(one.get("note")))
                        .findFirst()
                        .orElseThrow();
                report.check(stored.json(), at, at);
                for (Map<String, Object> photo : ChaosPhone.photos(one))
                    report.photo()
                            .check(http.get("vard", "/api/photos/" + photo.get("id"))
                                    .body());
            }
        }
        assertThat(stored() - before).isEqualTo(reports.size());
    }

    private int stored() {
        return http.get("vard", "/api/observations?mine=true&limit=1")
                .json()
                .path("numberMatched")
                .asInt();
    }
}
