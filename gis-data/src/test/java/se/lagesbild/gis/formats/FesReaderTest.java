package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.formats.Condition.Comparison;
import se.lagesbild.gis.formats.Condition.Literal;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Relation;
import se.lagesbild.gis.geo.CrsName;

class FesReaderTest {
    private static final Map<String, FesReader.Field> FIELDS = Map.of(
            "name", new FesReader.Field("name", String.class),
            "the_x0020_size", new FesReader.Field("the size", Double.class),
            "size", new FesReader.Field("size", Double.class),
            "example", new FesReader.Field("example", Boolean.class),
            "at", new FesReader.Field("at", Instant.class),
            "geometry", new FesReader.Field("geometry", Geometry.class));

    private static FesReader.Filter filter(String inside) {
        return new FesReader(
                        FIELDS::get,
                        "geometry",
                        CrsName.read("urn:ogc:def:crs:EPSG::3008"),
                        ZoneId.of("Europe/Stockholm"))
                .read(SafeXml.read(
                        "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>"
                                + inside + "</fes:Filter>"));
    }

    private static Condition condition(String inside) {
        return java.util.Objects.requireNonNull(filter(inside).condition());
    }

    private static String compare(String operator, String field, String literal) {
        return "<fes:%1$s><fes:ValueReference>%2$s</fes:ValueReference><fes:Literal>%3$s</fes:Literal></fes:%1$s>"
                .formatted(operator, field, literal);
    }

    @ParameterizedTest
    @CsvSource({
        "PropertyIsEqualTo, EQUAL",
        "PropertyIsNotEqualTo, NOT_EQUAL",
        "PropertyIsLessThan, LESS",
        "PropertyIsLessThanOrEqualTo, AT_MOST",
        "PropertyIsGreaterThan, MORE",
        "PropertyIsGreaterThanOrEqualTo, AT_LEAST"
    })
    void comparesAFieldWithALiteralOfItsType(String operator, Comparison comparison) {
        assertThat(condition(compare(operator, "lb:places/lb:size", " 12.5 ")))
                .isEqualTo(new Condition.Compare(new Property("size"), comparison, new Literal(12.5)));
        assertThat(condition(compare(operator, "name", " a ")))
                .as("spaces in a text are meant")
                .isEqualTo(new Condition.Compare(new Property("name"), comparison, new Literal(" a ")));
        assertThat(condition(compare(operator, "example", "1")))
                .isEqualTo(new Condition.Compare(new Property("example"), comparison, new Literal(true)));
        assertThat(condition(compare(operator, "at", "2026-11-20T18:00:00+01:00")))
                .isEqualTo(new Condition.Compare(
                        new Property("at"), comparison, new Literal(Instant.parse("2026-11-20T17:00:00Z"))));
    }

    @Test
    void readsTimesByTheClockOfTheAreaAndDaysAsAllOfThem() {
        assertThat(condition(compare("PropertyIsLessThan", "at", "2026-11-20T18:00:00")))
                .isEqualTo(new Condition.Compare(
                        new Property("at"), Comparison.LESS, new Literal(Instant.parse("2026-11-20T17:00:00Z"))));
        assertThat(condition(compare("PropertyIsEqualTo", "at", "2026-11-20")))
                .isEqualTo(new Condition.Compare(
                        new Property("at"),
                        Comparison.EQUAL,
                        Condition.Interval.of(
                                Instant.parse("2026-11-19T23:00:00Z"), Instant.parse("2026-11-20T22:59:59.999999Z"))));
    }

    @Test
    void takesTheServicesNameOfAFieldFromThatInXml() {
        var read = filter("<fes:Not>" + compare("PropertyIsEqualTo", "the_x0020_size", "1") + "</fes:Not>");
        assertThat(read.condition())
                .isEqualTo(new Condition.Not(
                        new Condition.Compare(new Property("the size"), Comparison.EQUAL, new Literal(1.0))));
        assertThat(read.fields()).containsExactly("the size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wildCard='*' singleChar='?' escapeChar='!'| a*b?c!*d| a%b_c*d",
                "wildCard='%' singleChar='_' escapeChar='!'| 50!%_%| 50\\%_%",
                "wildCard='*' singleChar='.' escapeChar='\\'| a%_\\.b| a\\%\\_.b",
                "wildCard='*' singleChar='.' escape='!'| a!!*| a!%"
            })
    void turnsAPatternIntoOneOfOurs(String signs, String sent, String pattern) {
        assertThat(condition(
                        ("<fes:PropertyIsLike %s><fes:ValueReference>name</fes:ValueReference><fes:Literal>%s</fes:Literal></fes:PropertyIsLike>")
                                .formatted(signs, sent)))
                .isEqualTo(new Condition.Like(new Property("name"), pattern));
    }

    @Test
    void foldsWhereCaseDoesNotMatter() {
        assertThat(
                        condition(
                                "<fes:PropertyIsEqualTo matchCase='false'><fes:ValueReference>name</fes:ValueReference><fes:Literal>Å</fes:Literal></fes:PropertyIsEqualTo>"))
                .isEqualTo(new Condition.Compare(
                        new Condition.Folded(new Property("name"), false), Comparison.EQUAL, new Literal("å")));
        assertThat(
                        condition(
                                "<fes:PropertyIsLike matchCase='false' wildCard='*'><fes:ValueReference>name</fes:ValueReference><fes:Literal>Å*</fes:Literal></fes:PropertyIsLike>"))
                .isEqualTo(new Condition.Like(new Condition.Folded(new Property("name"), false), "å%"));
    }

