package se.lagesbild.backend.observations.photos;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import se.lagesbild.backend.Problem;

/**
 * A photo decoded and coded anew, so that only the picture is left: no position, no device, no text, no file hidden behind it.
 * What it is, its bytes say; the name that came with it counts for nothing. Pure, but wants 6 bytes of memory for each pixel of a turned picture.
 *
 * @param file the new file
 * @param contentType {@code image/jpeg} or {@code image/png}
 */
record CleanPhoto(byte[] file, String contentType, int width, int height) {
    /** Pixels; the largest cameras of phones are beside this, a picture made to fill the memory is beyond it. */
    static final long MOST_PIXELS = 40_000_000;

    /** The eye sees no difference; our own choice. */
    private static final float QUALITY = 0.88f;

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    /** @throws Problem 422 when it is neither JPEG nor PNG, broken off, or too large in pixels */
    static CleanPhoto of(byte[] sent) {
        boolean jpeg =
                sent.length > 3 && (sent[0] & 0xFF) == 0xFF && (sent[1] & 0xFF) == 0xD8 && (sent[2] & 0xFF) == 0xFF;
        boolean png = sent.length > PNG_START.length && Arrays.equals(sent, 0, 8, PNG_START, 0, 8);
        if (!jpeg && !png) {
            throw notAPhoto();
        }
        try {
            return jpeg ? jpeg(sent) : png(sent);
        } catch (IOException | RuntimeException e) {
            // the decoders throw many things at a broken file; none of them is ours to answer with 500
            throw e instanceof Problem problem ? problem : notAPhoto();
        }
    }

    private static CleanPhoto jpeg(byte[] sent) throws IOException {
        var markers = JpegMarkers.of(sent);
        if (!markers.complete()) {
            throw notAPhoto();
        }
        var upright = upright(drawn(read("jpeg", sent), BufferedImage.TYPE_3BYTE_BGR), markers.orientation());
        return new CleanPhoto(written("jpeg", upright), "image/jpeg", upright.getWidth(), upright.getHeight());
    }

    private static CleanPhoto png(byte[] sent) throws IOException {
        if (!contains(sent, PNG_END)) {
            throw notAPhoto();
        }
        var read = read("png", sent);
        boolean alpha = read.getColorModel().hasAlpha();
        var image = drawn(read, alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        return new CleanPhoto(written("png", image), "image/png", image.getWidth(), image.getHeight());
    }

    private static BufferedImage read(String format, byte[] sent) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            // asked before anything is decoded: a small file can claim to be enormous
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw Problem.of(422, "too-many-pixels", pixels / 1_000_000, MOST_PIXELS / 1_000_000);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** The same picture in a plain form, in plain colours (sRGB): a palette or a profile stays behind. */
    private static BufferedImage drawn(BufferedImage image, int type) {
        if (image.getType() == type) {
            return image;
        }
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        boolean turned = orientation >= 5;
        // EXIF 2.32, tag 0x0112: matrix from the stored to the upright picture
        var transform = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        var upright = new BufferedImage(turned ? h : w, turned ? w : h, image.getType());
        var graphics = upright.createGraphics();
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return upright;
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean contains(byte[] file, byte[] part) {
        for (int i = file.length - part.length; i >= 0; i--) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static Problem notAPhoto() {
        return Problem.of(422, "not-a-photo");
    }
}
