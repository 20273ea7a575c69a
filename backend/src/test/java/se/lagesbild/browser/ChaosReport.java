package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One report that the test writes, and what the store must hold of it in the end.
 *
 * @param number from 0; also in the note, by which the report is known again
 * @param occurredAt set by hand; null: now
 */
record ChaosReport(
        int number,
        String category,
        double longitude,
        double latitude,
        String kind,
        int accuracyMetres,
        String people,
        String note,
        @Nullable Instant occurredAt,
        @Nullable Photo photo) {
    private static final List<String> WITH_PHOTO = List.of("MIL-KLOT", "MIL-SKRP", "MIL-BELY");
    private static final List<String> WITHOUT = List.of("OFF-LUGN", "UNG-ALK", "OFF-LJUD", "MIL-KLOT");
    private static final List<String> KINDS = List.of("GPS", "MAP", "AROUND");
    private static final List<String> PEOPLE = List.of("NONE", "ONE", "FEW", "GROUP", "CROWD");
    private static final List<String> WORDS =
            List.of("vid bänken", "bakom stationen", "på torget", "under bron", "å så åter");

    /**
     * Four fields of one colour each, so that a picture that was cut off shows it.
     *
     * @param colours red, green, blue of the fields, left to right and down
     * @param grain 0 for a picture of few bytes, more for one of several pieces
     */
    record Photo(int width, int height, int grain, List<List<Integer>> colours) {
        private static final int TOLERANCE = 12; // of 255; JPEG and the second JPEG after it

        static Photo draw(Random random, boolean large) {
            List<List<Integer>> colours = IntStream.range(0, 4)
                    .mapToObj(field -> IntStream.range(0, 3)
                            .mapToObj(part -> 50 + random.nextInt(150))
                            .toList())
                    .toList();
            return large ? new Photo(1_600, 1_200, 60, colours) : new Photo(400, 300, 0, colours);
        }

        void check(byte[] stored) {
            try {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(stored));
                assertThat(image).as("a picture of %d bytes", stored.length).isNotNull();
                assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(width, height));
                for (int field = 0; field < 4; field++) {
                    for (int part = 0; part < 3; part++)
                        assertThat(mean(image, field, part))
                                .as("colour %d of field %d", part, field)
                                .isCloseTo(colours.get(field).get(part), within((double) TOLERANCE));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Over the whole field but its rim. */
        private static double mean(BufferedImage image, int field, int part) {
            int width = image.getWidth() / 2;
            int height = image.getHeight() / 2;
            int left = field % 2 * width;
            int top = field / 2 * height;
            return IntStream.range(top + 8, top + height - 8)
                    .flatMap(y -> IntStream.range(left + 8, left + width - 8).map(x -> image.getRGB(x, y)))
                    .map(rgb -> rgb >> (16 - 8 * part) & 0xff)
                    .average()
                    .orElseThrow();
        }
    }

    /** @param now the hour that times set by hand lie before */
    static ChaosReport draw(int number, boolean withPhoto, Random random, Instant now) {
        String category = pick(withPhoto ? WITH_PHOTO : WITHOUT, random);
        String kind = pick(KINDS, random);
        return new ChaosReport(
                number,
                category,
                // about 10 m apart, all within the town
                13.150 + number % 100 * 0.0002,
                55.370 + Math.floorDiv(number, 100) * 0.0002,
                kind,
                kind.equals("AROUND") ? 250 : 5 + random.nextInt(40),
                pick(PEOPLE, random),
                "Kaosrapport %d av serien, %s".formatted(number, pick(WORDS, random)),
                random.nextBoolean()
                        ? now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1 + random.nextInt(180)))
                        : null,
                withPhoto ? Photo.draw(random, number % 3 == 0) : null);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** @return the same with this time, set by hand */
    ChaosReport at(Instant time) {
        return new ChaosReport(number, category, longitude, latitude, kind, accuracyMetres, people, note, time, photo);
    }

    /** @return what is typed, for the page */
    Map<String, Object> typed() {
        Map<String, Object> typed = new HashMap<>(Map.of(
                "number", number,
                "category", category,
                "position", List.of(longitude, latitude),
                "kind", kind,
                "accuracyMetres", accuracyMetres,
                "people", people,
                "note", note));
        if (occurredAt != null) typed.put("occurredAt", occurredAt.toString());
        if (photo != null)
            typed.put(
                    "photo",
                    Map.of(
                            "size", List.of(photo.width(), photo.height()),
                            "grain", photo.grain(),
                            "colours", photo.colours()));
        return typed;
    }

    /**
     * @param stored the observation as the server gives it
     * @param began when the first report was written
     * @param ended when the last one was
     */
    void check(JsonNode stored, Instant began, Instant ended) {
        var properties = stored.path("properties");
        assertThat(properties.path("note").asString()).isEqualTo(note);
        assertThat(properties.path("category").asString()).as(note).isEqualTo(category);
        assertThat(properties.path("people").asString()).as(note).isEqualTo(people);
        assertThat(properties.path("positionKind").asString()).as(note).isEqualTo(kind);
        assertThat(properties.path("positionAccuracy").asDouble()).as(note).isEqualTo(accuracyMetres);
        assertThat(properties.path("version").asInt(-1))
                .as("never changed: " + note)
                .isZero();
        var place = stored.path("geometry").path("coordinates");
        assertThat(place.path(0).asDouble()).as(note).isCloseTo(longitude, within(1e-6));
        assertThat(place.path(1).asDouble()).as(note).isCloseTo(latitude, within(1e-6));
        Instant at =
                OffsetDateTime.parse(properties.path("occurredAt").asString()).toInstant();
        if (occurredAt != null) assertThat(at).as(note).isEqualTo(occurredAt);
        // the server's Date header, by which the phone sets its clock, has whole seconds
        else assertThat(at).as(note).isBetween(began.minusSeconds(2), ended.plusSeconds(2));
        assertThat(properties.path("photos").size()).as(note).isEqualTo(photo == null ? 0 : 1);
    }
}
