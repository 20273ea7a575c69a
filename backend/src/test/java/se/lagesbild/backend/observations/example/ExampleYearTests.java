package se.lagesbild.backend.observations.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.observations.example.ExamplePlace.Kind;
import se.lagesbild.backend.observations.example.ExampleYear.Area;
import se.lagesbild.backend.observations.example.ExampleYear.Category;

class ExampleYearTests {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant FROM = Instant.parse("2025-11-24T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-23T00:00:00Z");

    /** The codes of the built-in catalogue, with the police's own, which must never be invented. */
    private static final List<Category> CATALOGUE = Stream.of("""
                    UNG-ALK UNG-SAM UNG-LANG UNG-NARK UNG-HAND UNG-FYND UNG-TILL UNG-SKOL UNG-FEST UNG-REKR \
                    OFF-BERU OFF-BRAK OFF-VALD OFF-OFRE OFF-SAML OFF-LJUD OFF-BRAND OFF-SOVA OFF-STOL OFF-VAPEN OFF-LUGN \
                    MIL-SKAD MIL-KLOT MIL-SKRP MIL-BELY MIL-SIKT MIL-OTRY MIL-TRYG MIL-OLAS MIL-OVERG \
                    TRA-BUS TRA-EPA TRA-FORT TRA-REGEL TRA-PARK TRA-OSAK TRA-TILLB TRA-RATT TRA-ELSP \
                    HAM-OBEH HAM-SKAL HAM-CONT HAM-DRIV HAM-GODS HAM-SMUG HAM-MANN HAM-UPPS HAM-NYKT HAM-DRON HAM-BELY \
                    POL-NARK POL-BEDR POL-BRAND POL-OVR""".split(" "))
            .map(code -> new Category(code, code.startsWith("HAM") ? "PORT" : "PUBLIC_SPACE"))
            .toList();

    /** A small harbour town; the positions are roughly Trelleborg's, the names invented. */
    private static final List<ExamplePlace> PLACES = List.of(
            new ExamplePlace("Torget", Kind.SQUARE, 13.1570, 55.3760),
            new ExamplePlace("Lilla torg", Kind.SQUARE, 13.1620, 55.3745),
            new ExamplePlace("Stationen", Kind.STATION, 13.1565, 55.3725),
            new ExamplePlace("Norra skolan", Kind.SCHOOL, 13.1600, 55.3830),
            new ExamplePlace("Östra skolan", Kind.SCHOOL, 13.1760, 55.3770),
            new ExamplePlace("Hamnen", Kind.PORT, 13.1500, 55.3690),
            new ExamplePlace("Parken", Kind.PARK, 13.1530, 55.3780),
            new ExamplePlace("Stora parkeringen", Kind.PARKING, 13.1680, 55.3800),
            new ExamplePlace("Storgatan", Kind.STREET, 13.1590, 55.3752));

    private static final Area TOWN = town(PLACES);
    private static final List<ExampleObservation> YEAR = year(1, TOWN, CATALOGUE);

    /** Land: everything north of the quays. */
    private static boolean onLand(double longitude, double latitude) {
        return latitude > 55.3688 && latitude < 55.45 && longitude > 13.05 && longitude < 13.25;
    }

    private static Area town(List<ExamplePlace> places) {
        return new Area(STOCKHOLM, 13.157, 55.376, places, ExampleYearTests::onLand);
    }

    private static List<ExampleObservation> year(long seed, Area area, List<Category> categories) {
        return new ExampleYear(seed, FROM, TO, area, categories, ExampleYear.ORDINARY_COUNT)
                .observations()
                .toList();
    }

    private static ZonedDateTime local(ExampleObservation o) {
        return o.occurredAt().atZone(STOCKHOLM);
    }

    private static double share(Predicate<ExampleObservation> of, Predicate<ExampleObservation> that) {
        List<ExampleObservation> some = YEAR.stream().filter(of).toList();
        assertThat(some).hasSizeGreaterThan(20);
        return some.stream().filter(that).count() / (double) some.size();
    }

