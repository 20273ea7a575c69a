package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvMappingTests {
    private static final String GOOD = """
            source: Felanmälan
            crs: EPSG:3008
            timeZone: Europe/Stockholm
            timeFormat: yyyy-MM-dd HH:mm
            columns: {time: Tid, category: Typ, x: X, y: Y}
            categories: {klotter: MIL-KLOT}
            """;

    @TempDir
    Path folder;

    private CsvMapping read(String text) throws IOException {
        return CsvMapping.read(Files.writeString(folder.resolve("mall.yml"), text, StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatIsNeededAndLeavesTheRestEmpty() throws IOException {
        var mapping = read(GOOD);
        assertThat(mapping.source()).isEqualTo("Felanmälan");
        assertThat(mapping.crs().srid()).isEqualTo(3008);
        assertThat(mapping.columns()).containsOnlyKeys("x", "y", "time", "category");
        assertThat(mapping.positionKind()).isEqualTo("MAP");
        assertThat(mapping.accuracyMetres()).isNull();
        assertThat(mapping.categories()).containsEntry("klotter", "MIL-KLOT");
        assertThat(read(GOOD.replace("timeFormat: yyyy-MM-dd HH:mm", "")).format())
                .as("ISO 8601")
                .isNull();
    }

    @Test
    void wordsThatYamlWouldReadOtherwiseStayWords() throws IOException {
        var mapping = read(GOOD.replace("{klotter: MIL-KLOT}", "{no: A, 12: B, \" stöld \": C}"));
        assertThat(mapping.categories())
                .containsEntry("no", "A")
                .containsEntry("12", "B")
                .containsEntry("stöld", "C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: Felanmälan | '' | source: fältet saknas",
                "'x: X, ' | '' | columns.x: fältet saknas",
                "x: X | xx: X | columns.xx: okänt fält; kända är [category, hour, id, note, time, until, untilHour, x, y]",
                "timeZone: | timezone: | timezone: okänt fält",
                "EPSG:3008 | SWEREF | crs 'SWEREF': skriv till exempel EPSG:4326 eller EPSG:3008",
                "EPSG:3008 | EPSG:999999 | crs 'EPSG:999999'",
                "Europe/Stockholm | Sverige | timeZone 'Sverige': skriv till exempel Europe/Stockholm",
                "yyyy-MM-dd HH:mm | åååå | timeFormat 'åååå': skriv till exempel yyyy-MM-dd HH:mm",
                "'categories: {klotter: MIL-KLOT}' | '' | categories: skriv källans ord till vänster",
                "'{klotter: MIL-KLOT}' | MIL-KLOT | categories: skriv källans ord till vänster",
                "'timeZone: Europe/Stockholm' | '' | timeZone: fältet saknas"
            })
    void namesFileFieldAndValueOfAMistake(String part, String instead, String message) {
        assertThat(GOOD).contains(part);
        assertThatThrownBy(() -> read(GOOD.replace(part, instead)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mall.yml: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'accuracyMetres: -1' | accuracyMetres '-1': skriv meter, 0 till 50000",
                "'accuracyMetres: nära' | accuracyMetres '\"nära\"'",
                "'positionKind: AREA' | positionKind 'AREA': skriv ett av [ADDRESS, AROUND, GPS, MAP, PLACE]"
            })
    void refusesAValueThatCannotBe(String line, String message) {
        assertThatThrownBy(() -> read(GOOD + line)).hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("mall.yml: mallen är tom");
        assertThatThrownBy(() -> read("- a\n- b")).hasMessageContaining("mall.yml: mallen är tom");
        assertThatThrownBy(() -> read("a: [b")).hasMessageContaining("mall.yml: är inte YAML");
        assertThatThrownBy(() -> CsvMapping.read(folder.resolve("saknas.yml")))
                .hasMessageContaining("saknas.yml: filen kan inte läsas");
    }
}
