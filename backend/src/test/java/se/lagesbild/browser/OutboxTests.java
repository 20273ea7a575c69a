package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** What is kept on a phone: without a network, through log-out, for one user among several, and when there is no room. */
class OutboxTests extends TrelleborgApp {
    private static final String OPEN = """
            async () => {
              const { openPhone } = await import('/warden/phone.js');
              window.phone = await openPhone();
              const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 700 });
              canvas.getContext('2d').fillRect(0, 0, 450, 700);
              window.photo = await new Promise((done) => canvas.toBlob(done, 'image/png'));
              window.report = (note, photos = []) =>
                phone.saveReport({ category: 'MIL-KLOT', position: [13.157, 55.376], accuracyMetres: 8, kind: 'GPS', people: '', note, photos });
            }""";

    private static Page phone(Page page) {
        page.evaluate(OPEN);
        return page;
    }

    private static void logIn(Page page, String account) {
        page.evaluate("(account) => phone.logIn(account, 'lagesbild')", account);
    }

    private static void untilSent(Page page) {
        page.waitForFunction("() => phone.outbox.saved === 0 && phone.online");
    }

    private int stored(String account, String word) {
        return http.get(account, "/api/observations?mine=true&limit=1&q=" + word)
                .json()
                .path("numberMatched")
                .asInt();
    }

    /** Somebody on a page of the same origin that no worker serves. */
    private Visitor onAPhone() {
        var visitor = new Visitor(port, Look.PHONE_DARK).go("/login");
        phone(visitor.page());
        visitor.expectError("401");
        return visitor;
    }