    private static Predicate<ExampleObservation> code(String... starts) {
        return o -> Stream.of(starts).anyMatch(o.categoryCode()::startsWith);
    }

    private static Predicate<ExampleObservation> hours(int from, int to) {
        return o -> local(o).getHour() >= from && local(o).getHour() < to;
    }

    /** Metres between an observation and a place; flat, exact to a metre here. */
    private static double metres(ExampleObservation o, ExamplePlace place) {
        double north = (o.latitude() - place.latitude()) * 111_320;
        double east = (o.longitude() - place.longitude()) * 111_320 * Math.cos(Math.toRadians(place.latitude()));
        return Math.hypot(east, north);
    }

    private static Predicate<ExampleObservation> within(double metres, ExamplePlace... places) {
        return o -> Stream.of(places).anyMatch(place -> metres(o, place) <= metres);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(year(1, TOWN, CATALOGUE)).isEqualTo(YEAR);
        assertThat(year(2, TOWN, CATALOGUE)).doesNotContainAnyElementsOf(YEAR);
        assertThat(YEAR.stream().map(ExampleObservation::id)).doesNotHaveDuplicates();
        // written down from JDK 17.0.15 and equal on 25.0.3: the same on every machine
        assertThat(YEAR.get(0))
                .isEqualTo(new ExampleObservation(
                        UUID.fromString("22cd9748-0970-30b3-aad5-515fc9dfa127"),
                        "HAM-UPPS",
                        Instant.parse("2025-12-03T12:02:00Z"),
                        13.149262,
                        55.368887,
                        25,
                        "MAP",
                        "STAFF",
                        "ONE",
                        null));
        assertThat(YEAR.get(4499).toString())
                .contains("TRA-BUS", "2026-07-10T16:47:00Z", "longitude=13.158807, latitude=55.375216");
    }

    @Test
    void makesThemOneByOne() {
        var lazily = new ExampleYear(1, FROM, TO, TOWN, CATALOGUE, Integer.MAX_VALUE);
        assertThat(lazily.observations().limit(3)).isEqualTo(YEAR.subList(0, 3));
        assertThat(new ExampleYear(1, FROM, TO, TOWN, CATALOGUE, 0).observations())
                .isEmpty();
    }

    @Test
    void staysInsideTheBoundaryAndTheTown() {
        assertThat(YEAR).hasSize(4500).allMatch(o -> onLand(o.longitude(), o.latitude()));
        // scattered ones lie within 1.5 km of the centre, the others around the places
        var centre = new ExamplePlace("", Kind.OTHER, 13.157, 55.376);
        Predicate<ExampleObservation> near = within(1501, centre).or(within(200, PLACES.toArray(ExamplePlace[]::new)));
        assertThat(YEAR).allMatch(near);
    }

    @Test
    void staysInItsTime() {
        assertThat(YEAR)
                .allMatch(o -> !o.occurredAt().isBefore(FROM) && o.occurredAt().isBefore(TO));
        assertThat(YEAR).allMatch(o -> o.occurredAt().getEpochSecond() % 60 == 0);
        Instant odd = Instant.parse("2026-06-05T18:20:30.5Z");
        Instant soon = odd.plus(90, ChronoUnit.MINUTES);
        assertThat(new ExampleYear(1, odd, soon, TOWN, CATALOGUE, 500).observations())
                .hasSize(500)
                .allMatch(o -> o.occurredAt().isAfter(odd) && o.occurredAt().isBefore(soon));
        // each month has its share, none is empty
        Set<Integer> months = YEAR.stream().map(o -> local(o).getMonthValue()).collect(Collectors.toSet());
        assertThat(months).hasSize(12);
    }

