package se.lagesbild.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.web.WebFiles.ROOT;
import static se.lagesbild.web.WebFiles.ending;
import static se.lagesbild.web.WebFiles.hits;
import static se.lagesbild.web.WebFiles.room;
import static se.lagesbild.web.WebFiles.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WebHouseRulesTests {

    private static final String IMPORT = "(?m)\\bfrom '([^' ]+)';$";

    @Test
    void aRoomImportsNoOtherRoomThanShared() {
        for (var file : ending(".js")) {
            for (var wanted : hits(IMPORT, text(file))) {
                if (wanted.startsWith("/")) assertThat(wanted).as("%s", file).startsWith("/shared/");
                if (wanted.startsWith("."))
                    assertThat(room(file.resolveSibling(wanted).normalize()))
                            .as("%s: %s", file, wanted)
                            .isEqualTo(room(file));
            }
        }
    }

    @Test
    void everyImportLeadsToAFileOrToANameOfTheImportMap() {
        for (var file : ending(".js")) {
            for (var wanted : hits(IMPORT, text(file))) {
                if (wanted.startsWith("/"))
                    assertThat(ROOT.resolve(wanted.substring(1))).exists();
                else if (wanted.startsWith("."))
                    assertThat(file.resolveSibling(wanted)).exists();
                else assertThat(importMap()).contains('"' + wanted + '"');
            }
        }
    }

    /** The worker fetches the app's own files and nothing else; it cannot import the module. */
    @Test
    void onlyTheApiModuleAsksTheNetwork() {
        assertThat(filesWith("\\bfetch\\(|XMLHttpRequest|sendBeacon|EventSource|WebSocket"))
                .containsExactly("shared/api.js", "warden/sw.js");
    }

    @Test
    void onlyTheMapModulesKnowLeaflet() {
        assertThat(filesWith("from 'leaflet'"))
                .contains("shared/map.js")
                .allMatch(file -> file.matches("shared/map(-[a-z-]+)?\\.js"));
    }

    /** The content security policy names one hash: other bytes on one page, and that page has no modules. */
    @Test
    void everyPageCarriesTheSameImportMap() {
        for (var page : ending(".html"))
            assertThat(text(page)).as("%s", page).contains("<script type=\"importmap\">" + importMap() + "</script>");
    }

    @Test
    void everyVendoredModuleOfTheImportMapIsThere() {
        for (var path : hits("\"(/shared/[^\"]+)\"", importMap()))
            assertThat(ROOT.resolve(path.substring(1))).exists();
    }

    @Test
    void noPageHasAnInlineScriptStyleOrHandlerThatThePolicyWouldStop() {
        for (var page : ending(".html")) {
            var html = text(page);
            assertThat(hits("(<script(?![^>]*(?:src=|importmap))[^>]*>)", html))
                    .as("%s", page)
                    .isEmpty();
            assertThat(hits("(<style|\\sstyle=|\\son[a-z]+=)", html))
                    .as("%s", page)
                    .isEmpty();
        }
    }

    @Test
    void nothingIsLoadedFromAnotherHost() {
        for (var page : ending(".html"))
            assertThat(hits("(?:src|href)=\"((?:https?:)?//[^\"]*)", text(page)))
                    .as("%s", page)
                    .isEmpty();
        for (var sheet : ending(".css"))
            assertThat(hits("(@import|url\\(\\s*['\"]?(?:https?:)?//)", text(sheet)))
                    .as("%s", sheet)
                    .isEmpty();
    }

    /** Text reaches the page as text: markup is static and comes from templates alone. */
    @Test
    void onlyTemplatesAreReadAsMarkup() {
        assertThat(filesWith("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"))
                .containsExactly("shared/dom.js");
    }

    @Test
    void componentsUseTokensAndNoColoursOfTheirOwn() {
        for (var sheet : ending(".css")) {
            if (sheet.endsWith("tokens.css")) continue;
            assertThat(hits("(#[0-9a-fA-F]{3,8})\\b(?=[^{]*;)", text(sheet)))
                    .as("%s", sheet)
                    .isEmpty();
        }
    }

    @Test
    void everyPageWithAMapHasAListThatSaysTheSame() {
        var page = text(ROOT.resolve("planner/map.html"));
        assertThat(page).contains("id=\"map\"").contains("id=\"spots\"").contains("id=\"observations\"");
    }

    @Test
    void everyKeyInAPageHasWordsInBothLanguages() {
        for (var language : Set.of("sv", "en")) {
            var keys = new TreeSet<>(hits("(?m)^  '([^']+)':", text(ROOT.resolve("shared/" + language + ".js"))));
            for (var page : ending(".html"))
                assertThat(keys)
                        .as("%s %s", language, page)
                        .containsAll(hits("data-t(?:-[a-z-]+)?=\"([^\"]+)\"", text(page)));
        }
    }

    @Test
    void everyReportFormSaysWhomToCall() {
        assertThat(text(ROOT.resolve("shared/report-form.js")))
                .contains("report.emergency")
                .contains("report.notPolice");
        assertThat(text(ROOT.resolve("warden/screens/report.js")))
                .contains("tel:112")
                .contains("tel:11414")
                .contains("report.notPolice");
        assertThat(text(ROOT.resolve("shared/sv.js"))).containsPattern("'report.emergency': '[^']*112[^']*114 14");
    }

    @Test
    void everyPurePartHasATestFile() {
        for (var pure : Set.of(
                "time",
                "filter",
                "matrix",
                "hours",
                "count-pair",
                "time-window",
                "feature-words",
                "presence-sums",
                "slices",
                "report",
                "round",
                "round-sheet",
                "return",
                "tile-paint",
                "tile-points",
                "i18n",
                "personal-data",
                "observation-history",
                "clock",
                "order",
                "bodies",
                "outbox",
                "pump",
                "walk",
                "favourites",
                "kept",
                "backup",
                "photos",
                "offline-map",
                "projection",
                "plane",
                "polyline",
                "undo",
                "layer-state",
                "area-form",
                "measure")) {
            assertThat(Files.exists(Path.of("src/test/js/" + pure + ".test.js")))
                    .as(pure)
                    .isTrue();
        }
    }

    private static String importMap() {
        return hits("<script type=\"importmap\">(.*?)</script>", text(ROOT.resolve("login.html")))
                .get(0);
    }

    private static Set<String> filesWith(String pattern) {
        return ending(".js").stream()
                .filter(file -> !hits("(" + pattern + ")", text(file)).isEmpty())
                .map(file -> ROOT.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
