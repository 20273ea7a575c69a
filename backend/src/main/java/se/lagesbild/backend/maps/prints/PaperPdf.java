package se.lagesbild.backend.maps.prints;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import se.lagesbild.backend.maps.drawing.Lettering;

/** Paper from XHTML: tagged PDF (PDF/UA-1), so that a screen reader can read it. */
final class PaperPdf {
    static final String FONT = "DejaVu Sans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    static {
        // it writes to the console by itself, several lines for each sheet
        XRLog.setLoggingEnabled(false);
    }

    private PaperPdf() {}

    static byte[] write(String xhtml) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> font(Lettering.REGULAR), FONT, NORMAL, FontStyle.NORMAL, true)
                    .useFont(() -> font(Lettering.BOLD), FONT, BOLD, FontStyle.NORMAL, true)
                    .withHtmlContent(xhtml, null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String resource) {
        return Objects.requireNonNull(PaperPdf.class.getResourceAsStream(resource), resource);
    }

    static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written can be read", e);
        }
    }

    /** The first page as a PNG. */
    static byte[] firstPage(byte[] pdf, int dpi) {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.RGB);
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written can be read", e);
        }
    }
}