    @Test
    void putsAboutSeventyPerCentWithinEightyMetresOfAPlace() {
        double atPlaces = share(o -> true, within(80, PLACES.toArray(ExamplePlace[]::new)));
        // 0.70 are put there, of which 2 % fall outside; of the scattered some fall inside by chance
        assertThat(atPlaces).isBetween(0.66, 0.80);
        assertThat(share(
                        within(80, PLACES.toArray(ExamplePlace[]::new)),
                        within(40, PLACES.toArray(ExamplePlace[]::new))))
                .isBetween(0.5, 0.75); // a normal spread of 25-32 m has 54-72 % within 40 m
    }

    @Test
    void drinksAndFightsOnWeekendNights() {
        Predicate<ExampleObservation> weekend = o -> {
            DayOfWeek evening = local(o).minusHours(6).getDayOfWeek();
            int hour = local(o).getHour();
            return (evening == DayOfWeek.FRIDAY || evening == DayOfWeek.SATURDAY) && (hour >= 20 || hour < 2);
        };
        // 12 of 168 hours are 7 %
        assertThat(share(code("OFF-BERU", "OFF-BRAK"), weekend)).isGreaterThan(0.6);
        assertThat(share(code("MIL"), weekend)).isLessThan(0.07);
    }

    @Test
    void schoolTrafficIsOnWeekdaysAtSchoolHoursInTerm() {
        ExamplePlace[] schools = {PLACES.get(3), PLACES.get(4)};
        Predicate<ExampleObservation> atSchool = code("TRA-PARK", "TRA-OSAK").and(within(100, schools));
        assertThat(share(atSchool, hours(7, 9).or(hours(14, 17)))).isGreaterThan(0.8);
        assertThat(share(atSchool, o -> local(o).getDayOfWeek().getValue() <= 5))
                .isGreaterThan(0.9);
        assertThat(YEAR.stream().filter(code("UNG-SKOL"))).isNotEmpty().noneMatch(o -> local(o).getMonthValue() == 7);
    }

    @Test
    void thePortIsBusyAtOddHoursAndNowhereElse() {
        assertThat(share(code("HAM"), hours(2, 6).or(hours(22, 24)))).isGreaterThan(0.5);
        assertThat(YEAR.stream().filter(code("HAM"))).allMatch(within(250, PLACES.get(5)));
    }

    @Test
    void aTractorsMeetOnSummerEvenings() {
        assertThat(share(code("TRA-EPA"), o -> local(o).getMonthValue() >= 5 && local(o).getMonthValue() <= 9))
                .isGreaterThan(0.8);
        assertThat(share(code("TRA-EPA"), hours(18, 24))).isGreaterThan(0.8);
        assertThat(share(code("TRA-EPA"), within(80, PLACES.get(7)))).isGreaterThan(0.5);
    }

    @Test
    void lampsAreMissedInWinterAndLitterIsReportedByDay() {
        assertThat(share(code("MIL-BELY"), o -> local(o).getMonthValue() >= 10 || local(o).getMonthValue() <= 3))
                .isGreaterThan(0.8);
        assertThat(share(code("MIL-SKRP", "MIL-KLOT"), hours(7, 17))).isGreaterThan(0.65);
    }

    @Test
    void oneInEightIsAllQuietFromWardensInTheEvening() {
        assertThat(share(o -> true, code("OFF-LUGN"))).isBetween(0.105, 0.135);
        assertThat(YEAR.stream().filter(code("OFF-LUGN")))
                .allMatch(o -> o.source().equals("WARDEN") && o.people().equals("NONE"));
        assertThat(share(code("OFF-LUGN"), hours(16, 24).or(hours(0, 1)))).isEqualTo(1);
    }

