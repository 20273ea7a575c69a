package se.lagesbild.start.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lagesbild.start.bench.browser.BrowserTab.Spot;

/** The installed browser itself, on pages of a few words. */
class ChromiumTests {
    private static Chromium chromium;
    private static BrowserTab tab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        var executable = Chromium.find(System.getenv()).orElseGet(() -> Path.of("/usr/bin/chromium"));
        chromium = Chromium.start(executable, 800, 600);
        tab = chromium.open();
        tab.before("globalThis.before = document.body === null;");
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    private void show(String body) throws IOException {
        var page = folder.resolve("page.html");
        Files.writeString(page, "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'>" + body);
        tab.go(page.toUri().toString());
    }

    @Test
    void readsWhatAPageSaysNowOrLater() throws IOException {
        show("<p id=p>hej å</p>");
        assertThat(tab.value("document.getElementById('p').textContent").asString())
                .isEqualTo("hej å");
        assertThat(tab.value("new Promise((done) => setTimeout(() => done({ n: 7 })))")
                        .path("n")
                        .asInt())
                .isEqualTo(7);
        // longer than one frame of the socket
        assertThat(tab.value("'x'.repeat(1_000_000)").asString()).hasSize(1_000_000);
    }

    @Test
    void runsAScriptBeforeThoseOfThePage() throws IOException {
        show("<script>document.title = globalThis.before</script>");
        assertThat(tab.value("document.title").asString()).isEqualTo("true");
    }

    @Test
    void waitsForWhatComesLater() throws IOException {
        show("<script>setTimeout(() => { globalThis.late = true; }, 50)</script>");
        tab.await("globalThis.late");
        assertThat(tab.value("late").asBoolean()).isTrue();
    }

    @Test
    void tellsWhatAPageThrows() {
        assertThatThrownBy(() -> tab.value("null.something"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TypeError");
        assertThatThrownBy(() -> tab.find("#nowhere")).hasMessageContaining("#nowhere");
    }

    @Test
    void clicksWhereTheElementIsHoweverFarDown() throws IOException {
        show(
                "<div style='height:3000px'></div><input id=box type=checkbox onclick='globalThis.real = event.isTrusted'>");
        tab.click("#box");
        assertThat(tab.value("document.getElementById('box').checked && real").asBoolean())
                .isTrue();
    }

    @Test
    void dragsFromOnePlaceToTheOther() throws IOException {
        show("""
                <script>
                  globalThis.heard = [];
                  for (const name of ['pointerdown', 'pointermove', 'pointerup'])
                    addEventListener(name, ({ clientX, buttons }) => heard.push(`${name} ${clientX} ${buttons}`));
                </script>""");
        tab.drag(new Spot(100, 100), List.of(new Spot(150, 100), new Spot(200, 120)));
        assertThat(tab.value("heard.filter((one) => !one.endsWith('0') || one.includes('up')).join()")
                        .asString())
                .isEqualTo("pointerdown 100 1,pointermove 150 1,pointermove 200 1,pointerup 200 0");
    }

    @Test
    void tellsHowLongThePageHasWorked() throws IOException {
        show("<p>still");
        double before = tab.workMillis();
        var unused =
                tab.value("(() => { let sum = 0; for (let i = 0; i < 2e7; i++) sum += Math.sqrt(i); return sum; })()");
        assertThat(tab.workMillis()).isGreaterThan(before + 1);
    }

    @Test
    void turnsTheWheel() throws IOException {
        show("<script>addEventListener('wheel', ({ deltaY }) => { globalThis.turned = deltaY; })</script>");
        tab.wheel(new Spot(50, 50), -120);
        tab.await("globalThis.turned");
        assertThat(tab.value("turned").asInt()).isEqualTo(-120);
    }

    @Test
    void choosesInAListWithAKey() throws IOException {
        show("<select id=s><option>one<option>two</select>");
        var unused = tab.value("document.getElementById('s').focus()");
        tab.press("ArrowDown");
        assertThat(tab.value("document.getElementById('s').value").asString()).isEqualTo("two");
    }

    @Test
    void takesItsProfileAlongWhenItIsClosed() {
        var other = Chromium.start(Chromium.find(System.getenv()).orElseThrow(), 400, 300);
        var profile = other.profile();
        assertThat(profile).isDirectory();
        other.close();
        assertThat(profile).doesNotExist();
    }

    @Test
    void isFoundByNameOrByPath() throws IOException {
        var file = folder.resolve("google-chrome");
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        assertThat(Chromium.find(Map.of("PATH", "/nowhere:" + folder))).contains(file);
        assertThat(Chromium.find(Map.of("LAGESBILD_CHROMIUM", file.toString()))).contains(file);
        assertThat(Chromium.find(Map.of("LAGESBILD_CHROMIUM", folder + "/none", "PATH", folder.toString())))
                .isEmpty();
        assertThat(Chromium.find(Map.of())).isEmpty();
    }

    @Test
    void saysWhyItDidNotStart() throws IOException {
        var file = folder.resolve("broken");
        Files.writeString(file, "#!/bin/sh\necho no display here\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> Chromium.start(file, 400, 300)).hasMessageContaining("no display here");
    }
}
