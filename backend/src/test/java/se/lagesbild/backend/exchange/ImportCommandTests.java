package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.HoustonApp;

/** What is typed wrong, and what is wrong with a file, is told in one sentence that says what to do. */
class ImportCommandTests extends HoustonApp {
    private static final String HEADER = "date,hour,offense,location,lon,lat\n";

    @TempDir
    Path folder;

    @Autowired
    ImportCommand command;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from observations.observation where source_name = 'Prov'")
                .update();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private Said imported(Path file) {
        return Said.by(command, file, "--mapping", FOLDER.resolve("mapping.yml"), "--source", "Prov");
    }

    private int stored() {
        return jdbc.sql("select count(*) from observations.observation where source_name = 'Prov'")
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(Said.by(command, "--help")).satisfies(said -> {
            assertThat(said.exitCode()).isZero();
            assertThat(said.out()).contains("./lagesbild import FIL", "--mapping");
        });
        assertThat(Said.by(command).exitCode()).isEqualTo(2);
        assertThat(Said.by(command).err()).contains("Filen saknas.", "./lagesbild import FIL");
        assertThat(Said.by(command, "a.csv", "b.csv").err()).contains("En fil i taget, inte 2.");
        assertThat(Said.by(command, "a.csv", "--maping", "m.yml").err()).contains("Okänt val: --maping");
        assertThat(Said.by(command, "a.csv", "--mapping").err()).contains("--mapping saknar sitt värde.");
    }

    @Test
    void tellsAFileThatIsNotThere() {
        var said = Said.by(command, folder.resolve("saknas.csv"), "--mapping", "m.yml");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("saknas.csv: filen finns inte");
        assertThat(Said.by(command, folder, "--mapping", "m.yml").err()).contains("filen finns inte");
    }

    @Test
    void asksForTheMappingAndForAKnownFormat() throws IOException {
        var file = file("a.csv", HEADER);
        assertThat(Said.by(command, file).err()).contains("CSV behöver en mall: --mapping");
        assertThat(Said.by(command, file).exitCode()).isEqualTo(2);
        assertThat(Said.by(command, file, "--format", "xml").err()).contains("Formatet 'xml' finns inte.");
        assertThat(Said.by(command, file, "--mapping", folder.resolve("nej.yml"))
                        .err())
                .contains("nej.yml: filen kan inte läsas");
    }

