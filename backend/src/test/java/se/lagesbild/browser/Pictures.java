package se.lagesbild.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps a picture of each page and state a browser test visits, and an index page of them all. */
final class Pictures {
    private static final Path FOLDER = Path.of("target", "pictures");

    /** Ends the file beside a picture that holds its look and its caption: the tests run in two programs. */
    private static final String CAPTION = ".caption.txt";

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
            Files.writeString(FOLDER.resolve(file.replace(".png", CAPTION)), look.words() + "\n" + caption);
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
        for (var picture : byName().entrySet()) {
            var words = Files.readString(picture.getValue().get(0)).split("\n", 2);
            page.append("<h2>").append(words[1]).append("</h2><div>\n");
            for (var kept : picture.getValue()) {
                var look = Files.readString(kept).split("\n", 2)[0];
                var file = kept.getFileName().toString().replace(CAPTION, ".png");
                page.append(
                        "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%2$s, %3$s\" loading=\"lazy\"></a><figcaption>%3$s</figcaption></figure>\n"
                                .formatted(file, words[1], look));
            }
            page.append("</div>\n");
        }
        page.append("</body></html>\n");
        var made = Files.createTempFile(FOLDER, "index", ".tmp");
        Files.writeString(made, page.toString(), StandardCharsets.UTF_8);
        Files.move(made, FOLDER.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of this run, whichever of its programs took them; in the order of their names, and of the looks within each. */
    private static Map<String, List<Path>> byName() throws IOException {
        var pictures = new TreeMap<String, List<Path>>();
        for (var look : Look.values()) {
            var end = "-" + look.fileName() + CAPTION;
            try (var files = Files.list(FOLDER)) {
                for (var kept : files.filter(file -> file.toString().endsWith(end))
                        .sorted()
                        .toList()) {
                    var name = kept.getFileName().toString();
                    pictures.computeIfAbsent(name.substring(0, name.length() - end.length()), key -> new ArrayList<>())
                            .add(kept);
                }
            }
        }
        return pictures;
    }
}
