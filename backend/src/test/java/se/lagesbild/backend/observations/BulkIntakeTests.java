package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lagesbild.backend.observations.ObservationIntake.Content.PUBLISHED;
import static se.lagesbild.backend.observations.ObservationIntake.Content.REGISTER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.HoustonApp;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;

/** Rows in bulk: each batch whole or not at all, and the same call again completes what was stopped. */
class BulkIntakeTests extends HoustonApp {
    private static final String SOURCE = "Bulkprov";
    private static final Viewer SYSTEM = Viewer.system("prov");
    private static final Instant START = Instant.parse("2005-01-01T00:00:00Z");

    @Autowired
    ObservationIntake intake;

    @Autowired
    JdbcClient jdbc;

    private final List<String> rejected = new ArrayList<>();

    @AfterEach
    void forget() {
        jdbc.sql("drop trigger if exists refuse on observations.observation").update();
        jdbc.sql("delete from observations.observation where source_name = :source")
                .param("source", SOURCE)
                .update();
    }

    private static ObservationIntake.Row row(int number, String category, @Nullable String note) {
        return new ObservationIntake.Row(
                number,
                new UUID(7, number),
                category,
                START.plusSeconds(number),
                null,
                -95.37,
                29.76,
                "MAP",
                null,
                null,
                note,
                null,
                "IMPORT");
    }

    private static ObservationIntake.Row row(int number) {
        return row(number, "HOU-THFT", null);
    }

    private static Iterator<ObservationIntake.Row> rows(int from, int until) {
        return IntStream.range(from, until).mapToObj(BulkIntakeTests::row).iterator();
    }

    private ObservationIntake.Result take(Iterator<ObservationIntake.Row> rows) {
        return intake.take(
                SYSTEM, SOURCE, REGISTER, rows, (line, code, args) -> rejected.add(line + " " + code), n -> {});
    }

    private int stored() {
        return jdbc.sql("select count(*) from observations.observation where source_name = :source")
                .param("source", SOURCE)
                .query(Integer.class)
                .single();
    }

    @Test
    void aBatchThatFailsIsRolledBackAsAWholeAndTheNextRunCompletesIt() {
        jdbc.sql("""
                create or replace function observations.refuse() returns trigger language plpgsql as $$
                begin
                  if new.occurred_at = timestamptz '2005-01-01T04:10:00Z' then raise exception 'the disk is full'; end if;
                  return new;
                end $$
                """).update();
        jdbc.sql("create trigger refuse before insert on observations.observation"
                        + " for each row execute function observations.refuse()")
                .update();

        // batches of 10,000; 04:10 is second 15,000 and lies in the middle of the second one
        assertThatThrownBy(() -> take(rows(0, 25_000)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("the disk is full");
        assertThat(stored()).isEqualTo(10_000);

        jdbc.sql("drop trigger refuse on observations.observation").update();
        var result = take(rows(0, 25_000));
        assertThat(result.created()).isEqualTo(15_000);
        assertThat(result.unchanged()).isEqualTo(10_000);
        assertThat(result.updated()).isZero();
        assertThat(stored()).isEqualTo(25_000);
    }

    @Test
    void aSourceThatBreaksOffKeepsWhatCameBefore() {
        var source = rows(0, 30);
        var breaksOff = new Iterator<ObservationIntake.Row>() {
            @Override
            public boolean hasNext() {
                if (!source.hasNext()) {
                    throw new IllegalArgumentException("line 31 cannot be read");
                }
                return true;
            }

            @Override
            public ObservationIntake.Row next() {
                return source.next();
            }
        };
        assertThatThrownBy(() -> take(breaksOff)).hasMessage("line 31 cannot be read");
        assertThat(stored()).isEqualTo(30);
    }

    @Test
    void sumsAgreeAndEachRejectionIsToldOnce() {
        var result = take(List.of(
                        row(1),
                        row(2, "MIL-KLOT", null),
                        row(3, "HOU-THFT", "x".repeat(4001)),
                        row(4, "HOU-THFT", "a\0b"),
                        row(5))
                .iterator());
        assertThat(result.read()).isEqualTo(5);
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.rejectedRows()).isEqualTo(3);
        assertThat(rejected).containsExactly("2 no-such-category", "3 too-long", "4 control-character");
    }

    /** One note may hold several numbers; the row is told once, or the sums would not agree. */
    @Test
    void aRowWithPersonalDataIsLeftOutUnlessItsSourcePublishedIt() {
        var rows = List.of(
                row(1),
                row(2, "HOU-THFT", "ring 070-174 06 05 eller 070-174 06 06"),
                row(3, "HOU-THFT", "skriv till anna@exempel.se"),
                row(4, "HOU-THFT", "bilen XKD 417"));
        var result = take(rows.iterator());
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejectedRows()).isEqualTo(3);
        assertThat(rejected).containsExactly("2 personal-data-phone", "3 personal-data-email", "4 personal-data-plate");
        assertThat(stored()).isEqualTo(1);

        var published = intake.take(
                SYSTEM,
                SOURCE,
                PUBLISHED,
                rows.iterator(),
                (line, code, args) -> rejected.add("again " + code),
                n -> {});
        assertThat(published.created()).isEqualTo(3);
        assertThat(rejected).hasSize(3);
    }

    @Test
    void theLaterOfTwoRowsWithOneIdIsTheNewer() {
        var result = take(List.of(row(1), row(1, "HOU-BURG", null)).iterator());
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.updated()).isEqualTo(1);
        assertThat(jdbc.sql("select category_code from observations.observation where source_name = :source")
                        .param("source", SOURCE)
                        .query(String.class)
                        .single())
                .isEqualTo("HOU-BURG");
        assertThat(jdbc.sql("""
                        select string_agg(v.version || ' ' || v.category_code, ',' order by v.version)
                        from observations.observation_version v
                        join observations.observation o using (id)
                        where o.source_name = :source""").param("source", SOURCE).query(String.class).single())
                .as("what it said before is kept, and nothing of rows that never changed")
                .isEqualTo("0 HOU-THFT");
    }

    @Test
    void everyTextComesBackAsItWas() {
        var text = "tab\there, line\nbreak, return\r, back\\slash, \\N, \"quotes\", 'apostrophe', åäö €, 🚲";
        take(List.of(row(1, "HOU-THFT", text)).iterator());
        assertThat(jdbc.sql("select note from observations.observation where source_name = :source")
                        .param("source", SOURCE)
                        .query(String.class)
                        .single())
                .isEqualTo(text);
        assertThat(take(List.of(row(1, "HOU-THFT", text)).iterator()).unchanged())
                .isEqualTo(1);
    }

    @Test
    void whatWasErasedHereStaysErased() {
        take(List.of(row(1, "HOU-THFT", "a name")).iterator());
        jdbc.sql("update observations.observation set status = 'ERASED', note = null where source_name = :source")
                .param("source", SOURCE)
                .update();
        var again = take(List.of(row(1, "HOU-THFT", "a name")).iterator());
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select coalesce(note, 'nothing') from observations.observation where source_name = :source")
                        .param("source", SOURCE)
                        .query(String.class)
                        .single())
                .isEqualTo("nothing");
    }

    @Test
    void aWardenMayNotImport() {
        var warden = new Viewer(UUID.randomUUID(), "vard", "Värd", Set.of(Role.WARDEN), "prov");
        assertThatThrownBy(() -> intake.take(warden, SOURCE, REGISTER, rows(0, 1), (l, c, a) -> {}, n -> {}))
                .isInstanceOf(Problem.class);
        assertThat(stored()).isZero();
    }
}
