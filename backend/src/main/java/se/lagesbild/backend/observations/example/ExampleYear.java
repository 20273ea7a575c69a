package se.lagesbild.backend.observations.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.lagesbild.backend.observations.example.ExamplePlace.Kind;
import se.lagesbild.backend.observations.example.Rhythm.Hour;
import se.lagesbild.backend.observations.example.Spots.Position;
import se.lagesbild.backend.observations.example.Strand.Role;
import se.lagesbild.backend.observations.example.Strand.Weighted;

/**
 * An invented year of observations that looks like a town's: weekend nights at squares and station, the way to school, the
 * port around its ferries, car parks on summer evenings, dark paths in winter, all-quiet reports, a spot that grows in the
 * last six weeks and one that fades. The same for the same arguments on every machine. Immutable, thread-safe.
 */
public final class ExampleYear {
    /** About as many as a town of 30,000 people reports in a year. */
    public static final int ORDINARY_COUNT = 4_500;

    private final long seed;
    private final Instant from;
    private final Instant to;
    private final int count;
    private final Spots spots;
    private final List<Strand> strands;
    /** Per strand the running sum of its weight over the hours, and the running sum of the strands' shares. */
    private final double[][] hourSums;

    private final double[] shareSums;
    private final List<Hour> hours;

    /** Tells whether a point in WGS 84 lies in the area. */
    @FunctionalInterface
    public interface Boundary {
        boolean contains(double longitude, double latitude);
    }

    /**
     * Where the year takes place.
     *
     * @param zone      whose evenings and weekends count
     * @param longitude of the centre, WGS 84, inside the boundary, as is the latitude
     * @param places    known places, may be empty
     */
    public record Area(ZoneId zone, double longitude, double latitude, List<ExamplePlace> places, Boundary boundary) {
        /** @throws IllegalArgumentException if the centre lies outside the boundary */
        public Area {
            places = List.copyOf(places);
            if (!boundary.contains(longitude, latitude)) {
                throw new IllegalArgumentException(
                        "the centre %s, %s lies outside the boundary: give longitude, latitude of a point inside"
                                .formatted(longitude, latitude));
            }
        }
    }

    /** A category of the area's catalogue with its setting: {@code PUBLIC_SPACE}, {@code TRAFFIC}, {@code PORT}, {@code ANY}. */
    public record Category(String code, String setting) {}

    /**
     * @param from       first moment
     * @param to         first moment after the year, at least an hour later; may be any length, not only a year
     * @param categories the catalogue in force; only these codes are made. What it lacks goes to the others
     * @param count      how many observations, 0 or more, see {@link #ORDINARY_COUNT}
     * @throws IllegalArgumentException names the value that cannot be used
     */
    public ExampleYear(long seed, Instant from, Instant to, Area area, List<Category> categories, int count) {
        if (Duration.between(from, to).compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "from %s to %s is less than an hour: give a later end".formatted(from, to));
        }
        if (count < 0) throw new IllegalArgumentException("%d observations cannot be made".formatted(count));
        if (categories.isEmpty())
            throw new IllegalArgumentException("the catalogue is empty: give at least a category");
        this.seed = seed;
        this.from = from;
        this.to = to;
        this.count = count;
        spots = new Spots(area, seed);
        hours = hours(from, to, area.zone());

