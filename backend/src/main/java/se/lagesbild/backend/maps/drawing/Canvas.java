package se.lagesbild.backend.maps.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A picture while it is drawn. Places are pixels of the picture; sizes and widths are pixels of a screen, and grow with the picture's density.
 */
public final class Canvas implements AutoCloseable {
    private static final Lettering REGULAR = Lettering.of(Lettering.REGULAR);
    private static final Lettering BOLD = Lettering.of(Lettering.BOLD);

    /** Triangle and square in a box of 2 x 2 around 0, 0; y downwards. As the web draws them. */
    private static final double[][] TRIANGLE = {{0, -1.05}, {1, 0.8}, {-1, 0.8}};

    private static final double[][] SQUARE = {{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}};

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double density;
    private final Writing writing;

    /** Numbers and names of all sheets: they are written last, on top of every sign. */
    private static final class Writing {
        private final List<Rectangle2D> taken = new ArrayList<>();
        private final List<Consumer<Canvas>> numbers = new ArrayList<>();
        private final List<Consumer<Canvas>> names = new ArrayList<>();
    }

    private Canvas(int width, int height, double density, @Nullable Color paper, Writing writing) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        this.density = density;
        this.writing = writing;
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (paper != null) {
            graphics.setColor(paper);
            graphics.fillRect(0, 0, width, height);
        }
    }

    /** @param paper null for a clear one */
    public static Canvas of(int width, int height, double density, @Nullable Color paper) {
        return new Canvas(width, height, density, paper, new Writing());
    }

    /** A clear sheet of the same size; its numbers and names are written on this one. */
    Canvas sheet() {
        return new Canvas(image.getWidth(), image.getHeight(), density, null, writing);
    }

    void lay(Canvas sheet, double opacity) {
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        graphics.drawImage(sheet.image, 0, 0, null);
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    /** Pixels of the picture for one of a screen. */
    double density() {
        return density;
    }

    public BufferedImage image() {
        return image;
    }

    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    /** @param dash lengths of stroke and gap, none for a whole line */
    public void stroke(Shape shape, Color colour, double width, float... dash) {
        var lengths = dash.clone();
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] *= (float) density;
        }
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(
                (float) (width * density),
                dash.length == 0 ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                dash.length == 0 ? null : lengths,
                0));
        graphics.draw(shape);
    }

    Shape circle(double x, double y, double radius) {
        double r = radius * density;
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    /** Outline of a setting: circle, triangle, square; an unknown one is a circle. */
    Shape symbol(String setting, double x, double y, double radius) {
        var corners = switch (setting) {
            case "TRAFFIC" -> TRIANGLE;
            case "PORT" -> SQUARE;
            default -> null;
        };
        if (corners == null) {
            return circle(x, y, radius);
        }
        var path = new Path2D.Double();
        for (int i = 0; i < corners.length; i++) {
            double cornerX = x + corners[i][0] * radius * density;
            double cornerY = y + corners[i][1] * radius * density;
            if (i == 0) {
                path.moveTo(cornerX, cornerY);
            } else {
                path.lineTo(cornerX, cornerY);
            }
        }
        path.closePath();
        return path;
    }

    /** Words around a point. */
    void centred(String text, double x, double y, double size, Color colour) {
        double inPixels = size * density;
        double left = x - BOLD.width(text, inPixels) / 2;
        fill(BOLD.outline(text, inPixels, left, y + inPixels * Lettering.CAPITAL / 2), colour);
    }

    /** Writes what all sheets wanted written; a name that would cover a number or another name is left out. */
    void write() {
        writing.numbers.forEach(number -> number.accept(this));
        writing.names.forEach(name -> name.accept(this));
        writing.numbers.clear();
        writing.names.clear();
    }

    /** A number in a circle, on top of the signs. */
    void number(String text, double x, double y, Color paper, Color ink, Color line, float... dash) {
        reserve(x, y, 13);
        writing.numbers.add(canvas -> {
            var circle = canvas.circle(x, y, 13);
            canvas.fill(circle, paper);
            canvas.stroke(circle, line, 2, dash);
            canvas.centred(text, x, y, 14, ink);
        });
    }

    /** Keeps names away from a number. */
    void reserve(double x, double y, double radius) {
        double r = radius * density;
        writing.taken.add(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r));
    }

    /** Words from a point to the right, their middle on its height. */
    public void words(String text, double x, double y, double size, Color colour) {
        double inPixels = size * density;
        fill(REGULAR.outline(text, inPixels, x, y + inPixels * Lettering.CAPITAL / 2), colour);
    }

    public double width(String text, double size) {
        return REGULAR.width(text, size * density);
    }

    /**
     * A name on the map, with a rim that lifts it from what lies below; left out where a number or another name stands already.
     *
     * @param middle true: around the point, else to its right
     */
    void name(String text, double x, double y, double size, Color colour, Color rim, boolean middle) {
        writing.names.add(canvas -> canvas.writeName(text, x, y, size, colour, rim, middle));
    }

    private void writeName(String text, double x, double y, double size, Color colour, Color rim, boolean middle) {
        double inPixels = size * density;
        double wide = REGULAR.width(text, inPixels);
        double left = middle ? x - wide / 2 : x + 8 * density;
        var box = new Rectangle2D.Double(left, y - inPixels / 2, wide, inPixels);
        if (writing.taken.stream().anyMatch(box::intersects)) {
            return;
        }
        writing.taken.add(box);
        var outline = REGULAR.outline(text, inPixels, left, y + inPixels * Lettering.CAPITAL / 2);
        stroke(outline, rim, 3);
        fill(outline, colour);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
