package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.TrelleborgApp;

/** Finding again by words, status, shift and reporter. Uses 2009. */
class SearchTests extends TrelleborgApp {
    private static final String YEAR = "datetime=2009-01-01/2009-12-31";
    private static final UUID SHIFT = UUID.randomUUID();
    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID reported(String account, String note, String more) {
        var id = UUID.randomUUID();
        var answer = http.put(
                account,
                "/api/observations/" + id,
                Told.feature(
                        13.1500, 55.3762, "MIL-KLOT", "2009-06-01T20:00:00Z", ", \"note\": \"" + note + "\"" + more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    @BeforeEach
    void fourReports() {
        if (!made) {
            made = true;
            reported("vard", "Röd färg på väggarna vid skolan", ", \"shift\": \"" + SHIFT + "\"");
            reported("rapportor", "Ungdomar som åkte moped, 100 % mörkt", "");
            var verified = reported("planerare", "Krossade rutor och glas i parken", "");
            http.post("planerare", "/api/observations/" + verified + "/verify", "");
            reported("planerare", "", "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=vägg                      | 1", // another form of the word
                "q=VÄGGEN                    | 1",
                "q=skol                      | 1", // its beginning
                "q=ungdom mopeder            | 1", // both
                "q=ungdom skolan             | 0",
                "q=rutor i parken            | 1", // "i" says nothing and does not narrow
                "q=och                       | 1", // alone it is looked for as it is written
                "q=100 %25                   | 1",
                "q=100%25                    | 0",
                "q=kolan                     | 0", // not the middle of a word
                "q=' \\ & ! : (              | 0", // no sign is a command
                "status=VERIFIED             | 1",
                "status=REPORTED,VERIFIED    | 4",
                "status=CLOSED               | 0",
                "mine=true                   | 2",
                "mine=true&status=REPORTED   | 1"
            })
    void narrowsListAndCountsAlike(String query, int expected) {
        var path = YEAR + "&" + query.replace("\\", "%5C").replace("\"", "%22");
        var list = http.get("planerare", "/api/observations?" + path);
        assertThat(list.json().path("numberMatched").asInt()).as(list.text()).isEqualTo(expected);
        assertThat(http.get("planerare", "/api/observations/counts?" + path)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(expected);
    }

    @Test
    void findsAShiftAndOnlyOnesOwnForAWarden() {
        var path = "/api/observations?shift=" + SHIFT;
        assertThat(http.get("planerare", path).json().path("numberMatched").asInt())
                .isEqualTo(1);
        assertThat(http.get("vard", path).json().path("numberMatched").asInt()).isEqualTo(1);
        assertThat(http.get("rapportor", path).json().path("numberMatched").asInt())
                .isZero();
        assertThat(http.get("vard", "/api/observations?" + YEAR + "&q=moped")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .as("another's note is not found by its words")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"status=ERASED, status, not-one-of", "status=X, status, not-one-of", "shift=7, shift, not-a-uuid"})
    void namesWhatCannotBeUsed(String query, String parameter, String code) {
        var answer = http.get("planerare", "/api/observations?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault(parameter)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void theLogOfReadsHoldsTheFilterButNeverTheWords() {
        http.get("planerare", "/api/observations?" + YEAR + "&q=moped&status=VERIFIED&mine=true&shift=" + SHIFT);
        var row = jdbc.sql("select filter from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row)
                .contains("&status=VERIFIED")
                .contains("&shift=" + SHIFT + "&mine=true")
                .doesNotContain("moped");
    }

    @Test
    void wordsAreAnsweredByTheIndex() {
        var search = NoteSearch.of("moped skola");
        var plan = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain select o.id from observations.observation o where " + search.where())
                            .params(search.params())
                            .query(String.class)
                            .list());
        });
        assertThat(plan).contains("observation_note_idx");
    }
}
