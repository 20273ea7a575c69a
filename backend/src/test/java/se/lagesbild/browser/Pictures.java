package se.lagesbild.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Keeps a picture of each page and state a browser test visits, and an index page of them all. */
final class Pictures {
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final Map<String, Map<Look, String>> TAKEN = new TreeMap<>();

    private Pictures() {}

    /**
     * @param name sorts the index, also the file's name: {@code 03-karta-detalj}
     * @param caption one Swedish line
     */
    static synchronized void take(Page page, Look look, String name, String caption) {
        try {
            Files.createDirectories(FOLDER);
            var file = name + "-" + look.fileName() + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
            TAKEN.computeIfAbsent(name + "|" + caption, key -> new TreeMap<>()).put(look, file);
            writeIndex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeIndex() throws IOException {
        var page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="sv"><head><meta charset="utf-8"><title>Lägesbild: bilder av alla sidor</title>
                <style>body{font:16px sans-serif;margin:2rem}h2{margin:2rem 0 .5rem}div{display:flex;gap:1rem;flex-wrap:wrap}
                figure{margin:0}img{max-height:22rem;border:1px solid #999}figcaption{font-size:.85rem}</style></head><body>
                <h1>Bilder av alla sidor och tillstånd</h1>
                <p>Tagna av webbläsartesterna. Klicka på en bild för full storlek.</p>
                """);
        TAKEN.forEach((key, looks) -> {
            page.append("<h2>").append(key.substring(key.indexOf('|') + 1)).append("</h2><div>\n");
            looks.forEach((look, file) -> page.append(
                    "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%2$s, %3$s\" loading=\"lazy\"></a><figcaption>%3$s</figcaption></figure>\n"
                            .formatted(file, key.substring(key.indexOf('|') + 1), look.words())));
            page.append("</div>\n");
        });
        page.append("</body></html>\n");
        Files.writeString(FOLDER.resolve("index.html"), page.toString(), StandardCharsets.UTF_8);
    }
}
