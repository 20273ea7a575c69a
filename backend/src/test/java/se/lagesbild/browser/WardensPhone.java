package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import se.lagesbild.backend.Http;

/** A warden with a phone: taps, walks, loses the network. */
final class WardensPhone implements AutoCloseable {
    /** Latitude, longitude of the example square, 4 m beside it. */
    static final double[] TORGET = {55.37604, 13.157};

    private final Visitor visitor;
    private final boolean zoomed;
    private final Page page;

    WardensPhone(int port, Look look) {
        this(port, look, look.options());
    }

    WardensPhone(int port, Look look, Browser.NewContextOptions options) {
        visitor = new Visitor(port, look, options);
        zoomed = options.viewportSize.map(size -> size.width < 200).orElse(false);
        page = visitor.page();
        var light = look == Look.PHONE_LIGHT || look == Look.DESK_LIGHT;
        page.addInitScript("localStorage.setItem('lagesbild.theme', '%s')".formatted(light ? "light" : "dark"));
    }

    /** The same phone as 200 % zoom makes of it: half as many pixels in each direction. */
    static WardensPhone zoomed(int port) {
        return new WardensPhone(
                port,
                Look.PHONE_DARK,
                Look.PHONE_DARK.options().setViewportSize(180, 370).setDeviceScaleFactor(2));
    }

    Page page() {
        return page;
    }

    Visitor visitor() {
        return visitor;
    }

    /** A picture, no finding of axe, no sideways scroll. */
    void keep(String name, String caption) {
        visitor.keep(name + (zoomed ? "-200" : ""), caption + (zoomed ? ", 200 % zoom" : ""));
    }

    WardensPhone logIn(String account) {
        visitor.logIn(account);
        return this;
    }

