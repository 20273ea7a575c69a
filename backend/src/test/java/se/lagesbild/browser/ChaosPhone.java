package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A warden's phone: a browser in a process of its own with a profile that stays, and in it the app's page. Page, renderer and browser
 * can be killed; what the profile holds is what the phone remembers.
 */
final class ChaosPhone implements AutoCloseable {
    /** What the test does in the page, through the app's own module. */
    private static final String IN_THE_PAGE = """
            async () => {
              const { openPhone } = await import('/warden/phone.js');
              const phone = await openPhone();
              const picture = async ({ photo, number }) => {
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = photo.size;
                const pen = canvas.getContext('2d');
                photo.colours.forEach((colour, i) => {
                  pen.fillStyle = `rgb(${colour})`;
                  pen.fillRect((i % 2) * canvas.width / 2, Math.floor(i / 2) * canvas.height / 2, canvas.width / 2, canvas.height / 2);
                });
                if (photo.grain) {
                  const image = pen.getImageData(0, 0, canvas.width, canvas.height);
                  let state = number + 1;
                  for (let i = 0; i < image.data.length; i += 1) {
                    state = (state * 1103515245 + 12345) % 2147483648;
                    if (i % 4 !== 3) image.data[i] += (state / 2147483648 - 0.5) * photo.grain;
                  }
                  pen.putImageData(image, 0, 0);
                }
                return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
              };
              window.chaos = {
                phone,
                failed: null,
                async write(reports) {
                  for (const { photo, number, ...draft } of reports) {
                    await phone.saveReport({ ...draft, photos: photo ? [await picture({ photo, number })] : [] });
                    window.acknowledged(draft.note);
                  }
                },
                kept() {
                  return phone.reports().map((one) => ({
                    id: one.id, note: one.draft.note, state: one.state, problem: one.problem?.code ?? null,
                    photos: one.photos.map(({ id, state }) => ({ id, state })),
                  }));
                },
                async push() {
                  // an expired session: what the person at the phone does when asked
                  if (['none', 'expired'].includes(phone.session)) {
                    await phone.logIn('vard', 'lagesbild').catch((problem) => { this.failed = problem.code ?? String(problem); });
                  }
                  phone.sendNow();
                  return { user: phone.user?.name ?? null, paused: phone.outbox.paused ?? null, lastError: phone.outbox.lastError ?? null };
                },
              };
            }""";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Playwright playwright;
    private final Path profile;
    private final String base;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private Process process;
    private Browser browser;
    private Page page;

    /** @param profile an empty folder */
    ChaosPhone(Path profile, int port) {
        this.profile = profile;
        this.base = "http://127.0.0.1:" + port;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Before the shift: somebody logs in, and the app is kept on the phone. */
    Page setUp() {
        newPage("/login?return=/warden/");
        page.getByLabel("Användarnamn").fill("vard");
        page.getByLabel("Lösenord").fill("lagesbild");
        page.getByRole(AriaRole.BUTTON, Visitor.exactly("Logga in")).click();
        page.waitForURL(base + "/warden/");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => null)");
        join();
        return page;
    }

    /** Starts the browser where it does not run, and opens the app. */
    Page open() {
        Page opened = show();
        join();
        return opened;
    }

    /** As {@link #open()}, before the test has a hand in the page. */
    Page show() {
        newPage("/warden/");
        return page;
    }

    private void newPage(String path) {
        if (process == null) startBrowser();
        page = browser.contexts().get(0).newPage();
        page.setDefaultTimeout(60_000); // a busy machine
        page.exposeFunction("acknowledged", said -> acknowledged.add((String) said[0]));
        page.navigate(base + path);
    }

    /** After the page was loaded anew. */
    void join() {
        page.evaluate(IN_THE_PAGE);
    }

    /** Starts to write them, one after the other, and does not wait. */
    void beginToWrite(List<ChaosReport> reports) {
        page.evaluate(
                "(reports) => { chaos.writing = chaos.write(reports).catch((problem) => { chaos.failed = String(problem); }); }",
                reports.stream().map(ChaosReport::typed).toList());
    }

