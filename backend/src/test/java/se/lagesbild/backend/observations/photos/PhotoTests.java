package se.lagesbild.backend.observations.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import se.lagesbild.backend.FixedClock;
import se.lagesbild.backend.Http.Answer;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.observations.Told;

/** A photo arrives whole, in parts and over bad networks, and only the picture is kept. Uses 2008. */
class PhotoTests extends TrelleborgApp {
    private static final String AT = "2008-06-01T20:00:00Z";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PhotoFiles files;

    @Autowired
    PhotoQueries queries;

    @Autowired
    Photos photos;

    @Autowired
    Clock clock;

    private static String naming(UUID... photos) {
        var named = Stream.of(photos).map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
        return Told.feature(13.1500, 55.3762, "MIL-KLOT", AT, ", \"photos\": " + named);
    }

    private UUID observation(String account, UUID... photos) {
        var id = UUID.randomUUID();
        var answer = http.put(account, "/api/observations/" + id, naming(photos));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private UUID photoOf(String account) {
        var photo = UUID.randomUUID();
        observation(account, photo);
        return photo;
    }

    private Answer send(UUID photo, byte[] bytes, int from, int until) {
        return http.put(
                "vard",
                "/api/photos/" + photo,
                Arrays.copyOfRange(bytes, from, until),
                "image/jpeg",
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, until - 1, bytes.length));
    }

    private Answer ask(UUID photo, int total) {
        return http.put("vard", "/api/photos/" + photo, new byte[0], "image/jpeg", "Content-Range", "bytes */" + total);
    }

    private Answer whole(String account, UUID photo, byte[] bytes) {
        return http.put(account, "/api/photos/" + photo, bytes, "image/jpeg");
    }

    private Answer shown(String account, UUID photo) {
        return http.get(account, "/api/photos/" + photo);
    }

