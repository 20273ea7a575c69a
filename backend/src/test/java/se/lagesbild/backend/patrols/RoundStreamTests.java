package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plan that gets better while somebody watches, and places that a person pins or bans. */
class RoundStreamTests extends TrelleborgApp {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SHIFT =
            "\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T20:00:00+01:00\", \"startPoint\": [13.157, 55.376]}]";

    /** Forty places strewn over the town, seeded: more than two hours hold. */
    private static String body(int iterations, String more) {
        var random = new SplittableRandom(7);
        var places = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            places.add("{\"id\": \"p%d\", \"name\": \"Plats %d\", \"point\": [%s, %s], \"prize\": %d}"
                    .formatted(i, i, 13.14 + random.nextInt(300) / 1e4, 55.37 + random.nextInt(120) / 1e4, 1 + i % 7));
        }
        return "{%s, \"seed\": 3, \"iterations\": %d, \"places\": [%s]%s}"
                .formatted(SHIFT, iterations, String.join(",", places), more);
    }

    private Http.Answer streamed(String body) {
        return http.post("planerare", "/api/rounds/plan", body, "Accept", "text/event-stream");
    }

    private record Event(String name, JsonNode plan) {}

    private static List<Event> events(String text) {
        var events = new ArrayList<Event>();
        for (var block : List.of(text.split("\n\n", -1))) {
            if (block.startsWith("event: ")) {
                var lines = block.split("\n", 2);
                events.add(new Event(lines[0].substring(7), JSON.readTree(lines[1].substring(6))));
            }
        }
        return events;
    }

    @Test
    void plansGetBetterAndTheLastIsTheAnswer() {
        var answer = streamed(body(3_000, ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.headers().get("content-type").get(0)).startsWith("text/event-stream");
        var events = events(answer.text());
        assertThat(events.size()).isGreaterThanOrEqualTo(2);
        assertThat(events.get(0).plan().path("iterations").asInt())
                .as("the first full plan comes before any step")
                .isZero();
        var covered = events.stream()
                .map(event -> event.plan().path("covered").asDouble())
                .toList();
        assertThat(covered).isSorted();
        var last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("done");
        assertThat(events.subList(0, events.size() - 1)).extracting(Event::name).containsOnly("plan");
        assertThat(last.plan())
                .isEqualTo(http.post("planerare", "/api/rounds/plan", body(3_000, ""))
                        .json());
    }

    @Test
    void whatIsWrongIsAProblemAlsoForAStream() {
        var answer = streamed("{\"shifts\": []}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault("/shifts")).isEqualTo("shifts-number");
    }

    @Test
    void whoeverLeavesEndsTheSearch() {
        var response = new HttpServletResponseWrapper(new MockHttpServletResponse()) {
            private int flushes;

            @Override
            public void flushBuffer() throws IOException {
                if (++flushes > 1) {
                    throw new IOException("connection reset");
                }
            }
        };
        var events = new PlanEvents(response, JSON);
        events.better(() -> Map.of("covered", 0.5));
        assertThat(events.gone()).isFalse();
        events.done(Map.of("covered", 0.6));
        assertThat(events.gone()).isTrue();
        events.better(() -> {
            throw new AssertionError("nobody is there to be told");
        });
    }

    @Test
    void aPinnedPlaceIsVisitedAndABannedOneIsNot() {
        var free = http.post("planerare", "/api/rounds/plan", body(500, "")).json();
        var visited = names(free.path("rounds").path(0).path("stops"), "place");
        var left = names(free.path("leftOut"), "place");
        var banned = visited.get(0);
        var pinned = left.get(left.size() - 1);
        var plan = http.post(
                        "planerare",
                        "/api/rounds/plan",
                        body(500, ", \"pinned\": [\"%s\"], \"banned\": [\"%s\"]".formatted(pinned, banned)))
                .json();
        assertThat(names(plan.path("rounds").path(0).path("stops"), "place"))
                .contains(pinned)
                .doesNotContain(banned);
        assertThat(plan.path("leftOut")
                        .valueStream()
                        .filter(one -> one.path("place").asString().equals(banned))
                        .map(one -> one.path("code").asString()))
                .containsExactly("BANNED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"pinned\": [\"nej\"]; /pinned; place-not-asked",
                "\"banned\": \"p1\"; /banned; ids-not-a-list",
                "\"pinned\": [\"p1\"], \"banned\": [\"p1\"]; /banned; pinned-and-banned"
            })
    void wishesThatCannotBeUsedAreNamed(String wishes, String pointer, String code) {
        var answer = http.post("planerare", "/api/rounds/plan", body(10, ", " + wishes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    private static List<String> names(JsonNode nodes, String field) {
        return nodes.valueStream().map(node -> node.path(field).asString()).toList();
    }
}
