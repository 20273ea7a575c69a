package se.lagesbild.backend.maps.drawing;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Words as outlines, from the font that is shipped: a server needs no fonts of its own. Thread-safe. */
public final class Lettering {
    public static final String REGULAR = "/fonts/DejaVuSans.ttf";
    public static final String BOLD = "/fonts/DejaVuSans-Bold.ttf";

    /** Height of a capital letter, as a part of the size. */
    static final double CAPITAL = 0.73;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unit;
    private final Map<Integer, Path2D> outlines = new ConcurrentHashMap<>();

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unit = 1.0 / font.getUnitsPerEm();
    }

    static Lettering of(String resource) {
        try (var in = Lettering.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the font " + resource + " is missing");
            }
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Width of the text, in the unit of the size. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * unit * size;
    }

    /** Outline of one line, its base line beginning at x, y; y downwards. */
    Shape outline(String text, double size, double x, double y) {
        var line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = 0;
        for (int letter : text.codePoints().toArray()) {
            var place = new AffineTransform(size * unit, 0, 0, -size * unit, x + at * unit * size, y);
            line.append(outline(glyphs.getGlyphId(letter)).getPathIterator(place), false);
            at += advance(letter);
        }
        return line;
    }

    private double advance(int letter) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path2D outline(int glyph) {
        return outlines.computeIfAbsent(glyph, key -> {
            try {
                var found = font.getGlyph().getGlyph(key);
                return found == null ? new Path2D.Double() : found.getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
