package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** A planner plans a round, hands it out, and reads in the same panel what came of it. */
class RoundsHandedOutTests extends TrelleborgApp {

    @ParameterizedTest
    @EnumSource(Look.class)
    void fromThePlanToWhatWasDone(Look look) {
        // a night of its own for each look: they share a database
        var day = LocalDate.of(2026, 11, 16).plusDays(look.ordinal());
        try (var visitor = new Visitor(port, look).logIn("planerare").go("/map")) {
            var page = visitor.page();
            planned(page, day);
            page.getByText("Lämna ut ronden").click();
            page.locator(".handout-stops summary").first().click();
            page.getByLabel("Att göra").first().fill("Titta till cyklarna");
            page.getByLabel("Risker").first().fill("Halt vid trappan");
            page.getByLabel("Att göra").first().scrollIntoViewIfNeeded();
            visitor.keep("41-lamna-ut-rond", "Att göra och risker vid varje stopp, före utlämningen");
            page.getByRole(AriaRole.BUTTON, exactly("Lämna ut till telefonen")).click();
            assertThat(page.getByText(Pattern.compile("^Utlämnad 21:00, version 1\\.")))
                    .isVisible();

            var round = inTheWardensHands(day, 1).path(0);
            assertThat(round.path("stops").path(0).path("todo").asString()).isEqualTo("Titta till cyklarna");
            assertThat(round.path("stops").path(0).path("hazards").asString()).isEqualTo("Halt vid trappan");
            assertThat(round.path("stops").path(1).path("todo").isNull()).isTrue();
            walked(day, round);

            page.getByRole(AriaRole.BUTTON, exactly("Uppdatera")).click();
            var table = page.getByRole(AriaRole.TABLE, named("Stoppen på .*"));
            assertThat(table.getByRole(AriaRole.ROW).nth(1)).containsText("18:10–18:21, 11 min");
            assertThat(table.getByRole(AriaRole.ROW).nth(2)).containsText("Hoppades över: inte säkert");
            assertThat(table.getByRole(AriaRole.ROW).nth(3)).containsText("–");
            assertThat(page.getByText("Närvaro 11 av 36 planerade minuter.")).isVisible();
            assertThat(page.getByText("Gick två av tre stopp")).isVisible();
            page.locator(".night-round h3").evaluate("(title) => title.scrollIntoView({ block: 'start' })");
            visitor.keep("42-natten", "Utlämnad rond: planerat, gjort, överhoppat och passets avrapportering");

            assertThat(page.getByRole(AriaRole.LINK, exactly("Skriv ut ronden")))
                    .hasAttribute("href", Pattern.compile("/brief\\?f=html&lang=sv$"));
            assertThat(page.getByRole(AriaRole.LINK, exactly("Ladda ned som PDF")))
                    .hasAttribute("href", Pattern.compile("/brief\\?f=pdf&lang=sv$"));
            page.getByRole(AriaRole.BUTTON, exactly("Avrapportera")).click();
            assertThat(page.getByLabel("Hur blev det?").first()).isFocused();
            assertThat(page.getByLabel("Kom", new Page.GetByLabelOptions().setExact(true))
                            .first())
                    .hasValue("18:10");
            assertThat(page.getByLabel("Hur blev det?").nth(1)).hasValue("UNSAFE");
            page.getByLabel("Hur blev det?").nth(2).selectOption("VISITED");
            page.getByRole(AriaRole.BUTTON, exactly("Spara avrapporteringen")).click();
            assertThat(page.getByLabel("Kom", new Page.GetByLabelOptions().setExact(true))
                            .nth(2))
                    .isFocused();
            visitor.keep(
                    "44-avrapportera",
                    "Avrapportering ifylld från incheckningarna, med ett fel vid det tredje stoppet");
            page.getByLabel("Hur blev det?").nth(2).selectOption("NO_TIME");
            page.getByLabel("Anteckning").last().fill("Mörkt vid det andra stoppet");
            page.getByRole(AriaRole.BUTTON, exactly("Spara avrapporteringen")).click();
            assertThat(page.getByText("1 av 3 stopp besökta, 11 av 36 planerade minuter."))
                    .isVisible();
            assertThat(page.getByText("Mörkt vid det andra stoppet")).isVisible();
            assertThat(page.getByText(Pattern.compile("gånget: Hoppades över: tiden räckte inte")))
                    .isVisible();

            page.getByRole(AriaRole.BUTTON, exactly("Ändra")).click();
            page.getByLabel("Rondens namn").last().fill("Centrum sent");
            page.getByRole(AriaRole.BUTTON, exactly("Lämna ut igen")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("^Centrum sent, Par 1")))
                    .isVisible();
            assertThat(inTheWardensHands(day, 1).path(0).path("version").asInt())
                    .isEqualTo(2);

            page.getByRole(AriaRole.BUTTON, exactly("Dra tillbaka")).click();
            assertThat(page.getByText(Pattern.compile("^Tillbakadragen"))).isVisible();
            inTheWardensHands(day, 0);

            page.getByRole(AriaRole.LINK, exactly("QR-koder till stoppen")).click();
            assertThat(page.getByRole(AriaRole.IMG, named("^QR-kod för "))).hasCount(3);
            visitor.keep("43-qr-koder", "QR-koder att skriva ut, ett blad för varje stopp");
        }
    }

    @Test
    void aPhoneNumberNeverLeavesThePlannersPage() {
        var day = LocalDate.of(2026, 11, 14);
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/map")) {
            var page = visitor.page();
            planned(page, day);
            page.getByText("Lämna ut ronden").click();
            page.locator(".handout-stops summary").nth(1).click();
            page.getByLabel("Risker").nth(1).fill("ring 070-174 06 05");
            page.locator(".handout-stops summary").nth(1).click();
            page.getByRole(AriaRole.BUTTON, exactly("Lämna ut till telefonen")).click();
            assertThat(page.getByLabel("Risker").nth(1)).isFocused();
            assertThat(http.get("planerare", "/api/rounds?date=" + day)
                            .json()
                            .path("rounds")
                            .size())
                    .as("nothing was sent")
                    .isZero();
            page.getByRole(AriaRole.BUTTON, named("^Byt mot")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Lämna ut till telefonen")).click();
            assertThat(page.getByText(Pattern.compile("^Utlämnad 21:00"))).isVisible();
            assertThat(inTheWardensHands(day, 1)
                            .path(0)
                            .path("stops")
                            .path(1)
                            .path("hazards")
                            .asString())
                    .startsWith("ring [");
        }
    }

    /** The known places each get a sheet of paper of their own, without the page's head. */
    @Test
    void theSheetsPrintOnePlaceOnEachPage() {
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go("/planner/qr.html")) {
            var page = visitor.page();
            var codes = page.getByRole(AriaRole.IMG, named("^QR-kod för "));
            assertThat(codes.first()).isVisible();
            int places = codes.count();
            assertThat(places).isGreaterThan(5);
            var paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            var pages = Pattern.compile("/Type\\s*/Page\\b")
                    .matcher(new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .results()
                    .count();
            assertThat(pages).isEqualTo(places);
        }
    }

    private static void planned(Page page, LocalDate day) {
        var choose = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.CHECKBOX);
        for (int i = 0; i < 3; i++) {
            choose.nth(i).check();
        }
        page.getByRole(AriaRole.TAB, named("Rond.*")).click();
        page.waitForResponse(
                response -> response.url().contains("/api/rounds/candidates"),
                () -> page.getByLabel("Dag", new Page.GetByLabelOptions().setExact(true))
                        .fill(day.toString()));
        RoundDeskTests.onlyChosen(page);
        page.getByLabel("Starttid").fill("18:00");
        page.getByRole(AriaRole.BUTTON, exactly("Planera rond")).click();
        assertThat(page.getByText("Lämna ut ronden")).isVisible();
    }

    private JsonNode inTheWardensHands(LocalDate day, int expected) {
        var rounds = http.get("vard", "/api/rounds?date=" + day).json().path("rounds");
        assertThat(rounds.size()).isEqualTo(expected);
        return rounds;
    }

    /** One stop visited, one skipped, and a debrief. */
    private void walked(LocalDate day, JsonNode round) {
        var shift = UUID.randomUUID();
        var id = round.path("id").asString();
        var made = http.put("vard", "/api/shifts/" + shift, """
                {"party": "WARDENS", "pair": "Par 1", "start": "%1$sT18:00:00+01:00", "startedAt": "%1$sT18:00:00+01:00",
                 "endedAt": "%1$sT20:00:00+01:00", "round": "%2$s", "debrief": {"done": "Gick två av tre stopp", "seen": "Lugnt", "next": "Mer ljus"}}""".formatted(day, id));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        visit(shift, day, round, 0, "\"arrived\": \"%1$sT18:10:00+01:00\", \"left\": \"%1$sT18:21:00+01:00\"");
        visit(shift, day, round, 1, "\"arrived\": \"%1$sT18:40:00+01:00\", \"skipReason\": \"UNSAFE\"");
    }

    private void visit(UUID shift, LocalDate day, JsonNode round, int stop, String times) {
        var at = round.path("stops").path(stop);
        var answer = http.put("vard", "/api/presence/" + UUID.randomUUID(), """
                {"shift": "%s", "round": "%s", "stop": "%s", "place": "%s", "name": "%s", "method": "HAND", %s}""".formatted(
                        shift,
                        round.path("id").asString(),
                        at.path("stop").asString(),
                        at.path("place").asString(),
                        at.path("name").asString(),
                        times.formatted(day)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
}
