package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;
import static se.lagesbild.browser.WardensPhone.TORGET;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What a warden does with the phone, with the real server behind it. */
class WardenTests extends TrelleborgApp {
    /** Stated time for one tap: to find the target, to reach it and to press. */
    private static final int TAP_MS = 3_000;

    private static final int GPS_ANSWERS_AFTER_MS = 4_000;

    private WardensPhone phone(Look look) {
        return new WardensPhone(port, look);
    }

    private int observations(String query) {
        return http.get("vard", "/api/observations?mine=true&" + query)
                .json()
                .path("numberMatched")
                .asInt();
    }

    @Test
    void aReportTakesFourTapsAndTwentySecondsThoughThePositionTakesFour() {
        int before = observations("category=MIL-KLOT");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").positionAfter(GPS_ANSWERS_AFTER_MS, TORGET).countTaps();
            long opened = System.nanoTime();
            phone.open();
            phone.tap("Rapportera");
            phone.page().locator("[data-tile=MIL]").click();
            phone.page()
                    .getByRole(AriaRole.BUTTON, named("^[Kk]lotter$"))
                    .first()
                    .click();
            phone.tap("Spara");
            assertThat(phone.said("^(Sparad på telefonen|Skickad) .*klotter")).isVisible();
            long waitedMs = (System.nanoTime() - opened) / 1_000_000;
            assertThat(phone.taps()).isEqualTo(4);
            assertThat(4 * TAP_MS + waitedMs)
                    .as("four taps and %d ms of waiting for the app, the position and the saving", waitedMs)
                    .isLessThanOrEqualTo(20_000);
            phone.waitUntilSent();
        }
        assertThat(observations("category=MIL-KLOT")).isEqualTo(before + 1);
    }

    @Test
    void whatIsReportedOftenTakesThreeTapsAndAllQuietTwo() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).countTaps().open();
            phone.report("MIL", "^[Kk]lotter$");
            phone.back();
            int before = phone.taps();
            phone.tap("Rapportera");
            phone.page()
                    .locator(".favourites")
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions()
                                    .setName("klotter")
                                    .setExact(true))
                    .click();
            phone.tap("Spara");
            assertThat(phone.taps() - before).isEqualTo(3);
            phone.back();
            before = phone.taps();
            phone.tap("Rapportera");
            phone.page().locator("[data-tile=OFF-LUGN]").click();
            assertThat(phone.said("lugnt, inget att anmärka")).isVisible();
            assertThat(phone.taps() - before).isEqualTo(2);
            phone.waitUntilSent();
        }
    }

    @Test
    void threeEventsAndARoundWithTheNetworkOffAreAllThereWhenItIsBack() {
        var round = phone(Look.PHONE_DARK).publishRound(http, "Rond utan nät");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open().readyForOffline();
            phone.beginShift("Par 7", "Rond utan nät");
            phone.waitUntilSent();
            var shift = phone.shift();
            phone.offline(true);
            phone.report("MIL", "^[Kk]lotter$");
            phone.report("UNG", "^[Aa]lkoholpåverkade unga$");
            phone.page().locator("[data-tile=OFF-LUGN]").click();
            assertThat(phone.said("Sparad på telefonen .*lugnt")).isVisible();
            phone.back();
            phone.tap("Checka in");
            assertThat(phone.said("^Incheckad på Torget")).isVisible();
            assertThat(phone.outbox()).containsText("4 sparade på telefonen");
            phone.keep("34-varden-utan-nat", "Värdens start utan nät");

            phone.page().reload();
            assertThat(phone.page().getByText("Ni är här")).isVisible();
            assertThat(phone.outbox()).containsText("4 sparade på telefonen");
            phone.row("Mina rapporter");
            assertThat(phone.page().locator(".report-row")).hasCount(3);
            phone.back();
            phone.tap("Checka ut");
            phone.tap("Hoppa över");
            phone.tap("Stängt");
            assertThat(phone.said("^Hoppade över Lilla torget")).isVisible();
            phone.endShift("Gick runt torget.");

            phone.offline(false);
            phone.waitUntilSent();
            assertThat(observations("shift=" + shift)).isEqualTo(3);
            var visits = http.get("vard", "/api/presence?shift=" + shift).json().path("visits");
            assertThat(visits.size()).isEqualTo(2);
            assertThat(http.get("planerare", "/api/shifts?date=2026-11-23").text())
                    .contains(shift)
                    .contains("Gick runt torget.");
            phone.forgive("ERR_INTERNET_DISCONNECTED");
        }
        assertThat(round).isNotNull();
    }

    @Test
    void beingAtAStopSuggestsACheckInAndNeverMakesOne() {
        phone(Look.PHONE_DARK).publishRound(http, "Rond med förslag");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.beginShift("Par 8", "Rond med förslag");
            var shift = phone.shift();
            assertThat(phone.said("^Du är \\d+ m från Torget")).isVisible();
            phone.page().clock().fastForward(4 * 60_000);
            phone.waitUntilSent();
            assertThat(phone.button("Checka in")).isVisible();
            assertThat(http.get("vard", "/api/presence?shift=" + shift)
                            .json()
                            .path("visits")
                            .size())
                    .isZero();
            phone.endShift("");
            phone.waitUntilSent();
        }
    }

    @Test
    void whoPicksNoRoundGetsNoneAlsoWhenRoundsAreFetchedAgain() {
        var name = "Rond för en annan";
        phone(Look.PHONE_DARK).publishRound(http, name);
        try (var phone = phone(Look.PHONE_DARK)) {
            // the only round of the night: it is offered by itself
            phone.page().route(Pattern.compile("/api/rounds\\?"), route -> {
                var answer = route.fetch();
                var body = new JsonMapper().readTree(answer.body());
                ((ArrayNode) body.path("rounds"))
                        .removeIf(round -> !round.path("name").asString().equals(name));
                route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body.toString()));
            });
            phone.logIn("vard").at(TORGET).open();
            phone.tap("Börja pass");
            assertThat(phone.page().getByLabel(Pattern.compile("^" + name))).isChecked();
            phone.page().getByLabel(Pattern.compile("^Ingen rond")).check();
            phone.tap("Hämta igen");
            assertThat(phone.page().getByText(Pattern.compile("^Hämtat"))).isVisible();
            assertThat(phone.page().getByLabel(Pattern.compile("^Ingen rond"))).isChecked();
            phone.page()
                    .getByLabel("Par", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .fill("Par 3");
            phone.page()
                    .locator(".screen:not([hidden]) .bottom")
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions()
                                    .setName(Pattern.compile("^Börja pass$")))
                    .click();
            phone.waitUntilSent();
            var kept =
                    http.get("planerare", "/api/shifts?date=2026-11-23").json().path("shifts");
            for (var shift : kept) {
                if (shift.path("id").asString().equals(phone.shift())) {
                    assertThat(shift.path("round").isString() ? "a round" : "no round")
                            .isEqualTo("no round");
                    return;
                }
            }
            throw new AssertionError("the shift did not reach the server: " + kept);
        }
    }

    @Test
    void aSignsAddressAsksBeforeItChecksAnybodyIn() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.beginShift("Par 9", null);
            phone.waitUntilSent();
            var shift = phone.shift();
            phone.visitor().go("/warden/?plats=torget");
            var question = phone.page().getByRole(AriaRole.DIALOG);
            assertThat(question).containsText("Torget (exempel)");
            phone.keep("37-varden-skylt", "Skyltens adress frågar före incheckning");
            question.getByRole(
                            AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Avbryt"))
                    .click();
            assertThat(question).isHidden();
            assertThat(phone.page().getByText("Ni är här")).hasCount(0);
            phone.page().waitForFunction("() => history.state.depth === 0");

            phone.visitor().go("/warden/?plats=torget");
            question.getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Checka in"))
                    .click();
            assertThat(phone.page().getByText("Ni är här")).isVisible();
            phone.endShift("");
            phone.waitUntilSent();
            assertThat(http.get("vard", "/api/presence?shift=" + shift)
                            .json()
                            .path("visits")
                            .path(0)
                            .path("method")
                            .asString())
                    .isEqualTo("QR");
        }
    }

    @Test
    void whoToCallStandsOnTheFormAndCallsFirstWhereItIsDangerous() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.tap("Rapportera");
            assertThat(phone.page().locator("a[href='tel:112']")).isInViewport();
            assertThat(phone.page().locator("a[href='tel:11414']")).isInViewport();
            assertThat(phone.page().getByText("Rapporten ersätter inte en polisanmälan."))
                    .isVisible();
            phone.page().locator("[data-tile=OFF]").click();
            phone.page().getByRole(AriaRole.BUTTON, named("^bråk, slagsmål$")).click();
            assertThat(phone.page().getByRole(AriaRole.ALERT).getByText(Pattern.compile("^Ring 112 först")))
                    .isInViewport();
            assertThat(phone.page().locator("a[href='tel:112']")).isVisible();
        }
    }

    @Test
    void aKeyboardAloneReportsAndFindsBack() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.tabTo("Rapportera");
            phone.page().keyboard().press("Enter");
            assertThat(phone.page().getByRole(AriaRole.HEADING, exactly("Rapportera")))
                    .isFocused();
            phone.tabTo("Skada skadegörelse");
            phone.page().keyboard().press("Enter");
            phone.tabTo("nedskräpning");
            phone.page().keyboard().press("Enter");
            assertThat(phone.button("Spara")).isFocused();
            phone.page().keyboard().press("Enter");
            assertThat(phone.said("nedskräpning")).isVisible();
            phone.tabTo("Ångra");
            phone.page().keyboard().press("Enter");
            assertThat(phone.said("Rapporten är borttagen")).isVisible();
            phone.page().keyboard().press("Escape");
            assertThat(phone.button("Rapportera")).isFocused();
            phone.waitUntilSent();
        }
    }

    @Test
    void theBackButtonClosesTheSheetAndNotTheApp() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.tap("Rapportera");
            phone.page().locator("[data-tile=TRA]").click();
            phone.page().locator(".place-line button").click();
            assertThat(phone.page().getByRole(AriaRole.HEADING, exactly("Var?")))
                    .isVisible();
            phone.page().goBack();
            assertThat(phone.page().getByRole(AriaRole.HEADING, exactly("Rapportera")))
                    .isVisible();
            // what was begun is still there
            assertThat(phone.page().getByText("Visa alla")).isVisible();
            phone.page().goBack();
            assertThat(phone.button("Rapportera")).isFocused();
            assertThat(phone.page()).hasURL(Pattern.compile("/warden/$"));
        }
    }

    @Test
    void anExpiredSessionAsksOnThePageAndLosesNothing() {
        int before = observations("category=MIL-SKRP");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.page().context().clearCookies();
            phone.report("MIL", "^nedskräpning$");
            phone.back();
            assertThat(phone.outbox()).containsText("Skickas när du har loggat in");
            phone.keep("36-varden-utloggad", "Värdens start: utloggad, allt ligger kvar");
            phone.tap("Logga in igen");
            var dialog = phone.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByLabel("Användarnamn")).hasValue("vard");
            assertThat(dialog.getByLabel("Lösenord")).isFocused();
            phone.keep("36-varden-logga-in-igen", "Logga in igen utan att lämna sidan");
            dialog.getByLabel("Lösenord").fill("lagesbild");
            phone.page().keyboard().press("Enter");
            assertThat(dialog).isHidden();
            phone.waitUntilSent();
            phone.forgive("401");
        }
        assertThat(observations("category=MIL-SKRP")).isEqualTo(before + 1);
    }

    @Test
    void whoHasNothingToDoHereIsToldSoAndMakesRoomForTheWarden() {
        int before = observations("category=MIL-SKRP");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.page().context().clearCookies();
            phone.report("MIL", "^nedskräpning$");
            phone.logIn("rapportor").page().navigate("http://127.0.0.1:%d/warden/".formatted(port));
            assertThat(phone.page().getByText("1 osänd sak på telefonen är någon annans"))
                    .isVisible();
            phone.tap("Logga in som någon annan");
            var dialog = phone.page().getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Användarnamn").fill("vard");
            dialog.getByLabel("Lösenord").fill("lagesbild");
            phone.page().keyboard().press("Enter");
            assertThat(phone.button("Rapportera")).isVisible();
            phone.waitUntilSent();
            phone.forgive("401");
        }
        assertThat(observations("category=MIL-SKRP")).isEqualTo(before + 1);
    }

    @Test
    void aPhoneNumberInTheNoteNeverLeavesThePhone() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            var sent = new ArrayList<String>();
            phone.page().onRequest(request -> {
                if (request.url().contains("/api/observations")
                        && !request.method().equals("GET")) sent.add(request.url());
            });
            phone.tap("Rapportera");
            phone.page().locator("[data-tile=MIL]").click();
            phone.page()
                    .getByRole(AriaRole.BUTTON, named("^nedskräpning$"))
                    .first()
                    .click();
            var note = phone.page().getByLabel("Anteckning (valfri)");
            note.fill("Ring Åsa 070-174 06 05");
            phone.tap("Spara");
            assertThat(note).isFocused();
            assertThat(note).hasAttribute("aria-invalid", "true");
            assertThat(note).hasValue("Ring Åsa 070-174 06 05");
            assertThat(sent).isEmpty();
            note.fill("Ring 114 14");
            phone.tap("Spara");
            assertThat(phone.said("^(Sparad på telefonen|Skickad)")).isVisible();
            phone.waitUntilSent();
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void aReportThatIsNotSavedSaysSoWhereSavedStoodAndLivesThroughAReload() {
        int before = observations("category=MIL-SKRP");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.report("MIL", "^nedskräpning$");
            var bar = phone.page().locator(".saved");
            assertThat(bar).not().hasClass(Pattern.compile("refused"));
            assertThat(phone.button("Spara")).isHidden();

            phone.page().locator("[data-tile=MIL]").click();
            phone.page()
                    .locator(".options")
                    .getByRole(AriaRole.BUTTON)
                    .getByText("nedskräpning")
                    .click();
            assertThat(bar).isHidden();
            var note = phone.page().getByLabel("Anteckning (valfri)");
            note.fill("Ring 070-174 06 05");
            phone.tap("2–4");
            phone.tap("Spara");
            assertThat(bar).hasClass(Pattern.compile("refused"));
            assertThat(bar).containsText("Inte sparad: Ta bort det som är markerat");
            assertThat(note).isFocused();
            assertThat(note).isInViewport();
            note.fill("Sopor vid bänken.");
            assertThat(bar).isHidden();

            phone.waitUntilSent();
            phone.page().reload();
            phone.tap("Rapportera");
            assertThat(phone.said("^Påbörjad \\d\\d:\\d\\d, inte sparad")).isVisible();
            assertThat(note).hasValue("Sopor vid bänken.");
            phone.tap("Spara");
            assertThat(phone.said("^(Sparad på telefonen|Skickad)")).isVisible();
            phone.waitUntilSent();
            phone.page().reload();
            phone.row("Mina rapporter");
            assertThat(phone.page().locator(".report-row").first()).containsText("Antal personer: 2–4");
            phone.back();
            phone.tap("Rapportera");
            assertThat(phone.page().locator("[data-tile=MIL]")).isVisible();
            assertThat(phone.page().getByText("inte sparad.")).isHidden();
        }
        assertThat(observations("category=MIL-SKRP")).isEqualTo(before + 2);
    }

    @Test
    void whatTheServerRefusesStaysWithItsReasonAndIsMended() {
        int before = observations("category=TRA-PARK");
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(new double[] {57.7, 11.97}).open();
            phone.report("TRA", "^farlig");
            phone.back();
            assertThat(phone.page().getByText("1 sak behöver rättas.")).isVisible();
            phone.tap("Rätta");
            assertThat(phone.page().locator(".report-row")).containsText(Pattern.compile("2 km utanför Trelleborg"));
            phone.keep("38-varden-ratta", "En rapport som servern inte tog emot");
            phone.page()
                    .locator(".report-row")
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            phone.page().locator(".place-line button").click();
            phone.page().getByRole(AriaRole.BUTTON, named("^Stationen")).click();
            phone.tap("Använd platsen");
            phone.tap("Spara ändringen");
            assertThat(phone.said("^Ändringen är sparad")).isVisible();
            phone.waitUntilSent();
        }
        assertThat(observations("category=TRA-PARK")).isEqualTo(before + 1);
    }

    @Test
    void withoutAPositionThePlaceIsPointedOut() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").open();
            phone.tap("Rapportera");
            assertThat(phone.page().getByText("Telefonen lämnar inte ut positionen. Peka ut platsen."))
                    .isVisible();
            phone.page().locator("[data-tile=OFF-LUGN]").click();
            assertThat(phone.page().getByRole(AriaRole.ALERT).getByText(Pattern.compile("^Ange var")))
                    .isVisible();
            phone.page().locator(".place-line button").click();
            phone.tap("Kartans mitt");
            phone.tap("Omkring 250 m");
            phone.tap("Använd platsen");
            phone.tap("Spara");
            assertThat(phone.said("^(Sparad på telefonen|Skickad)")).isVisible();
            phone.waitUntilSent();
        }
        var stored = http.get("vard", "/api/observations?mine=true&category=OFF-LUGN&limit=200")
                .json()
                .path("features");
        assertThat(stored).anySatisfy(one -> {
            assertThat(one.path("properties").path("positionKind").asString()).isEqualTo("AROUND");
            assertThat(one.path("properties").path("positionAccuracy").asDouble())
                    .isEqualTo(250);
        });
    }

    @Test
    void aChangeOnBothSidesIsSettledByThePerson() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.report("MIL", "^skadegörelse$");
            phone.waitUntilSent();
            var id = http.get("vard", "/api/observations?mine=true&category=MIL-SKAD&limit=1")
                    .json()
                    .path("features")
                    .path(0)
                    .path("id")
                    .asString();
            assertThat(UUID.fromString(id)).isNotNull();
            phone.offline(true);
            phone.back();
            phone.row("Mina rapporter");
            phone.page()
                    .locator(".report-row")
                    .first()
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName(Pattern.compile("^Ändra")))
                    .click();
            phone.page().getByLabel("Anteckning (valfri)").fill("Trasig ruta.");
            phone.tap("Spara ändringen");
            assertThat(phone.said("^Ändringen är sparad")).isVisible();
            assertThat(http.post("planerare", "/api/observations/" + id + "/verify", "")
                            .status())
                    .isEqualTo(200);
            phone.offline(false);
            var compare = phone.page().getByRole(AriaRole.BUTTON, named("^Jämför och välj"));
            compare.click();
            assertThat(phone.page().getByRole(AriaRole.TABLE)).containsText("Trasig ruta.");
            phone.keep("39-varden-konflikt", "Två versioner bredvid varandra");
            phone.tap("Behåll min");
            assertThat(phone.said("^Din version gäller")).isVisible();
            phone.waitUntilSent();
            assertThat(http.get("vard", "/api/observations/" + id).text()).contains("Trasig ruta.");
            phone.forgive("ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    void anOpenChoiceIsToldBeforeTheShiftEndsAndBecomesANewReportAfterIt() {
        try (var phone = phone(Look.PHONE_DARK)) {
            phone.logIn("vard").at(TORGET).open();
            phone.beginShift("Par 9", null);
            phone.report("MIL", "^skadegörelse$");
            phone.waitUntilSent();
            var id = http.get("vard", "/api/observations?mine=true&category=MIL-SKAD&limit=1")
                    .json()
                    .at("/features/0/id")
                    .asString();
            phone.offline(true);
            phone.back();
            phone.row("Mina rapporter");
            phone.page()
                    .locator(".report-row")
                    .first()
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName(Pattern.compile("^Ändra")))
                    .click();
            phone.page().getByLabel("Anteckning (valfri)").fill("Krossad lampa.");
            phone.tap("Spara ändringen");
            assertThat(http.post("planerare", "/api/observations/" + id + "/verify", "")
                            .status())
                    .isEqualTo(200);
            phone.offline(false);
            assertThat(phone.page().getByRole(AriaRole.BUTTON, named("^Jämför och välj")))
                    .isVisible();
            phone.back();
            assertThat(phone.outbox()).containsText("1 väntar på ditt val.");
            phone.row("Avsluta pass");
            assertThat(phone.page().getByText("1 rapport väntar på ditt val")).isVisible();
            phone.tap("Visa rapporterna");
            phone.back();
            phone.tap("Avsluta ändå");
            assertThat(phone.page().getByRole(AriaRole.HEADING, exactly("Inget pass")))
                    .isVisible();
            phone.row("Mina rapporter");
            phone.page().getByRole(AriaRole.BUTTON, named("^Jämför och välj")).click();
            phone.tap("Spara som ny rapport");
            assertThat(phone.said("^Sparad som ny rapport")).isVisible();
            phone.waitUntilSent();
            assertThat(http.get("vard", "/api/observations/" + id).text()).doesNotContain("Krossad lampa.");
            assertThat(observations("q=krossad")).isEqualTo(1);
            phone.forgive("ERR_INTERNET_DISCONNECTED");
        }
    }
}