    @Test
    void whatWasSavedWithoutANetworkOutlivesTheAppAndIsSentOnce() {
        try (var visitor = new Visitor(port, Look.PHONE_DARK).logIn("vard").go("/warden/")) {
            var page = phone(visitor.page());
            page.waitForFunction(
                    "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
            page.context().setOffline(true);
            page.evaluate(
                    "async () => { await report('trasig parksoffa ett', [photo]); await report('trasig parksoffa två'); }");
            page.reload();
            phone(page);
            page.waitForFunction("() => phone.outbox.paused === 'offline'");
            assertThat(
                            page.evaluate(
                                    "() => [phone.user.name, phone.area.name, phone.favourites, phone.outbox.saved, phone.outbox.paused]"))
                    .isEqualTo(List.of("vard", "Trelleborg", List.of("MIL-KLOT"), 2, "offline"));
            page.context().setOffline(false);
            untilSent(page);
            assertThat(stored("vard", "parksoffa")).isEqualTo(2);
            var photo =
                    page.evaluate("() => phone.reports().find(({ draft }) => draft.note.endsWith('ett')).photos[0].id");
            assertThat(http.get("vard", "/api/photos/" + photo).status()).isEqualTo(200);
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    void logOutAndAnotherUserLeaveWhatWaitsToItsOwner() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            page.context().setOffline(true);
            page.evaluate("() => report('trasig lykta')");
            page.evaluate("() => phone.logOut()");
            assertThat(page.evaluate(
                            "() => [phone.user, phone.session, phone.reports().length, phone.otherUsersUnsent]"))
                    .isEqualTo(java.util.Arrays.asList(null, "none", 0, 1));
            page.context().setOffline(false);

            logIn(page, "planerare");
            page.evaluate("() => report('trasig skylt')");
            untilSent(page);
            assertThat(page.evaluate("() => [phone.user.name, phone.reports().length, phone.otherUsersUnsent]"))
                    .isEqualTo(List.of("planerare", 1, 1));
            assertThat(stored("vard", "lykta")).isZero();

            logIn(page, "vard");
            untilSent(page);
            assertThat(page.evaluate("() => [phone.reports().map(({ draft }) => draft.note), phone.otherUsersUnsent]"))
                    .isEqualTo(List.of(List.of("trasig lykta"), 0));
            assertThat(stored("vard", "lykta")).isEqualTo(1);
            assertThat(stored("planerare", "lykta")).isZero();
            visitor.expectError("401");
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    void anExpiredSessionIsAskedForAndKeepsEverything() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            page.context().clearCookies();
            page.evaluate("() => report('trasig brunn')");
            page.waitForFunction("() => phone.outbox.paused === 'log-in' && phone.session === 'expired'");
            assertThat(page.evaluate("() => [phone.user.name, phone.outbox.saved]"))
                    .isEqualTo(List.of("vard", 1));
            logIn(page, "vard");
            untilSent(page);
            assertThat(stored("vard", "brunn")).isEqualTo(1);
            visitor.expectError("401");
        }
    }

    @Test
    void nobodyReportsInTheNameOfWhoeverLoggedInBeside() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            // the session of the browser becomes somebody else's; the phone has not heard of it
            page.evaluate("""
                    async () => {
                      const { logIn } = await import('/shared/api.js');
                      await logIn('planerare', 'lagesbild');
                    }""");
            page.evaluate("() => report('trasig grind')");
            page.waitForFunction("() => phone.session === 'expired' || phone.user.name === 'planerare'");
            assertThat(stored("planerare", "grind")).isZero();
            logIn(page, "vard");
            untilSent(page);
            assertThat(stored("vard", "grind")).isEqualTo(1);
            visitor.expectError("401");
        }
    }

    @Test
    void twoTabsKnowTheSameAndSendOnce() {
        try (var visitor = onAPhone()) {
            var first = visitor.page();
            logIn(first, "vard");
            var second = first.context().newPage();
            second.navigate(first.url());
            phone(second);
            first.context().setOffline(true);
            first.evaluate("() => report('trasig ramp ett')");
            second.evaluate("() => report('trasig ramp två')");
            first.waitForFunction("() => phone.reports().length === 2");
            second.waitForFunction("() => phone.reports().length === 2");
            first.context().setOffline(false);
            untilSent(first);
            untilSent(second);
            assertThat(stored("vard", "ramp")).isEqualTo(2);
            second.waitForFunction("() => phone.reports().map(({ state }) => state).join() === 'sent,sent'");
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
        }
    }

    /** Photos of noise, until the browser has no room: what was said to be saved is there, and what is not was refused. */
    @Test
    void aFullPhoneRefusesTheNextReportAndLosesNone() {
        try (var visitor = new Visitor(port, Look.PHONE_DARK).go("/login")) {
            var page = visitor.page();
            quota(page, 5_000_000);
            phone(page);
            logIn(page, "vard");
            page.context().setOffline(true);
            var saved = (int) page.evaluate("""
                    async () => {
                      const canvas = Object.assign(document.createElement('canvas'), { width: 1000, height: 800 });
                      const pen = canvas.getContext('2d');
                      const noise = pen.createImageData(1000, 800);
                      noise.data.forEach((_, i) => (noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256));
                      pen.putImageData(noise, 0, 0);
                      const file = await new Promise((done) => canvas.toBlob(done, 'image/png'));
                      for (let n = 0; n < 40; n += 1) {
                        try {
                          await report(`fullt ${n}`, [file]);
                        } catch (problem) {
                          window.refused = problem.name;
                          return n;
                        }
                      }
                      return -1;
                    }""");
            assertThat(saved).isBetween(3, 15);
            assertThat(page.evaluate("async () => [refused, (await phone.canKeep(0)).ok, phone.reports().length]"))
                    .isEqualTo(List.of("StorageFull", false, saved));
            page.context().setOffline(false);
            page.reload();
            phone(page);
            quota(page, 200_000_000);
            untilSent(page);
            assertThat(stored("vard", "fullt")).isEqualTo(saved);
            page.waitForFunction("() => phone.reports().every(({ photos }) => photos[0].state === 'sent')");
            page.evaluate("() => report('åter rum')");
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
            visitor.expectError("401");
        }
    }

    @Test
    void whatBothSidesChangedIsSolvedByAPerson() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            var id = page.evaluate("async () => (await report('trasig mur ett')).id");
            untilSent(page);
            var stored = http.get("vard", "/api/observations/" + id);
            var there = stored.text().replace("mur ett", "mur, ändrad på en annan telefon");
            assertThat(http.put(
                                    "vard",
                                    "/api/observations/" + id,
                                    there,
                                    "If-Match",
                                    stored.header("ETag").orElse(""))
                            .status())
                    .isEqualTo(200);
            page.evaluate("(id) => phone.editReport(id, { note: 'trasig mur, ändrad här' })", id);
            page.waitForFunction("() => phone.outbox.conflicts === 1");
            assertThat(
                            page.evaluate(
                                    "() => [phone.reports()[0].state, phone.reports()[0].draft.note, phone.reports()[0].theirs.properties.note]"))
                    .isEqualTo(List.of("conflict", "trasig mur, ändrad här", "trasig mur, ändrad på en annan telefon"));
            page.evaluate("(id) => phone.resolve(id, 'mine')", id);
            untilSent(page);
            assertThat(http.get("vard", "/api/observations/" + id).text()).contains("trasig mur, ändrad här");
        }
    }

    @Test
    void whatIsTakenBackAfterSendingIsErasedAtTheServer() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            var id = page.evaluate("async () => (await report('trasig ränna')).id");
            untilSent(page);
            assertThat(stored("vard", "ränna")).isEqualTo(1);
            page.evaluate("(id) => phone.undoReport(id)", id);
            untilSent(page);
            assertThat(page.evaluate("() => [phone.reports()[0].state, phone.reports()[0].draft.note ?? null]"))
                    .isEqualTo(java.util.Arrays.asList("erased", null));
            assertThat(stored("vard", "ränna")).isZero();
        }
    }

    @Test
    void aNearReportOfSomebodyElseIsSuggestedAndLinkedByHand() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "planerare");
            var first = page.evaluate("async () => (await report('trasigt räcke')).id");
            untilSent(page);
            logIn(page, "vard");
            var second = page.evaluate("async () => (await report('räcket är trasigt')).id");
            page.waitForFunction("() => phone.reports()[0].near?.length > 0");
            assertThat(page.evaluate("(first) => phone.reports()[0].near.some(({ id }) => id === first)", first))
                    .isEqualTo(true);
            page.evaluate("([id, other]) => phone.sameAs(id, other)", List.of(second, first));
            untilSent(page);
            assertThat(http.get("planerare", "/api/observations/" + second)
                            .json()
                            .path("properties")
                            .path("status")
                            .asString())
                    .isEqualTo("DUPLICATE");
        }
    }

    private void quota(Page page, int bytes) {
        var wish = new JsonObject();
        wish.addProperty("origin", "http://127.0.0.1:" + port);
        wish.addProperty("quotaSize", bytes);
        page.context().newCDPSession(page).send("Storage.overrideQuotaForOrigin", wish);
    }

    @Test
    void aPersonalNumberIsNeverEvenKept() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            assertThat(
                            page.evaluate(
                                    "() => report('Ring 070-174 06 05').then(() => 'saved', ({ name, hits }) => [name, hits[0].kind])"))
                    .isEqualTo(List.of("PersonalData", "phone"));
            assertThat(page.evaluate("() => phone.outbox.saved")).isEqualTo(0);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aShiftWithItsVisitsArrivesInOrder() {
        try (var visitor = onAPhone()) {
            var page = visitor.page();
            logIn(page, "vard");
            page.context().setOffline(true);
            var shift = (Map<String, Object>) page.evaluate("""
                    async () => {
                      const shift = await phone.startShift({ pair: 'Par 1' });
                      const visit = await phone.checkIn({ place: 'torget', name: 'Torget', point: [13.157, 55.376], accuracy: 8, method: 'HAND' });
                      await report('trasig port');
                      const wrong = await phone.checkIn({ place: 'stationen', name: 'Stationen', method: 'HAND' });
                      await phone.undoVisit(wrong.id);
                      await phone.checkOut(visit.id);
                      return phone.shift;
                    }""");
            page.clock().runFor(60_000);
            page.evaluate("() => phone.endShift({ done: 'Gick runt torget', seen: 'Lugnt', next: '' })");
            assertThat(page.evaluate("() => [phone.shift, phone.outbox.saved]"))
                    .isEqualTo(java.util.Arrays.asList(null, 3));
            page.context().setOffline(false);
            untilSent(page);
            assertThat(page.evaluate("() => [phone.outbox.refused, phone.outbox.rejected]"))
                    .isEqualTo(List.of(List.of(), 0));
            var visits = http.get("vard", "/api/presence?shift=" + shift.get("id"))
                    .json()
                    .path("visits");
            assertThat(visits.size()).isEqualTo(1);
            assertThat(visits.path(0).path("place").asString()).isEqualTo("torget");
            assertThat(visits.path(0).path("left").asString()).isNotEmpty();
            var shifts = http.get("vard", "/api/shifts?date=2026-11-23").json().path("shifts");
            assertThat(shifts.valueStream()
                            .filter(one -> one.path("id").asString().equals(shift.get("id")))
                            .map(one -> one.path("closed").asBoolean())
                            .toList())
                    .containsExactly(true);
            visitor.expectError("ERR_INTERNET_DISCONNECTED");
        }
    }
}