    private static BufferedImage picture(Answer answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private Path folder() {
        return Path.of((String) ReflectionTestUtils.getField(files, "folder"));
    }

    private Path fileOf(Answer sent) {
        var sha256 = sent.json().path("sha256").asString();
        return folder().resolve("photos").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void nothingButThePictureIsKept() throws IOException {
        var photo = photoOf("vard");
        var sent = Pictures.jpegWithGps(1);
        assertThat(latin(sent)).as("the test's own file has it all").contains("Exif", Pictures.MAKER, "174 06");
        var answer = whole("vard", photo, sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("received").asInt()).isEqualTo(sent.length);
        var kept = Files.readAllBytes(fileOf(answer));
        assertThat(latin(kept)).doesNotContain("Exif", Pictures.MAKER, "174 06");
        assertThat(PhotoFiles.sha256(kept))
                .isEqualTo(answer.json().path("sha256").asString());

        var shown = shown("vard", photo);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(kept);
        assertThat(shown.header("Content-Type")).contains("image/jpeg");
        assertThat(shown.header("Cache-Control").orElse("")).contains("no-store", "private");
        assertThat(picture(shown).getWidth()).isEqualTo(320);
    }

    /** The stored left half is red. By EXIF: 1 as stored, 3 upside down, 6 the left side is up, 8 the left side is down. */
    @ParameterizedTest
    @CsvSource({
        "1, 320, 200, 5, 100, 315, 100",
        "2, 320, 200, 315, 100, 5, 100",
        "3, 320, 200, 315, 100, 5, 100",
        "4, 320, 200, 5, 100, 315, 100",
        "5, 200, 320, 100, 5, 100, 315",
        "6, 200, 320, 100, 5, 100, 315",
        "7, 200, 320, 100, 315, 100, 5",
        "8, 200, 320, 100, 315, 100, 5"
    })
    void isTurnedAsItWasHeld(int orientation, int width, int height, int redX, int redY, int blueX, int blueY)
            throws IOException {
        var photo = photoOf("vard");
        whole("vard", photo, Pictures.jpegWithGps(orientation));
        var picture = picture(shown("vard", photo));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(new Color(picture.getRGB(redX, redY)).getRed()).isGreaterThan(150);
        assertThat(new Color(picture.getRGB(blueX, blueY)).getBlue()).isGreaterThan(150);
    }

    @Test
    void aPngLosesItsTextsAndAHiddenFileGoes() throws IOException {
        var photo = photoOf("vard");
        var png = Pictures.joined(
                Pictures.pngWithText("070-174 06 05"),
                "PK\3\4<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var answer = http.put("vard", "/api/photos/" + photo, png, "image/jpeg");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var shown = shown("vard", photo);
        assertThat(shown.header("Content-Type"))
                .as("by its content, whatever it was called")
                .contains("image/png");
        assertThat(latin(shown.body())).doesNotContain("174 06", "script", "PK\3\4");
        assertThat(new Color(picture(shown).getRGB(5, 20)).getRed()).isGreaterThan(150);

        var other = photoOf("vard");
        var jpeg = Pictures.joined(
                Pictures.jpegWithGps(1), "PK\3\4<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(whole("vard", other, jpeg).status()).isEqualTo(201);
        assertThat(latin(shown("vard", other).body())).doesNotContain("script");
    }

    static Stream<Arguments> noPhotos() {
        var jpeg = Pictures.jpegWithGps(1);
        var png = Pictures.pngWithText("x");
        return Stream.of(
                Arguments.of("nothing", new byte[0], "not-a-photo"),
                Arguments.of(
                        "a page", "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8), "not-a-photo"),
                Arguments.of("three bytes", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, "not-a-photo"),
                Arguments.of(
                        "a picture in another format", Pictures.coded("gif", Pictures.halves(20, 20)), "not-a-photo"),
                Arguments.of("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), "not-a-photo"),
                Arguments.of("a JPEG without its last byte", Arrays.copyOf(jpeg, jpeg.length - 1), "not-a-photo"),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), "not-a-photo"),
                Arguments.of(
                        "a JPEG's beginning before a page",
                        Pictures.joined(Arrays.copyOf(jpeg, 40), new byte[5_000]),
                        "not-a-photo"),
                Arguments.of("a small file that claims 900 megapixels", Pictures.enormousPng(), "too-many-pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noPhotos")
    void refusesWhatIsNoPhotoAndTakesARightOneAfterwards(String name, byte[] bytes, String code) {
        var photo = photoOf("vard");
        var answer = whole("vard", photo, bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(shown("vard", photo).status()).isEqualTo(404);
        assertThat(ask(photo, Math.max(bytes.length, 1)).json().path("received").asInt())
                .isZero();
        assertThat(whole("vard", photo, Pictures.jpegWithGps(1)).status()).isEqualTo(201);
    }

    @Test
    void partsMayBeLostRepeatedAndOutOfPlace() throws IOException {
        var photo = photoOf("vard");
        var bytes = Pictures.coded("jpeg", Pictures.halves(600, 400));
        int third = bytes.length / 3;
        assertThat(ask(photo, bytes.length).json().path("received").asInt()).isZero();

        var first = send(photo, bytes, 0, third);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().path("received").asInt()).isEqualTo(third);
        assertThat(send(photo, bytes, 0, third).json().path("received").asInt())
                .as("its answer was lost, so it comes again")
                .isEqualTo(third);
        var gap = send(photo, bytes, 2 * third, bytes.length);
        assertThat(gap.status()).isEqualTo(409);
        assertThat(gap.json().path("code").asString()).isEqualTo("wrong-offset");
        assertThat(gap.json().path("received").asInt()).isEqualTo(third);
        assertThat(ask(photo, bytes.length).status()).isEqualTo(202);
        assertThat(send(photo, bytes, third, 2 * third).json().path("received").asInt())
                .isEqualTo(2 * third);
        var last = send(photo, bytes, 2 * third, bytes.length);
        assertThat(last.status()).isEqualTo(201);
        var again = send(photo, bytes, 2 * third, bytes.length);
        assertThat(again.status()).as("whole already").isEqualTo(200);
        assertThat(again.json()).isEqualTo(last.json());
        assertThat(ask(photo, bytes.length).status()).isEqualTo(200);
        assertThat(picture(shown("vard", photo)).getWidth()).isEqualTo(600);
        try (var parts = Files.list(folder().resolve("parts"))) {
            assertThat(parts.map(part -> part.getFileName().toString())
                            .filter(name -> name.startsWith(photo.toString())))
                    .isEmpty();
        }
    }

    @Test
    void aPhotoThatWasTakenAnewBeginsAnew() throws IOException {
        var photo = photoOf("vard");
        var old = Pictures.coded("jpeg", Pictures.halves(300, 200));
        var bytes = Pictures.coded("jpeg", Pictures.halves(500, 400));
        send(photo, old, 0, 1_000);
        assertThat(ask(photo, bytes.length).json().path("received").asInt()).isZero();
        send(photo, bytes, 0, 2_000);
        assertThat(send(photo, bytes, 2_000, bytes.length).status()).isEqualTo(201);
        assertThat(picture(shown("vard", photo)).getWidth()).isEqualTo(500);
    }

    @Test
    void partsOutliveTheServerAndAWholeOneIsFinishedAfterIt() {
        var photo = photoOf("vard");
        var bytes = Pictures.jpegWithGps(1);
        send(photo, bytes, 0, 500);
        // what a new process would make of the same folder and database
        var after = new Photos(queries, new PhotoFiles(folder().toString()), clock);
        after.tidy();
        var vard = new se.lagesbild.backend.access.Viewer(
                jdbc.sql("select id from access.account where name = 'vard'")
                        .query(UUID.class)
                        .single(),
                "vard",
                "Vard",
                java.util.Set.of(se.lagesbild.backend.access.Role.WARDEN),
                "prov");
        var question = new ContentRange(0, 0, bytes.length);
        assertThat(after.receive(vard, photo, question, new byte[0]).received()).isEqualTo(500);
        var rest = after.receive(
                vard,
                photo,
                new ContentRange(500, bytes.length, bytes.length),
                Arrays.copyOfRange(bytes, 500, bytes.length));
        assertThat(rest.news()).isTrue();
        assertThat(shown("vard", photo).status()).isEqualTo(200);
    }

    @Test
    void aCrashBeforeTheRowLosesNothing() throws IOException {
        var photo = photoOf("vard");
        var bytes = Pictures.jpegWithGps(1);
        // all bytes are there, but the server ended before it made a photo of them
        files.append(photo, bytes.length, 0, bytes, clock.instant());
        assertThat(ask(photo, bytes.length).status()).isEqualTo(201);
        assertThat(shown("vard", photo).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes 0-9/5        | 10     | 400 | bad-query",
                "bytes 0-9/100      | 11     | 400 | bad-query",
                "bytes 5-4/100      | 0      | 400 | bad-query",
                "bytes */100        | 3      | 400 | bad-query",
                "bytes */0          | 0      | 400 | bad-query",
                "byte 0-9           | 10     | 400 | bad-query",
                "bytes 0-9/9000000  | 10     | 413 | photo-too-large",
                "bytes 0-99999999999999999999/5 | 10 | 400 | bad-query",
                "bytes 0-524288/600000 | 524289 | 413 | part-too-large"
            })
    void refusesRangesThatCannotBe(String range, int length, int status, String code) {
        var answer = http.put(
                "vard", "/api/photos/" + photoOf("vard"), new byte[length], "image/jpeg", "Content-Range", range);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void refusesOtherContentTypesAndBodiesBeyondAllLimits() {
        var photo = photoOf("vard");
        assertThat(http.put("vard", "/api/photos/" + photo, Pictures.jpegWithGps(1), "text/html")
                        .status())
                .isEqualTo(415);
        assertThat(whole("vard", photo, new byte[1_100_000]).status()).isEqualTo(413);
    }

    @Test
    void onlyItsReporterSendsItAndOnlyTheyAndPlannersSeeIt() {
        var photo = photoOf("vard");
        var bytes = Pictures.jpegWithGps(1);
        assertThat(whole("vard", UUID.randomUUID(), bytes).status())
                .as("no observation names it")
                .isEqualTo(404);
        assertThat(whole("rapportor", photo, bytes).status()).isEqualTo(404);
        assertThat(whole("vard", photo, bytes).status()).isEqualTo(201);
        observation("rapportor", photo);
        assertThat(whole("rapportor", photo, bytes).status())
                .as("naming another's photo gives no right to it")
                .isEqualTo(404);
        assertThat(shown("rapportor", photo).status()).isEqualTo(404);
        assertThat(shown("planerare", photo).status()).isEqualTo(200);
        assertThat(shown("polis", photo).status()).isEqualTo(403);
        assertThat(http.anonymous("/api/photos/" + photo).status()).isEqualTo(401);
        assertThat(jdbc.sql(
                                "select account_name || ' ' || what || ' ' || filter from access.read_log order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("planerare photo " + photo);
    }

    @Test
    void erasingAnObservationRemovesItsFilesUnlessAnotherHasTheSamePicture() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var a = observation("vard", first);
        var b = observation("vard", second);
        var bytes = Pictures.coded("jpeg", Pictures.halves(111, 77));
        var sent = whole("vard", first, bytes);
        whole("vard", second, bytes);
        var file = fileOf(sent);
        assertThat(file).exists();
        http.delete("planerare", "/api/observations/" + a + "?reason=prov");
        assertThat(shown("planerare", first).status()).isEqualTo(404);
        assertThat(file).as("still needed").exists();
        http.delete("planerare", "/api/observations/" + b + "?reason=prov");
        assertThat(file).doesNotExist();
        assertThat(jdbc.sql("select count(*) from observations.photo where id in (:ids)")
                        .param("ids", List.of(first, second))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(whole("vard", first, bytes).status()).isEqualTo(404);
    }

    @Test
    void aPhotoThatTheReportNoLongerNamesGoes() {
        var kept = UUID.randomUUID();
        var dropped = UUID.randomUUID();
        var id = observation("vard", kept, dropped);
        whole("vard", kept, Pictures.coded("jpeg", Pictures.halves(50, 50)));
        var sent = whole("vard", dropped, Pictures.coded("jpeg", Pictures.halves(51, 50)));
        var changed = http.put("vard", "/api/observations/" + id, naming(kept), "If-Match", "\"0\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(shown("vard", kept).status()).isEqualTo(200);
        assertThat(shown("planerare", dropped).status()).isEqualTo(404);
        assertThat(fileOf(sent)).doesNotExist();
    }

    @Test
    void theStartRemovesOldPartsAndFilesThatNobodyNames() throws IOException {
        var old = photoOf("vard");
        var young = photoOf("vard");
        var bytes = Pictures.jpegWithGps(1);
        send(old, bytes, 0, 300);
        send(young, bytes, 0, 300);
        var part = folder().resolve("parts").resolve(old + "-" + bytes.length);
        Files.setLastModifiedTime(part, FileTime.from(FixedClock.NOW.minus(Duration.ofDays(15))));
        var stray = fileOf(whole("vard", photoOf("vard"), Pictures.coded("jpeg", Pictures.halves(31, 30))))
                .resolveSibling("stray");
        Files.write(stray, bytes);
        var kept = whole("vard", photoOf("vard"), Pictures.coded("jpeg", Pictures.halves(33, 30)));

        photos.tidy();

        assertThat(part).doesNotExist();
        assertThat(stray).doesNotExist();
        assertThat(fileOf(kept)).exists();
        assertThat(ask(young, bytes.length).json().path("received").asInt()).isEqualTo(300);
    }
}