    /** Until each of them is kept, as the page says. */
    void write(List<ChaosReport> reports) {
        page.evaluate(
                "(reports) => chaos.write(reports)",
                reports.stream().map(ChaosReport::typed).toList());
    }

    /** @return the notes of the reports of which the app has said that they are saved, on whatever page that was */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** @return id, note, state, problem and photos of each report that the phone keeps */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> kept() {
        return (List<Map<String, Object>>) page.evaluate("() => chaos.kept()");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> photos(Map<String, Object> report) {
        return (List<Map<String, Object>>) report.get("photos");
    }

    /**
     * What the person at the phone does, again and again: logs in when asked, and presses "send now". Until the phone says of every
     * report, and of every photo, that the server has it; gives up when nothing moves for minutes.
     *
     * @param count reports that the phone must hold all the while, none of them refused
     */
    void sendAll(int count) {
        long unsent = Long.MAX_VALUE;
        for (Instant moved = Instant.now(); unsent > 0; page.waitForTimeout(200)) {
            Object said = page.evaluate("() => chaos.push()");
            List<Map<String, Object>> kept = kept();
            assertThat(kept)
                    .hasSize(count)
                    .noneMatch(one -> List.of("rejected", "conflict").contains((String) one.get("state")));
            long now = kept.stream()
                    .flatMap(one -> Stream.concat(Stream.of(one), photos(one).stream()))
                    .filter(one -> !one.get("state").equals("sent"))
                    .count();
            if (now != unsent) moved = Instant.now();
            unsent = now;
            if (moved.isBefore(Instant.now().minus(PATIENCE)))
                throw new AssertionError("%d reports and photos are still on the phone: %s".formatted(unsent, said));
        }
    }

    /** Presses "send now" until something has happened. */
    void sendUntil(BooleanSupplier happened) {
        for (Instant end = Instant.now().plus(PATIENCE); !happened.getAsBoolean(); page.waitForTimeout(100)) {
            Object said = page.evaluate("() => chaos.push()");
            if (Instant.now().isAfter(end)) throw new AssertionError("it did not happen: " + said);
        }
    }

    Page page() {
        return page;
    }

    private void startBrowser() {
        Path told = profile.resolve("DevToolsActivePort");
        try {
            Files.deleteIfExists(told);
            var builder = new ProcessBuilder(
                            Visitor.chromium().toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            // what a killed browser leaves behind goes with the profile
            builder.environment().put("TMPDIR", profile.toString());
            process = builder.start();
            browser = playwright.chromium().connectOverCDP("http://127.0.0.1:" + port(told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser writes the port into a file of its profile once it listens. */
    private int port(Path told) throws IOException {
        for (long end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; pause()) {
            if (!process.isAlive()) throw new IllegalStateException("the browser ended with " + process.exitValue());
            List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
            if (lines.size() > 1) return Integer.parseInt(lines.get(0).strip());
        }
        throw new IllegalStateException("the browser does not say where it listens");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void reload() {
        page.reload();
        join();
    }

    boolean isOpen() {
        return process != null && !page.isClosed();
    }

    void closePage() {
        page.close();
    }

    /** The renderer dies, as when the phone runs out of memory. */
    void crashPage() {
        try {
            page.navigate("chrome://crash", new Page.NavigateOptions().setTimeout(5_000));
        } catch (PlaywrightException e) {
            // that is what a crash looks like
        }
        page.close();
    }

    /** Kill -9 of the browser and all its parts, as when the battery is pulled out. */
    void kill() {
        if (process == null) return;
        List<ProcessHandle> parts = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroyForcibly();
        parts.forEach(ProcessHandle::destroyForcibly);
        try {
            CompletableFuture.allOf(parts.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the browser does not end", e);
        }
        process = null;
        try {
            browser.close();
        } catch (PlaywrightException e) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } finally {
            playwright.close();
        }
    }
}
