package se.lagesbild.backend.observations.example;

import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.OTHER;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.PARK;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.PARKING;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.PORT;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.SCHOOL;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.SQUARE;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.STATION;
import static se.lagesbild.backend.observations.example.ExamplePlace.Kind.STREET;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.lagesbild.backend.observations.example.ExamplePlace.Kind;

/**
 * One thread of a town's year: things of some categories that happen at some hours at some kinds of places.
 * All shares are invented for the demo; none is a statement about a real town.
 *
 * @param share     of all observations
 * @param codes     category codes with weights
 * @param kinds     kinds of places with weights
 * @param clustered share that happens at a place; the rest is scattered over the centre
 * @param sigma     metres, spread around the place on each axis
 * @param rhythm    when
 * @param sources   who reports, with weights
 * @param role      whether it belongs to one single place
 */
record Strand(
        double share,
        List<Weighted<String>> codes,
        List<Weighted<Kind>> kinds,
        double clustered,
        double sigma,
        Rhythm rhythm,
        List<Weighted<String>> sources,
        Role role) {

    /** {@code GROWING} and {@code FADING} each stay at one place. */
    enum Role {
        TOWN,
        GROWING,
        FADING
    }

    record Weighted<T>(T value, double weight) {}

    /** Code of the all-quiet report: wardens send it about one time in eight. */
    static final String QUIET = "OFF-LUGN";

    private static final String WARDENS = "WARDEN 7, PUBLIC 2, STAFF 1";
    private static final String SCHOOLS = "REPORTER 7, PUBLIC 2, WARDEN 1";
    private static final String PUBLIC = "PUBLIC 6, STAFF 3, WARDEN 1";

    /** The year of a harbour town. Shares add up to 1 with the last one. */
    static List<Strand> ofATown() {
        return List.of(
                town(
                        0.17,
                        "OFF-BERU 4, OFF-SAML 3, OFF-LJUD 3, UNG-ALK 2, OFF-BRAK 1.2, OFF-OFRE 0.6, OFF-VALD 0.3, UNG-LANG 0.3, OFF-VAPEN 0.1",
                        kinds(SQUARE, 5, STATION, 4, PARK, 1.5, STREET, 1.5),
                        0.7,
                        28,
                        Rhythm::weekendNights,
                        WARDENS),
                town(
                        0.08,
                        "TRA-PARK 4, TRA-OSAK 2, TRA-FORT 2, TRA-REGEL 2, TRA-ELSP 0.7, TRA-TILLB 0.4",
                        kinds(SCHOOL, 1),
                        0.85,
                        28,
                        Rhythm::wayToSchool,
                        SCHOOLS),
                town(
                        0.05,
                        "UNG-TILL 3, UNG-SKOL 2, UNG-SAM 1, UNG-FYND 1, UNG-NARK 0.5, MIL-SKAD 0.5",
                        kinds(SCHOOL, 1),
                        0.85,
                        25,
                        Rhythm::afterSchool,
                        SCHOOLS),
                town(
                        0.08,
                        "UNG-SAM 4, UNG-TILL 3, UNG-ALK 2, UNG-FYND 1, UNG-NARK 1, UNG-FEST 0.4, UNG-HAND 0.3, UNG-REKR 0.1",
                        kinds(PARK, 5, STATION, 3, SCHOOL, 2, SQUARE, 1),
                        0.7,
                        28,
                        Rhythm::evenings,
                        WARDENS),
                town(
                        0.08,
                        "HAM-UPPS 4, HAM-OBEH 2, HAM-DRIV 1.5, HAM-SKAL 1.5, HAM-CONT 1, HAM-GODS 0.7, HAM-NYKT 0.7, HAM-BELY 0.6, HAM-SMUG 0.5, HAM-DRON 0.3, HAM-MANN 0.1",
                        kinds(PORT, 1),
                        1,
                        38,
                        Rhythm::ferries,
                        "STAFF 6, REPORTER 3, WARDEN 1"),
                town(
                        0.07,
                        "TRA-EPA 5, TRA-BUS 2, OFF-LJUD 1, TRA-FORT 1",
                        kinds(PARKING, 6, STREET, 1),
                        0.8,
                        28,
                        Rhythm::summerEvenings,
                        "PUBLIC 5, WARDEN 5"),
                town(
                        0.08,
                        "TRA-FORT 4, TRA-PARK 3, TRA-REGEL 2, TRA-ELSP 2, TRA-BUS 1, TRA-TILLB 0.5, TRA-OSAK 0.5, TRA-RATT 0.2",
                        kinds(STREET, 4, STATION, 1, SQUARE, 1),
                        0.5,
                        30,
                        Rhythm::daytime,
                        PUBLIC),
                town(
                        0.12,
                        "MIL-SKRP 4, MIL-KLOT 3, MIL-SKAD 2, MIL-OVERG 1.5, MIL-SIKT 0.7, MIL-TRYG 0.4, MIL-OLAS 0.2",
                        kinds(PARK, 3, SQUARE, 3, STATION, 2, SCHOOL, 2, STREET, 2, OTHER, 1),
                        0.55,
                        32,
                        Rhythm::officeHours,
                        PUBLIC),
                town(
                        0.06,
                        "MIL-BELY 5, MIL-OTRY 3",
                        kinds(PARK, 3, STREET, 3, STATION, 2, OTHER, 1),
                        0.55,
                        32,
                        Rhythm::darkness,
                        "PUBLIC 5, WARDEN 4, STAFF 1"),
                town(
                        0.04,
                        "OFF-STOL 5, OFF-SOVA 0.5",
                        kinds(STATION, 4, SCHOOL, 2, SQUARE, 1),
                        0.6,
                        28,
                        Rhythm::daytime,
                        "PUBLIC 6, REPORTER 2, WARDEN 1"),
                town(
                        0.12,
                        QUIET + " 1",
                        kinds(SQUARE, 3, STATION, 3, SCHOOL, 3, PARK, 2, PARKING, 1, STREET, 1),
                        0.7,
                        25,
                        Rhythm::wardensRounds,
                        "WARDEN 1"),
                new Strand(
                        0.022,
                        weights("UNG-SAM 3, UNG-TILL 2, OFF-LJUD 2, MIL-SKRP 1, MIL-SKAD 1"),
                        List.of(),
                        1,
                        25,
                        Rhythm::growing,
                        weights(WARDENS),
                        Role.GROWING),
                new Strand(
                        0.022,
                        weights("OFF-SAML 3, OFF-LJUD 2, MIL-SKRP 2, MIL-KLOT 1"),
                        List.of(),
                        1,
                        25,
                        Rhythm::fading,
                        weights(WARDENS),
                        Role.FADING),
                town(
                        0.006,
                        "OFF-BRAND 3, OFF-LJUD 1",
                        kinds(SQUARE, 3, PARK, 2, PARKING, 1),
                        0.6,
                        32,
                        Rhythm::newYear,
                        "PUBLIC 6, WARDEN 4"));
    }

    /** For a catalogue that has none of the codes above: all of its own codes, in the evening, everywhere. */
    static Strand ofAnyTown(List<String> codes) {
        List<Weighted<String>> all =
                codes.stream().map(code -> new Weighted<>(code, 1)).toList();
        List<Weighted<Kind>> kinds = Stream.of(SQUARE, STATION, PARK, STREET)
                .map(k -> new Weighted<>(k, 1))
                .toList();
        return new Strand(1, all, kinds, 0.7, 28, Rhythm::evenings, weights(WARDENS), Role.TOWN);
    }

    Strand withCodes(List<Weighted<String>> kept) {
        return new Strand(share, kept, kinds, clustered, sigma, rhythm, sources, role);
    }

    private static Strand town(
            double share,
            String codes,
            List<Weighted<Kind>> kinds,
            double clustered,
            double sigma,
            Rhythm rhythm,
            String sources) {
        return new Strand(share, weights(codes), kinds, clustered, sigma, rhythm, weights(sources), Role.TOWN);
    }

    /** "A 2, B 1" as values with weights. */
    private static List<Weighted<String>> weights(String text) {
        return Stream.of(text.split(", "))
                .map(part -> part.split(" "))
                .map(part -> new Weighted<>(part[0], Double.parseDouble(part[1])))
                .toList();
    }

    private static List<Weighted<Kind>> kinds(Object... kindsAndWeights) {
        return IntStream.range(0, kindsAndWeights.length / 2)
                .mapToObj(i -> new Weighted<>(
                        (Kind) kindsAndWeights[2 * i], ((Number) kindsAndWeights[2 * i + 1]).doubleValue()))
                .toList();
    }
}