    @Test
    void joinsAndLimits() {
        var one = compare("PropertyIsEqualTo", "size", "1");
        var two = "<fes:PropertyIsNull><fes:ValueReference>name</fes:ValueReference></fes:PropertyIsNull>";
        var three =
                "<fes:PropertyIsBetween><fes:ValueReference>size</fes:ValueReference><fes:LowerBoundary><fes:Literal>1</fes:Literal></fes:LowerBoundary><fes:UpperBoundary><fes:Literal>2</fes:Literal></fes:UpperBoundary></fes:PropertyIsBetween>";
        assertThat(condition("<fes:And>" + one + "<fes:Or>" + two + three + "</fes:Or></fes:And>"))
                .isEqualTo(new Condition.And(List.of(
                        new Condition.Compare(new Property("size"), Comparison.EQUAL, new Literal(1.0)),
                        new Condition.Or(List.of(
                                new Condition.IsNull(new Property("name")),
                                new Condition.Between(new Property("size"), new Literal(1.0), new Literal(2.0)))))));
    }

    @ParameterizedTest
    @CsvSource({
        "Intersects, INTERSECTS",
        "BBOX, INTERSECTS",
        "Disjoint, DISJOINT",
        "Contains, CONTAINS",
        "Within, WITHIN",
        "Touches, TOUCHES",
        "Crosses, CROSSES",
        "Overlaps, OVERLAPS",
        "Equals, EQUALS"
    })
    void relatesToAGeometryInTheOrderOfItsSystem(String operator, Relation relation) {
        var envelope =
                "<gml:Envelope><gml:lowerCorner>6139000 128000</gml:lowerCorner><gml:upperCorner>6139100 128200</gml:upperCorner></gml:Envelope>";
        for (var field : List.of("", "<fes:ValueReference>geometry</fes:ValueReference>")) {
            var spatial =
                    (Condition.Spatial) condition("<fes:%1$s>%2$s%3$s</fes:%1$s>".formatted(operator, field, envelope));
            assertThat(spatial.left()).isEqualTo(new Property("geometry"));
            assertThat(spatial.relation()).isEqualTo(relation);
            var place = ((Condition.Place) spatial.right()).geometry();
            assertThat(place.getEnvelopeInternal()).isEqualTo(new Envelope(128_000, 128_200, 6_139_000, 6_139_100));
            assertThat(place.getSRID()).isEqualTo(3008);
        }
    }

    @Test
    void endsAFilterOfTooManyConditionsOrPositions() {
        var one = compare("PropertyIsEqualTo", "size", "1");
        assertThat(condition("<fes:Or>" + one.repeat(499) + "</fes:Or>")).isInstanceOf(Condition.Or.class);
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> condition("<fes:Or>" + one.repeat(500) + "</fes:Or>"))
                .withMessageContaining("500 conditions");
        var line = "<fes:Intersects><gml:LineString><gml:posList>" + "1 2 ".repeat(5_001)
                + "</gml:posList></gml:LineString></fes:Intersects>";
        assertThat(condition(line)).isInstanceOf(Condition.Spatial.class);
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> condition("<fes:And>" + line + line + "</fes:And>"))
                .withMessageContaining("10000 positions");
    }

    @Test
    void readsIdsAlone() {
        assertThat(filter("<fes:ResourceId rid='a.1'/><fes:ResourceId rid='a.2'/><fes:ResourceId rid='a.1'/>")
                        .ids())
                .containsExactly("a.1", "a.2");
        assertThat(filter("<fes:FeatureId fid='a.1'/>").ids()).containsExactly("a.1");
        assertThat(filter("<fes:GmlObjectId gml:id='a.1'/>").ids()).containsExactly("a.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12,5", "1e999", "NaN", "0x10", "1f", "", "1111111111111111111111111111111111111111111111111"})
    void refusesWhatIsNoNumber(String literal) {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> filter(compare("PropertyIsEqualTo", "size", literal)))
                .withMessageContaining("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "2026-13-01", "2026-11-20 18:00", "0000-01-01", "+99999-01-01T00:00:00Z"})
    void refusesWhatIsNoTime(String literal) {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> filter(compare("PropertyIsEqualTo", "at", literal)))
                .withMessageContaining("time");
    }

    @Test
    void namesTheFieldButNeverTheText() {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> filter(compare("PropertyIsEqualTo", "example", "hemligt")))
                .withMessageNotContaining("hemligt");
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> filter(compare("PropertyIsEqualTo", "x".repeat(1000), "1")))
                .satisfies(e -> assertThat(e.locator().length()).isLessThan(50));
    }

    @Test
    void anotherElementIsNoFilter() {
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> new FesReader(FIELDS::get, "geometry", CrsName.read("EPSG:3008"), ZoneId.of("UTC"))
                        .read(SafeXml.read("<x/>")))
                .withMessageContaining("Filter");
    }
}