        List<Strand> kept = new ArrayList<>();
        List<double[]> sums = new ArrayList<>();
        List<Strand> wanted = possible(Strand.ofATown(), categories);
        if (wanted.isEmpty()) {
            wanted = List.of(Strand.ofAnyTown(outsideThePort(categories)));
        }
        for (Strand strand : wanted) {
            double[] sum =
                    runningSum(hours.stream().mapToDouble(strand.rhythm()::at).toArray());
            if (sum[sum.length - 1] > 0) {
                kept.add(strand);
                sums.add(sum);
            }
        }
        if (kept.isEmpty()) { // an hour or two at a time when nothing usually happens
            kept.add(wanted.get(0));
            sums.add(runningSum(hours.stream().mapToDouble(h -> 1).toArray()));
        }
        strands = List.copyOf(kept);
        hourSums = sums.toArray(double[][]::new);
        shareSums = runningSum(strands.stream().mapToDouble(Strand::share).toArray());
    }

    /** All observations, made one by one as they are asked for; in the order of their index, not of time. */
    public Stream<ExampleObservation> observations() {
        return IntStream.range(0, count).mapToObj(this::observation);
    }

    /** The place of which there is more in the last six weeks; its name is empty where it is invented. */
    public ExamplePlace growingPlace() {
        return spots.growing;
    }

    /** The place that went quiet. */
    public ExamplePlace fadingPlace() {
        return spots.fading;
    }

    private ExampleObservation observation(int index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L);
        int s = pick(shareSums, random);
        Strand strand = strands.get(s);
        Hour hour = hours.get(pick(hourSums[s], random));
        Instant at = moment(hour, random);
        String code = pick(strand.codes(), random);
        String source = pick(strand.sources(), random);
        if (source.equals("WARDEN") && hour.between(3, 14)) source = "STAFF"; // wardens walk from afternoon to night
        Position position = position(strand, random);
        String positionKind = positionKind(source, random);
        double accuracy = accuracy(positionKind, random);
        String people = Wording.people(code, random);
        UUID id = UUID.nameUUIDFromBytes(("lagesbild example " + seed + " " + index).getBytes(StandardCharsets.UTF_8));
        return new ExampleObservation(
                id,
                code,
                at,
                position.longitude(),
                position.latitude(),
                accuracy,
                positionKind,
                source,
                people,
                Wording.note(code, random));
    }

    private Position position(Strand strand, SplittableRandom random) {
        if (strand.role() == Role.GROWING) return spots.near(spots.growing, strand.sigma(), random);
        if (strand.role() == Role.FADING) return spots.near(spots.fading, strand.sigma(), random);
        if (random.nextDouble() >= strand.clustered()) return spots.scattered(random);
        return spots.near(spots.of(pick(strand.kinds(), random), random), strand.sigma(), random);
    }

    /** A whole minute within the hour and within the year. */
    private Instant moment(Hour hour, SplittableRandom random) {
        long first = hour.local().toInstant().getEpochSecond() / 60;
        long begin = Math.max(first, minuteNotBefore(from));
        long end = Math.min(first + 60, minuteNotBefore(to));
        return Instant.ofEpochSecond(60 * random.nextLong(begin, Math.max(begin + 1, end)));
    }

    private static long minuteNotBefore(Instant at) {
        return Math.floorDiv(at.minusNanos(1).getEpochSecond(), 60L) + 1;
    }

    private static String positionKind(String source, SplittableRandom random) {
        double chance = random.nextDouble();
        return switch (source) {
            case "WARDEN" -> chance < 0.9 ? "GPS" : "MAP";
            case "PUBLIC" -> chance < 0.4 ? "GPS" : chance < 0.8 ? "MAP" : "AROUND";
            default -> chance < 0.6 ? "MAP" : "ADDRESS";
        };
    }

    /** Whole metres, as phones and people usually reach them. */
    private static double accuracy(String positionKind, SplittableRandom random) {
        return switch (positionKind) {
            case "GPS" -> 5 + random.nextInt(16);
            case "MAP" -> 10 + random.nextInt(21);
            case "ADDRESS" -> 20 + random.nextInt(21);
            default -> 75 + random.nextInt(76);
        };
    }

    private List<Strand> possible(List<Strand> strands, List<Category> categories) {
        Set<String> known = categories.stream().map(Category::code).collect(Collectors.toSet());
        List<Strand> possible = new ArrayList<>();
        for (Strand strand : strands) {
            var codes = strand.codes().stream()
                    .filter(c -> known.contains(c.value()))
                    .toList();
            var kinds = strand.kinds().stream().map(Weighted::value).toList();
            boolean somewhere = kinds.isEmpty() || kinds.stream().anyMatch(spots::has);
            if (!codes.isEmpty() && somewhere) possible.add(strand.withCodes(codes));
        }
        return possible;
    }

    /** All codes but those of a port, unless there are no others. */
    private static List<String> outsideThePort(List<Category> categories) {
        List<String> codes = categories.stream()
                .filter(c -> !c.setting().equals(Kind.PORT.name()))
                .map(Category::code)
                .toList();
        return codes.isEmpty() ? categories.stream().map(Category::code).toList() : codes;
    }

    private static List<Hour> hours(Instant from, Instant to, ZoneId zone) {
        double days = Duration.between(from, to).toMinutes() / 1440.0;
        List<Hour> hours = new ArrayList<>();
        for (Instant at = from.truncatedTo(ChronoUnit.HOURS); at.isBefore(to); at = at.plus(1, ChronoUnit.HOURS)) {
            double left = Duration.between(at, to).toMinutes() / 1440.0;
            hours.add(new Hour(at.atZone(zone), left, Math.max(0, 1 - left / days)));
        }
        return hours;
    }

    private static double[] runningSum(double[] weights) {
        double[] sum = weights.clone();
        for (int i = 1; i < sum.length; i++) sum[i] += sum[i - 1];
        return sum;
    }

    /** First index whose running sum is above a random share of the whole. */
    private static int pick(double[] sums, SplittableRandom random) {
        double at = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > at) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static <T> T pick(List<Weighted<T>> choices, SplittableRandom random) {
        double at = random.nextDouble()
                * choices.stream().mapToDouble(Weighted::weight).sum();
        int i = 0;
        while (i < choices.size() - 1 && (at -= choices.get(i).weight()) >= 0) i++;
        return choices.get(i).value();
    }
}
