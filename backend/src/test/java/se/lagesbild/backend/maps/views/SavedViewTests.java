package se.lagesbild.backend.maps.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.TrelleborgApp;

/** Views that people keep under a name. */
class SavedViewTests extends TrelleborgApp {
    private final String path = "/api/views/" + UUID.randomUUID();

    private static String view(String name, String address, boolean shared) {
        return "{\"name\":\"%s\",\"address\":\"%s\",\"shared\":%s}".formatted(name, address, shared);
    }

    @Test
    void isSavedChangedAndDeletedByItsOwner() {
        var made = http.put("planerare", path, view("Fredagar", "?period=12w&hours=5:20-23", false));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("mine").asBoolean()).isTrue();
        assertThat(http.put("planerare", path, view("Fredagar", "?period=12w&hours=5:20-23", false))
                        .status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(http.put("planerare", path, view("Lördagar", "?hours=6:20-23", false))
                        .status())
                .isEqualTo(409);
        var changed = http.put("planerare", path, view("Lördagar", "?hours=6:20-23", false), "If-Match", "\"1\"");
        assertThat(changed.json().path("version").asInt()).as(changed.text()).isEqualTo(2);
        assertThat(http.delete("planerare", path, "If-Match", "\"1\"").status()).isEqualTo(409);
        assertThat(http.delete("planerare", path, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(http.get("planerare", path).status()).isEqualTo(404);
        assertThat(http.put("planerare", path, view("Lördagar", "?hours=6:20-23", false))
                        .status())
                .as("undone: it comes back as a new one")
                .isEqualTo(201);
        http.delete("planerare", path, "If-Match", "\"1\"");
    }

    @Test
    void everyPeriodOfThePageCanBeSaved() {
        http.put("planerare", path, view("Period", "?period=1w", false));
        int version = 1;
        for (var period : new String[] {"4w", "8w", "13w", "52w", "12m", "4wy", "all", "2023-2026"}) {
            var saved = http.put(
                    "planerare", path, view("Period", "?period=" + period, false), "If-Match", "\"" + version + "\"");
            assertThat(saved.status()).as(period + saved.text()).isEqualTo(200);
            version = saved.json().path("version").asInt();
        }
        http.delete("planerare", path, "If-Match", "\"" + version + "\"");
    }

    @Test
    void isSeenByOthersOnlyWhenShared() {
        http.put("planerare", path, view("Min", "?period=4w", false));
        assertThat(http.get("polis", path).status()).isEqualTo(404);
        assertThat(http.get("polis", "/api/views").text()).doesNotContain(path.substring(11));
        assertThat(http.put("polis", path, view("Stulen", "?period=4w", false), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(404);
        http.put("planerare", path, view("Vår", "?period=4w", true), "If-Match", "\"1\"");
        var seen = http.get("polis", path);
        assertThat(seen.json().path("mine").asBoolean()).as(seen.text()).isFalse();
        assertThat(seen.json().path("owner").asString()).isNotBlank();
        assertThat(http.get("polis", "/api/views").text()).contains(path.substring(11));
        var refused = http.put("polis", path, view("Stulen", "?period=4w", true), "If-Match", "\"2\"");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("not-yours");
        assertThat(http.delete("polis", path, "If-Match", "\"2\"").status()).isEqualTo(403);
        assertThat(http.get("vard", path).status()).isEqualTo(403);
        http.delete("planerare", path, "If-Match", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?period=own&from=2026-10-01&to=2026-10-31&compare=weeks&show=swipe&divider=0.35&measure=harm&view=map",
                "?setting=PORT,TRAFFIC&source=WARDEN&status=VERIFIED&category=MIL-KLOT&hours=5:20-23&q=krossat+glas",
                "?z=15&c=55.37612,13.15713&tab=observations&sort=-occurredAt&table=wide&open=none&layers=observations:0.8,streets",
                "?ring=_p~iF~ps%7CU_ulLnnqC%60%40%3F&tool=select",
                "?spot=12&stops=0c1e2f60-0701-4234-8567-07012345670a,0c1e2f60-0701-4234-8567-07012345670b",
                "?obs=0c1e2f60-0701-4234-8567-070123456789"
            })
    void holdsAllThatTheMapWritesIntoItsAddress(String address) {
        var answer = http.put("planerare", path, view("Allt", address, false));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        http.delete("planerare", path, "If-Match", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', ?period=4w, /name, missing",
        "x, period=4w, /address, not-a-view",
        "x, https://example.org/?a, /address, not-a-view",
        "x, ?q=070-123%2045%2067, /address, personal-words",
        "x, ?q=a&q=070-123%2045%2067, /address, personal-words",
        "x, ?tab=070-1234567, /address, personal-words",
        "x, ?tab=Anna%20bor%20h%C3%A4r, /address, view-value",
        "x, ?setting=HARBOUR, /address, view-value",
        "x, ?source=Anna, /address, view-value",
        "x, ?status=ok, /address, view-value",
        "x, ?focus=INGET, /address, view-value",
        "x, ?hours=never, /address, view-value",
        "x, '?category=MIL-KLOT,Anna Andersson', /address, view-value",
        "x, ?period=own&from=ig%C3%A5r, /address, view-value",
        "x, ?period=20w, /address, view-value",
        "x, ?anna%20andersson=1, /address, view-part",
        "x, ?q=%ZZ, /address, view-part"
    })
    void namesWhatIsWrong(String name, String address, String pointer, String code) {
        var answer = http.put("planerare", path, view(name, address, false));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
        assertThat(http.get("planerare", path).status()).isEqualTo(404);
    }
}
