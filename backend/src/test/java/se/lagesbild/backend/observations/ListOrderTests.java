package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.TrelleborgApp;

/** The list in other orders than that of time: each row once, in the order in which the filter shows the same things. */
class ListOrderTests extends TrelleborgApp {
    private static final String TWO_WEEKS = "/api/observations?datetime=2026-11-09/2026-11-22";
    private static final Map<String, List<String>> CODES = Map.of(
            "setting", List.of("PUBLIC_SPACE", "TRAFFIC", "PORT"),
            "source", List.of("WARDEN", "STAFF", "REPORTER", "PUBLIC", "POLICE", "IMPORT"),
            "status", List.of("REPORTED", "VERIFIED", "HANDED_OFF", "CLOSED", "DUPLICATE"));

    private record Row(String id, Instant occurredAt, int rank) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "occurredAt",
                "category",
                "-category",
                "setting",
                "-setting",
                "source",
                "-source",
                "status",
                "-status"
            })
    void pagesHoldEachRowOnceInTheOrderAskedFor(String sort) {
        var column = sort.replace("-", "");
        var rows = walk(TWO_WEEKS + "&limit=37&sort=" + sort, column);
        var newest = walk(TWO_WEEKS + "&limit=1000", column);

        assertThat(newest).hasSizeGreaterThan(100);
        assertThat(rows).hasSameSizeAs(newest).doesNotHaveDuplicates();
        assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(newest));
        Comparator<Row> byCode = Comparator.comparing(Row::rank);
        var expected = column.equals("occurredAt")
                ? Comparator.comparing(Row::occurredAt)
                : (sort.startsWith("-") ? byCode.reversed() : byCode)
                        .thenComparing(Comparator.comparing(Row::occurredAt).reversed());
        assertThat(rows).isSortedAccordingTo(expected);
    }

    @Test
    void anOrderThatIsNotKnownIsRefusedWithThoseThatAre() {
        var answer = http.get("planerare", "/api/observations?sort=note");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault("sort")).isEqualTo("not-one-of");
        assertThat(answer.text()).contains("-occurredAt");
    }

    private List<Row> walk(String first, String column) {
        var categories = new ArrayList<String>();
        http.get("planerare", "/api/categories")
                .json()
                .path("categories")
                .forEach(category -> categories.add(category.path("code").asString()));
        var rows = new ArrayList<Row>();
        String path = first;
        while (path != null) {
            var page = http.get("planerare", path).json();
            page.path("features").forEach(feature -> {
                var code = feature.path("properties").path(column).asString("");
                var codes = column.equals("category") ? categories : CODES.getOrDefault(column, List.of());
                rows.add(new Row(
                        feature.path("id").asString(),
                        OffsetDateTime.parse(feature.path("properties")
                                        .path("occurredAt")
                                        .asString())
                                .toInstant(),
                        codes.indexOf(code)));
            });
            var next = page.path("links").path(0).path("href").asString("");
            path = next.isEmpty() ? null : next.substring(next.indexOf("/api"));
        }
        return rows;
    }
}