    @Test
    void namesAColumnThatTheFileDoesNotHave() throws IOException {
        var said = imported(file("a.csv", "date,hour,offense,place,lon,lat\n"));
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err())
                .contains(
                        "kolumnen 'location' (columns.note i mallen) finns inte; filen har date, hour, offense, place");
    }

    @Test
    void namesACodeThatTheAreaDoesNotHaveBeforeAnyRowIsRead() throws IOException {
        var mapping = file(
                "m.yml", Files.readString(FOLDER.resolve("mapping.yml")).replace("theft: HOU-THFT", "theft: OFF-STOL"));
        var said = Said.by(command, file("a.csv", HEADER), "--mapping", mapping);
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("categories.theft 'OFF-STOL' finns inte bland kategorierna i Houston");
    }

    @Test
    void anEventMayHaveASpanOfTime() throws IOException {
        var mapping = file(
                "spans.yml",
                Files.readString(FOLDER.resolve("mapping.yml"))
                        .replace("  hour: hour", "  hour: hour\n  until: until\n  untilHour: last"));
        var rows = "date,hour,until,last,offense,location,lon,lat\n"
                + "1/29/2010,17,2/1/2010,8,burglary,over the weekend,-95.37,29.76\n"
                + "1/29/2010,17,1/31/2010,,burglary,a date alone is its end,-95.37,29.76\n"
                + "1/29/2010,17,,,burglary,no span,-95.37,29.76\n"
                + "1/29/2010,17,1/1/2090,,burglary,nobody knows yet,-95.37,29.76\n"
                + "1/29/2010,17,1/28/2010,,burglary,ends before it began,-95.37,29.76\n"
                + "1/29/2010,17,some day,,burglary,no time,-95.37,29.76\n";
        var said = Said.by(command, file("a.csv", rows), "--mapping", mapping, "--source", "Prov");
        assertThat(said.out())
                .contains("6 rader lästa", "4 nya", "(until-before-at)", "(time-unreadable)")
                .contains("Sluttiden", "\"some day\" kan inte läsas som tid");
        assertThat(jdbc.sql("""
                        select note || ' ' || coalesce(to_char(occurred_until at time zone 'America/Chicago',
                            'YYYY-MM-DD HH24:MI'), '-')
                        from observations.observation where source_name = 'Prov' order by 1
                        """).query(String.class).list())
                .containsExactly(
                        "a date alone is its end 2010-02-01 00:00",
                        "no span -",
                        // the tests' clock
                        "nobody knows yet 2026-11-23 14:00",
                        "over the weekend 2010-02-01 08:00");
        assertThat(Said.by(command, folder.resolve("a.csv"), "--mapping", mapping, "--source", "Prov")
                        .out())
                .contains("0 nya, 0 ändrade, 4 oförändrade");
    }

    @Test
    void badRowsDoNotStopTheGoodOnes() throws IOException {
        var said = imported(file(
                "a.csv",
                HEADER
                        + "1/31/2010,0,theft,\"the \"\"big\"\" store, back door\",-95.37,29.76\n"
                        + "2/31/2010,0,theft,there is no such day,-95.37,29.76\n"
                        + "1/31/2010,24,theft,there is no such hour,-95.37,29.76\n"
                        + "1/31/2010,0,jaywalking,not in the mapping,-95.37,29.76\n"
                        + "1/31/2010,0,theft,swapped,29.76,-95.37\n"
                        + "1/31/2010,0,theft,no number,NaN,29.76\n"
                        + "1/31/2030,0,theft,in the future,-95.37,29.76\n"
                        + "1/31/2010,0,theft,too few,-95.37\n"
                        + "1/31/2010,0,theft," + "x".repeat(4001) + ",-95.37,29.76\n"
                        + "1/31/2010,0,theft,zero \0 byte,-95.37,29.76\n"));
        assertThat(said.out())
                .contains("10 rader lästa", "1 nya, 0 ändrade, 0 oförändrade, 9 togs inte med")
                .contains("2 rader togs inte med (time-unreadable)")
                .contains("rad 3: \"2/31/2010 0\" kan inte läsas som tid", "rad 4: \"1/31/2010 24\"")
                .contains("rad 5: Källans ord \"jaywalking\" finns inte i mallen")
                .contains("rad 6: 29.76, -95.37 ser ut att ha latitud och longitud i omvänd ordning")
                .contains("rad 7: Platsen saknas eller är inget tal")
                .contains("1 rad togs inte med (in-the-future)", "rad 8: Tiden 2030-01-31T06:00:00Z ligger i framtiden")
                .contains("rad 9: Raden har fel antal fält")
                .contains("rad 10: 4001 tecken är för långt: högst 4000.")
                .contains("rad 11: Innehåller ett tecken som inte kan sparas");
        assertThat(jdbc.sql("select note from observations.observation where source_name = 'Prov'")
                        .query(String.class)
                        .single())
                .isEqualTo("the \"big\" store, back door");
    }

    @Test
    void aFileThatIsCutOffGivesItsFirstRowsAndTheWholeFileTheRest() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            text.append(
                    "1/31/2010,%d,theft,row %d %s,-95.37,29.76%n".formatted(i % 24, i, Integer.toString(i * 40503)));
        }
        var whole = folder.resolve("whole.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        var said = imported(cut);
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("cut.csv.gz: filen kan inte läsas");
        int before = stored();
        assertThat(before).isBetween(1, 4999);

        assertThat(imported(whole).out()).contains((5000 - before) + " nya, 0 ändrade, " + before + " oförändrade");
        assertThat(stored()).isEqualTo(5000);
    }

    @Test
    void aStreetNetworkThatIsNoneIsRefused() throws IOException {
        var said = Said.by(command, file("gator.osm.pbf", "not a map"));
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("gator.osm.pbf");
    }
}