    WardensPhone at(double[] place) {
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(place[0], place[1]).setAccuracy(8));
        return this;
    }

    /** A position that the phone needs a while for. */
    WardensPhone positionAfter(int milliseconds, double[] place) {
        page.addInitScript("""
                navigator.geolocation.getCurrentPosition = () => {};
                navigator.geolocation.watchPosition = (found) => setTimeout(
                  () => found({ coords: { latitude: %s, longitude: %s, accuracy: 8 } }), %d)""".formatted(place[0], place[1], milliseconds));
        return this;
    }

    WardensPhone countTaps() {
        page.addInitScript("""
                window.taps = 0;
                addEventListener('click', (event) => { if (event.isTrusted) window.taps += 1; }, true);""");
        return this;
    }

    int taps() {
        return ((Number) page.evaluate("window.taps")).intValue();
    }

    WardensPhone open() {
        visitor.go("/warden/");
        assertThat(button("Rapportera")).isVisible();
        return this;
    }

    /** Waits until the app's files and what it shows are kept on the phone. */
    WardensPhone readyForOffline() {
        page.evaluate("""
                async () => {
                  await navigator.serviceWorker.ready;
                  if (navigator.serviceWorker.controller) return;
                  await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken));
                }""");
        return this;
    }

    void offline(boolean off) {
        page.context().setOffline(off);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, exactly(name));
    }

    void tap(String name) {
        button(name).click();
    }

    /** A row of the start screen, whatever it counts. */
    void row(String name) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.BUTTON, inside("^" + name))
                .click();
    }

    void back() {
        tap("Tillbaka");
    }

    /** Something that is said aloud. */
    Locator said(String regex) {
        return page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(regex)))
                .first();
    }

    Locator outbox() {
        return page.locator(".outbox-words");
    }

    /** Stays on the sheet. */
    void report(String tile, String category) {
        if (button("Rapportera").isVisible()) tap("Rapportera");
        page.locator("[data-tile=%s]".formatted(tile)).click();
        page.locator(".options").getByRole(AriaRole.BUTTON, inside(category)).click();
        tap("Spara");
        assertThat(said("^(Sparad på telefonen|Skickad|Behöver rättas)")).isVisible();
    }

    /** Nothing that was kept before is left on the phone alone. */
    void waitUntilSent() {
        page.evaluate("""
                async () => {
                  const { openPhone } = await import('/warden/phone.js');
                  const phone = await openPhone();
                  const there = ({ state }) => ['sent', 'erased'].includes(state);
                  const done = () => phone.user && !phone.outbox.saved && phone.reports().every(there) && phone.visits.every(there);
                  await phone.sendNow();
                  if (done()) return;
                  await new Promise((yes, no) => {
                    phone.addEventListener('change', () => done() && yes());
                    setTimeout(() => no(new Error(JSON.stringify([phone.outbox, phone.reports()]))), 60_000);
                  });
                }""");
    }

    /** @return id of the shift that goes on */
    String shift() {
        return String.valueOf(page.evaluate(
                "import('/warden/phone.js').then(({ openPhone }) => openPhone()).then((phone) => phone.shift.id)"));
    }

    /** @param round its name, null for none */
    void beginShift(String pair, String round) {
        tap("Börja pass");
        page.getByLabel("Par", new Page.GetByLabelOptions().setExact(true)).fill(pair);
        page.getByLabel(Pattern.compile(round == null ? "^Ingen rond" : "^" + round))
                .check();
        page.locator(".screen:not([hidden]) .bottom")
                .getByRole(AriaRole.BUTTON, inside("^Börja pass$"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly(pair))).isVisible();
    }

    void endShift(String done) {
        row("Avsluta pass");
        page.getByLabel("Vad gjorde ni?").fill(done);
        page.locator(".screen:not([hidden]) .bottom")
                .getByRole(AriaRole.BUTTON, inside("^Avsluta pass$"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly("Inget pass"))).isVisible();
    }

    /** Presses Tab until the control with that name has the focus. */
    void tabTo(String name) {
        var wanted = page.getByRole(AriaRole.BUTTON, named("^" + name)).first();
        for (int i = 0; i < 60; i++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) return;
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    /** A round past three example places tonight, published by the planner. @return its id */
    String publishRound(Http http, String name) {
        var id = UUID.randomUUID().toString();
        var body = """
                {"name": "%s", "date": "2026-11-23", "start": "2026-11-23T20:30:00+01:00", "end": "2026-11-23T23:00:00+01:00", "pair": "Par 1",
                 "stops": [
                  {"stop": "a", "place": "torget", "name": "Torget (exempel)", "point": [13.157, 55.376], "arrive": "2026-11-23T21:05:00+01:00",
                   "leave": "2026-11-23T21:17:00+01:00", "dwellMinutes": 12, "why": "Fler samlingar än samma veckor förut.",
                   "todo": "Prata med dem som är där.", "hazards": "Mörk trappa mot kajen."},
                  {"stop": "b", "place": "lilla-torget", "name": "Lilla torget (exempel)", "point": [13.1512, 55.3768],
                   "arrive": "2026-11-23T21:25:00+01:00", "leave": "2026-11-23T21:37:00+01:00", "dwellMinutes": 12,
                   "why": "Klotter tre veckor i rad.", "todo": null, "hazards": null},
                  {"stop": "c", "place": "stationen", "name": "Stationen (exempel)", "point": [13.153, 55.3751],
                   "arrive": "2026-11-23T21:45:00+01:00", "leave": "2026-11-23T21:55:00+01:00", "dwellMinutes": 10,
                   "why": "Sista tåget kommer 21:50.", "todo": null, "hazards": null}],
                 "walkedMetres": 900, "streetMetres": 800, "alongStreets": false,
                 "geometry": {"type": "LineString", "coordinates": [[13.157, 55.376], [13.1512, 55.3768], [13.153, 55.3751]]}}""".formatted(name);
        assertThat(http.put("planerare", "/api/rounds/" + id, body).status()).isEqualTo(201);
        assertThat(http.post("planerare", "/api/rounds/" + id + "/publish", "").status())
                .isEqualTo(200);
        return id;
    }

    /** Errors that the test itself provokes. */
    void forgive(String... parts) {
        for (var part : parts) visitor.allowError(part);
    }

    private static Locator.GetByRoleOptions inside(String regex) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile(regex));
    }

    @Override
    public void close() {
        visitor.close();
    }
}
