package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.lagesbild.backend.FixedClock;

/** One person at one screen: logs in, looks around, and notices errors and calls to other hosts. */
final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    /** One browser for all tests of the JVM; it ends with it. */
    private static final class Engine {
        static final Browser BROWSER = launch();

        private static Browser launch() {
            // pictures and accessibility checks of several pages at a time take a while on a small machine
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }

    /** @return the browser that is installed */
    static Path chromium() {
        return Stream.of(
                        System.getenv().getOrDefault("LAGESBILD_CHROMIUM", "/usr/bin/chromium"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium: run ./lagesbild test, which installs it, or apt-get install chromium"));
    }

    private final String base;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final Set<String> hosts = new java.util.TreeSet<>();

    Visitor(int port, Look look) {
        this(port, look, look.options());
    }

    Visitor(int port, Look look, Browser.NewContextOptions options) {
        this.base = "http://127.0.0.1:" + port;
        this.look = look;
        this.context = Engine.BROWSER.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        this.page = context.newPage();
        // the server's hour; time goes on from there, or nothing on the map would ever fade in
        page.clock().install(new Clock.InstallOptions().setTime(FixedClock.NOW.toEpochMilli()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> {
            var host = URI.create(request.url().replaceAll("[|^ ]", "_")).getHost();
            if (host != null) {
                hosts.add(host);
            }
        });
    }

    Page page() {
        return page;
    }

    Look look() {
        return look;
    }

    Visitor logIn(String account) {
        go("/login");
        page.getByLabel("Användarnamn").fill(account);
        page.getByLabel("Lösenord").fill("lagesbild");
        page.getByRole(AriaRole.BUTTON, exactly("Logga in")).click();
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    Visitor go(String path) {
        page.navigate(base + path);
        settle();
        return this;
    }

    /** Waits until nothing is being fetched (nothing on these pages streams) and the map stands still with all its tiles. */
    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("""
                () => !document.querySelector('.leaflet-zoom-anim')
                  && [...document.querySelectorAll('.leaflet-tile')].every(
                    (tile) => tile.classList.contains('leaflet-tile-loaded') && getComputedStyle(tile).opacity === '1')""");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** A picture, no finding of axe, and no sideways scroll. */
    void keep(String name, String caption) {
        settle();
        Pictures.take(page, look, name, caption);
        var findings = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(v -> v.getId() + ": "
                                + v.getNodes().stream()
                                        .map(n -> String.valueOf(n.getTarget()))
                                        .toList())
                        .toList();
        assertThat(findings).as("accessibility of %s, %s", name, look).isEmpty();
        var overflow = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow.intValue())
                .as("sideways scroll of %s, %s", name, look)
                .isLessThanOrEqualTo(0);
    }

    static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions named(String regex) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(regex));
    }

    /** An error that the test itself provokes. */
    void expectError(String part) {
        page.waitForCondition(() -> errors.stream().anyMatch(e -> e.contains(part)));
        assertThat(errors).anyMatch(e -> e.contains(part));
        errors.removeIf(e -> e.contains(part));
    }

    /** An error that may come, as when a phone without a network tries to send. */
    void allowError(String part) {
        errors.removeIf(e -> e.contains(part));
    }

    @Override
    public void close() {
        try {
            assertThat(errors).as("errors in the browser's console").isEmpty();
            assertThat(hosts).as("hosts that were asked").isSubsetOf("127.0.0.1");
        } finally {
            // a request that comes in at the end must not find a handler of a context that is going
            context.pages().forEach(Page::unrouteAll);
            context.unrouteAll();
            context.close();
        }
    }
}
