package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;

/** A spreadsheet as it is saved in Sweden: byte order mark, semicolons, decimal comma, the municipality's coordinates. */
class SwedishCsvTests extends TrelleborgApp {
    private static final String MAPPING = """
            source: Felanmälan
            crs: EPSG:3008
            timeZone: Europe/Stockholm
            timeFormat: yyyy-MM-dd HH:mm
            columns: {id: Ärende, time: Anmält, category: Typ, x: Öst, y: Nord, note: Beskrivning}
            categories:
              Klotter: MIL-KLOT
              Lampa ur: MIL-BELY
              Test: SKIP
              "*": MIL-OTRY
            """;

    private static final String FILE = """
            \uFEFFÄrende;Anmält;Typ;Öst;Nord;Beskrivning
            F1;2014-02-03 21:15;Klotter;128255,80;6139142,82;"röd färg; på ""muren\"""
            F2;2014-02-04 07:00;Lampa ur;128 255,80;6\u00A0139\u00A0142,82;
            F3;2014-02-05 07:00;Test;128255,80;6139142,82;provärende
            F4;2014-02-06 07:00;Annat;128255,80;6139142,82;hörnet vid apoteket
            F1;2014-02-07 07:00;Klotter;128255,80;6139142,82;samma ärende igen
            F6;2014-02-08 07:00;Klotter;6139142,82;128255,80;
            F7;2014-02-09 07:00;Klotter;674032,36;6580821,99;Stockholm
            F8;2014-03-30 02:30;Klotter;128255,80;6139142,82;
            """;

    @TempDir
    Path folder;

    @Autowired
    ImportCommand command;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from observations.observation where source_name = 'Felanmälan'")
                .update();
    }

    private Said imported(String text) throws IOException {
        var file = Files.writeString(folder.resolve("felanmälan.csv"), text, StandardCharsets.UTF_8);
        var mapping = Files.writeString(folder.resolve("mall.yml"), MAPPING, StandardCharsets.UTF_8);
        return Said.by(command, file, "--mapping", mapping);
    }

    @Test
    void readsItAndKeepsItsPlaceAndTime() throws IOException {
        var said = imported(FILE);
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("8 rader lästa", "4 nya, 0 ändrade, 0 oförändrade, 4 togs inte med")
                .contains("rad 4: \"Test\" är utelämnat i mallen.")
                .contains("rad 6: Id \"F1\" står redan på en tidigare rad")
                .contains("rad 7: 6139142,82 128255,80 ser ut att ha nord före öst")
                .contains("rad 8: 674032,36 6580821,99 (EPSG:3008) ligger mer än 2 km utanför området")
                .contains("1 tider finns inte på klockan");

        var list = http.get("planerare", "/api/observations?datetime=2014-02-01/2014-03-31&source=IMPORT")
                .json()
                .path("features");
        assertThat(list).hasSize(4);
        // newest first: 02:30 on the last Sunday of March does not exist, the clocks went from 2 to 3
        assertThat(list.path(0).path("properties").path("occurredAt").asString())
                .isEqualTo("2014-03-30T03:30:00+02:00");
        assertThat(list.path(1).path("properties").path("category").asString()).isEqualTo("MIL-OTRY");
        var oldest = list.path(3);
        assertThat(oldest.path("properties").path("note").asString()).isEqualTo("röd färg; på \"muren\"");
        assertThat(oldest.path("properties").path("occurredAt").asString()).isEqualTo("2014-02-03T21:15:00+01:00");
        // 13.157 E 55.376 N is 128255.80 E 6139142.82 N in EPSG:3008, by PROJ; a centimetre is 2e-7 degrees
        assertThat(oldest.path("geometry").path("coordinates").path(0).asDouble())
                .isCloseTo(13.157, within(2e-6));
        assertThat(oldest.path("geometry").path("coordinates").path(1).asDouble())
                .isCloseTo(55.376, within(2e-6));
    }

    @Test
    void theSameAgainChangesNothingAndACorrectedRowReplacesItself() throws IOException {
        imported(FILE);
        assertThat(imported(FILE).out()).contains("0 nya, 0 ändrade, 4 oförändrade");
        assertThat(imported(FILE.replace("hörnet vid apoteket", "hörnet vid banken"))
                        .out())
                .contains("0 nya, 1 ändrade, 3 oförändrade");
        assertThat(jdbc.sql(
                                "select note || ' ' || version from observations.observation where category_code = 'MIL-OTRY'"
                                        + " and source_name = 'Felanmälan'")
                        .query(String.class)
                        .single())
                .isEqualTo("hörnet vid banken 1");
    }

    @Test
    void aNoteWithAPhoneNumberIsLeftOutAndNotRepeated() throws IOException {
        var said = imported(FILE.replace("hörnet vid apoteket", "ring 070-174 06 05"));
        assertThat(said.out())
                .contains("3 nya, 0 ändrade, 0 oförändrade, 5 togs inte med")
                .contains("rad 5: Ett telefonnummer står på tecken 6–18: ta bort det.")
                .doesNotContain("174 06");
        assertThat(said.err()).isEmpty();
    }
}