    @Test
    void wardensReportInTheirHoursOnly() {
        assertThat(YEAR.stream().filter(o -> o.source().equals("WARDEN")))
                .noneMatch(o -> local(o).getHour() >= 3 && local(o).getHour() < 14);
        assertThat(YEAR.stream().map(ExampleObservation::source).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("WARDEN", "REPORTER", "PUBLIC", "STAFF");
    }

    @Test
    void onePlaceGrowsInTheLastSixWeeksAndOneFades() {
        var made = new ExampleYear(1, FROM, TO, TOWN, CATALOGUE, ExampleYear.ORDINARY_COUNT);
        Instant sixWeeksAgo = TO.minus(42, ChronoUnit.DAYS);
        Set<String> codes = Set.of("UNG-SAM", "UNG-TILL", "OFF-LJUD", "MIL-SKRP", "MIL-SKAD");
        List<ExampleObservation> there = YEAR.stream()
                .filter(within(80, made.growingPlace()))
                .filter(o -> codes.contains(o.categoryCode()))
                .toList();
        long late =
                there.stream().filter(o -> o.occurredAt().isAfter(sixWeeksAgo)).count();
        // 6 of 52 weeks would be 12 %
        assertThat(late / (double) there.size()).isGreaterThan(0.3);
        Instant lastThird = FROM.plus(244, ChronoUnit.DAYS);
        Set<String> faded = Set.of("OFF-SAML", "OFF-LJUD");
        List<ExampleObservation> once = YEAR.stream()
                .filter(within(80, made.fadingPlace()))
                .filter(o -> faded.contains(o.categoryCode()))
                .toList();
        long still =
                once.stream().filter(o -> o.occurredAt().isAfter(lastThird)).count();
        assertThat(still / (double) once.size()).isLessThan(0.28); // 33 % of the time
        assertThat(made.growingPlace()).isNotEqualTo(made.fadingPlace());
    }

    @Test
    void fireworksAreOnNewYearsEve() {
        LocalDate eve = LocalDate.of(2025, 12, 31);
        assertThat(YEAR.stream().filter(code("OFF-BRAND")))
                .hasSizeBetween(8, 40)
                .allMatch(o -> !local(o).isBefore(eve.atTime(18, 0).atZone(STOCKHOLM))
                        && local(o).isBefore(eve.plusDays(1).atTime(3, 0).atZone(STOCKHOLM)));
    }

    @Test
    void fewHaveANoteAndEachNoteSaysThatItIsAnExample() {
        assertThat(share(o -> true, o -> o.note() != null)).isBetween(0.08, 0.12);
        assertThat(YEAR.stream().map(ExampleObservation::note).filter(n -> n != null))
                .allMatch(n -> n.endsWith(" (exempel)"))
                .noneMatch(n -> n.chars().anyMatch(Character::isDigit)); // no number, plate or time of anybody
    }

    @Test
    void positionsAndPeopleAreOfTheReportForm() {
        assertThat(YEAR).allMatch(o -> Set.of("GPS", "MAP", "ADDRESS", "AROUND").contains(o.positionKind()));
        assertThat(YEAR)
                .allMatch(o -> Set.of("NONE", "ONE", "FEW", "GROUP", "CROWD").contains(o.people()));
        assertThat(YEAR).allMatch(o -> o.accuracyMetres() >= 5 && o.accuracyMetres() <= 150);
    }

    @Test
    void makesOnlyCategoriesOfTheCatalogue() {
        Set<String> known = CATALOGUE.stream().map(Category::code).collect(Collectors.toSet());
        Set<String> made = YEAR.stream().map(ExampleObservation::categoryCode).collect(Collectors.toSet());
        assertThat(known).containsAll(made);
        assertThat(made).hasSizeGreaterThan(40).noneMatch(code -> code.startsWith("POL"));
        List<Category> few = List.of(new Category("MIL-SKRP", "ANY"), new Category("OFF-LUGN", "ANY"));
        List<ExampleObservation> fewer = year(1, TOWN, few);
        assertThat(fewer).hasSize(4500);
        assertThat(fewer.stream().map(ExampleObservation::categoryCode).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("MIL-SKRP", "OFF-LUGN");
    }

    @Test
    void knowsNoCodeThatTheCatalogueLacks() {
        Set<String> known = CATALOGUE.stream().map(Category::code).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        Strand.ofATown().forEach(strand -> strand.codes().forEach(c -> used.add(c.value())));
        assertThat(known).containsAll(used); // a misspelt code would be skipped silently
        assertThat(Strand.ofATown().stream().mapToDouble(Strand::share).sum())
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void worksForATownWithOtherCategoriesAndNoKnownPlace() {
        var oslo = new Area(ZoneId.of("Europe/Oslo"), 10.75, 59.91, List.of(), (lon, lat) -> lat > 59.905);
        List<Category> own = List.of(new Category("FORSØPLING", "ANY"), new Category("HAVN", "PORT"));
        List<ExampleObservation> made = year(7, oslo, own);
        assertThat(made)
                .hasSize(4500)
                .allMatch(o -> o.latitude() > 59.905 && o.categoryCode().equals("FORSØPLING"));
        // invented spots: the busiest 100 m squares hold far more than an even share
        long busiest = made.stream()
                .collect(Collectors.groupingBy(
                        o -> Math.round(o.latitude() * 1000) + " " + Math.round(o.longitude() * 500),
                        Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElseThrow();
        assertThat(busiest).isGreaterThan(300);
        // a port category without any other is made all the same
        assertThat(year(7, oslo, List.of(new Category("HAVN", "PORT")))).hasSize(4500);
    }

    @Test
    void leavesThePortOutWhereThereIsNone() {
        List<ExamplePlace> inland = new ArrayList<>(PLACES);
        inland.removeIf(place -> place.kind() == Kind.PORT);
        assertThat(year(1, town(inland), CATALOGUE)).hasSize(4500).noneMatch(code("HAM"));
    }

    @Test
    void fallsBackToAPlaceThatHasWaterAround() {
        // only the very point of the pier is inside; everything else there is water
        ExampleYear.Boundary pier = (lon, lat) -> lat > 55.37 || (lon == 13.15 && lat == 55.36);
        var area =
                new Area(STOCKHOLM, 13.157, 55.376, List.of(new ExamplePlace("Piren", Kind.PORT, 13.15, 55.36)), pier);
        List<ExampleObservation> port = year(1, area, List.of(new Category("HAM-UPPS", "PORT")));
        assertThat(port).allMatch(o -> o.longitude() == 13.15 && o.latitude() == 55.36);
        var outside = new ExamplePlace("Utanför", Kind.PORT, 13.15, 55.30);
        var other = new Area(STOCKHOLM, 13.157, 55.376, List.of(outside), pier);
        assertThat(year(1, other, List.of(new Category("HAM-UPPS", "PORT")))).allMatch(o -> o.latitude() > 55.36);
    }

    @Test
    void makesSomethingEvenInAnHourWhenNothingHappens() {
        Instant quiet = Instant.parse("2026-07-15T08:00:00Z");
        var school = List.of(new Category("UNG-SKOL", "PUBLIC_SPACE"));
        var hour = new ExampleYear(1, quiet, quiet.plus(1, ChronoUnit.HOURS), TOWN, school, 5);
        assertThat(hour.observations()).hasSize(5);
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleYear(1, TO, FROM, TOWN, CATALOGUE, 1))
                .withMessageContaining("less than an hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleYear(1, FROM, TO, TOWN, CATALOGUE, -1))
                .withMessageContaining("-1 observations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleYear(1, FROM, TO, TOWN, List.of(), 1))
                .withMessageContaining("catalogue is empty");
        // latitude and longitude swapped
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Area(STOCKHOLM, 55.376, 13.157, PLACES, ExampleYearTests::onLand))
                .withMessageContaining("55.376, 13.157 lies outside the boundary");
    }

    @Test
    void aKindThatIsNotKnownIsOther() {
        assertThat(Kind.of("PORT")).isEqualTo(Kind.PORT);
        assertThat(Kind.of("LIGHTHOUSE")).isEqualTo(Kind.OTHER);
    }
}
