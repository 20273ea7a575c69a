package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.gis.formats.Condition.And;
import se.lagesbild.gis.formats.Condition.Arithmetic;
import se.lagesbild.gis.formats.Condition.Compare;
import se.lagesbild.gis.formats.Condition.Comparison;
import se.lagesbild.gis.formats.Condition.Interval;
import se.lagesbild.gis.formats.Condition.Like;
import se.lagesbild.gis.formats.Condition.Literal;
import se.lagesbild.gis.formats.Condition.Not;
import se.lagesbild.gis.formats.Condition.Or;
import se.lagesbild.gis.formats.Condition.Place;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Spatial;
import se.lagesbild.gis.geo.Crs;

class Cql2TextTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static Condition read(String text) {
        return Cql2Text.read(text, Crs.WGS_84, false, STOCKHOLM);
    }

    private static Compare equal(String name, Object value) {
        return new Compare(new Property(name), Comparison.EQUAL, new Literal(value));
    }

    @Test
    void andBindsCloserThanOr() {
        assertThat(read("a=1 OR b=2 AND NOT c=3"))
                .isEqualTo(new Or(List.of(
                        equal("a", 1.0), new And(List.of(equal("b", 2.0), new Not(equal("c", 3.0)))))));
        assertThat(read("(a=1 OR b=2) AND c=3"))
                .isEqualTo(new And(List.of(new Or(List.of(equal("a", 1.0), equal("b", 2.0))), equal("c", 3.0))));
    }

    @Test
    void arithmeticBindsAsInSchool() {
        assertThat(read("a = 1 + 2 * b ^ 2"))
                .isEqualTo(new Compare(
                        new Property("a"),
                        Comparison.EQUAL,
                        new Arithmetic(
                                new Literal(1.0),
                                '+',
                                new Arithmetic(
                                        new Literal(2.0),
                                        '*',
                                        new Arithmetic(new Property("b"), '^', new Literal(2.0))))));
        assertThat(read("((a + 1)) = (2)"))
                .isEqualTo(new Compare(
                        new Arithmetic(new Property("a"), '+', new Literal(1.0)), Comparison.EQUAL, new Literal(2.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = 'it''s' | it's",
                "a = 'it\\'s' | it's",
                "a = '' | ~~",
                "a = 'å ö \u4e2d' | å ö \u4e2d",
                "a='x AND b' | x AND b"
            })
    void textKeepsWhatStandsInIt(String filter, String text) {
        assertThat(read(filter)).isEqualTo(equal("a", text == null ? "" : text));
    }

    @ParameterizedTest
    @CsvSource({"a = 1.5e3, 1500", "a = .5, 0.5", "a = -2, -2", "a = +2, 2", "a = 5., 5"})
    void numbersAreRead(String filter, double number) {
        assertThat(read(filter)).isEqualTo(equal("a", number));
    }

    @Test
    void wordsOfTheLanguageHaveNoCaseAndQuotedNamesAreNames() {
        assertThat(read("\"and\" like 'x%' and not a is null")).isInstanceOf(And.class);
        assertThat(((And) read("\"and\" like 'x%' and a = true")).parts())
                .containsExactly(new Like(new Property("and"), "x%"), equal("a", true));
    }

    @Test
    void aDateIsTheWholeDayOnTheClockGiven() {
        var compare = (Compare) read("at = DATE('2026-06-12')");
        assertThat(compare.right())
                .isEqualTo(Interval.of(
                        Instant.parse("2026-06-11T22:00:00Z"), Instant.parse("2026-06-12T21:59:59.999999Z")));
    }

    @Test
    void geometriesComeWithEastAsX() {
        var plain = (Place) ((Spatial) read("S_WITHIN(g, POINT(13.1 55.4))")).right();
        var turned =
                (Place) ((Spatial) Cql2Text.read("S_WITHIN(g, POINT(55.4 13.1))", Crs.WGS_84, true, STOCKHOLM)).right();
        assertThat(plain.geometry().getCoordinate().x).isEqualTo(13.1);
        assertThat(turned.geometry().getCoordinate().x).isEqualTo(13.1);
        assertThat(turned.geometry().getCoordinate().y).isEqualTo(55.4);
        assertThat(plain.geometry().getSRID()).isEqualTo(4326);
        var box = (Place) ((Spatial) read("S_INTERSECTS(g, BBOX(170, -10, -170, 10))")).right();
        assertThat(box.geometry().getNumGeometries())
                .as("over the 180th meridian")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = | 4",
                "a = 1 b | 7",
                "a == 1 | 4",
                "(a = 1 | 7",
                "a = 'x | 5",
                "a = 1 AND (b) | 12",
                "a IN () | 7",
                "a # 1 | 3",
                "~~ | 1",
                "foo(a) = 1 | 1",
                "a BETWEEN 1 2 | 13"
            })
    void tellsWhereItStopsToUnderstand(String filter, int position) {
        assertThatThrownBy(() -> read(filter == null ? "" : filter))
                .isInstanceOfSatisfying(
                        Cql2Exception.class, e -> assertThat(e.position()).isEqualTo(position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT (", "-", "- -", "CASEI(", "a = (", "1 + ", "a = 1 AND ", "GEOMETRYCOLLECTION("})
    void depthAndLengthHaveAnEnd(String part) {
        for (int times : new int[] {70, 300, 2_000, 20_000}) {
            assertThatThrownBy(() -> read(part.repeat(times))).isInstanceOf(Cql2Exception.class);
        }
    }

    @Test
    void aLongFlatFilterIsRead() {
        assertThat(((Or) read("a = 1 OR ".repeat(500) + "a = 1")).parts()).hasSize(501);
    }

    /** Random words and random signs: whatever comes, it is read or refused with a position inside the text. */
    @Test
    void whateverComesItIsReadOrRefused() {
        var random = new Random(20_261_123);
        var words = List.of(
                "a",
                "b",
                "'x'",
                "'",
                "\"",
                "1",
                "-",
                "2.5e3",
                "(",
                ")",
                ",",
                "=",
                "<>",
                "<",
                ">=",
                "AND",
                "OR",
                "NOT",
                "LIKE",
                "BETWEEN",
                "IN",
                "IS",
                "NULL",
                "TRUE",
                "CASEI",
                "ACCENTI",
                "DATE",
                "TIMESTAMP",
                "INTERVAL",
                "'2026-01-01'",
                "'2026-01-01T00:00:00Z'",
                "'..'",
                "S_INTERSECTS",
                "T_DURING",
                "POINT",
                "POLYGON",
                "BBOX",
                "0 0",
                "*",
                "/",
                "%",
                "^",
                "DIV",
                "\\",
                "å",
                "\u0000",
                "\ud83d",
                ";",
                "--",
                "/*",
                "+",
                ".",
                ":",
                "EMPTY",
                "Z");
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(14);
            for (int k = 0; k < length; k++) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            try {
                read(text.toString());
                read++;
            } catch (Cql2Exception e) {
                assertThat(e.position()).as(text.toString()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(read).as("some of them make sense").isPositive();
    }

    /** True filters with one sign changed, left out or put in. */
    @Test
    void aFilterWithATypoIsReadOrRefused() {
        var random = new Random(7);
        var sound =
                "(CASEI(name) LIKE 'x%' OR a NOT IN (1, -2.5, 3 DIV 2)) AND S_INTERSECTS(g, POLYGON((0 0, 1 0, 1 1, 0 0))) AND T_DURING(t, INTERVAL('2026-01-01', '..')) AND NOT b IS NULL";
        read(sound);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(sound);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x250));
                default -> text.setCharAt(at, (char) random.nextInt(0x80));
            }
            try {
                read(text.toString());
            } catch (Cql2Exception e) {
                assertThat(e.position()).as(text.toString()).isBetween(1, text.length() + 1);
            }
        }
    }
}
