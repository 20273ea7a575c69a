package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import se.lagesbild.backend.TrelleborgApp;

/** Runs the tests of the plain JavaScript modules in the browser: each exported function is one test. */
class PlainModulesTests extends TrelleborgApp {
    private static final Path FOLDER = Path.of("../web/src/test/js");

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> everyExportedFunctionIsATest() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER);
                var visitor = new Visitor(port, Look.DESK_LIGHT)) {
            var page = visitor.page();
            page.route("**/__test__/*", route -> {
                var name = route.request().url().replaceAll(".*/", "");
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType(name.endsWith(".json") ? "application/json" : "text/javascript")
                        .setBody(read(FOLDER.resolve(name))));
            });
            visitor.go("/login");
            var names = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".test.js"))
                    .sorted()
                    .toList();
            assertThat(names).as("files of tests").hasSizeGreaterThan(5);
            return names.stream()
                    .flatMap(name -> {
                        var results = (Map<String, String>) page.evaluate("""
                                async (name) => {
                                  const tests = await import('/__test__/' + name);
                                  const results = {};
                                  for (const [test, run] of Object.entries(tests)) {
                                    if (typeof run !== 'function') continue;
                                    try { await run(); results[test] = ''; } catch (e) { results[test] = String(e.stack || e); }
                                  }
                                  return results;
                                }""", name);
                        assertThat(results).as(name).isNotEmpty();
                        return results.entrySet().stream()
                                .map(result -> DynamicTest.dynamicTest(
                                        name + ": " + result.getKey(),
                                        () -> assertThat(result.getValue()).isEmpty()));
                    })
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
