package se.lagesbild.backend.observations.photos;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files as cameras and ill will make them. */
final class Pictures {
    /** Stands where a camera writes its maker. */
    static final String MAKER = "HemligTelefon";

    private Pictures() {}

    /** Left half red, right half blue, with a grain that makes the file of some size. */
    static BufferedImage halves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var grain = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int shade = 200 + grain.nextInt(56);
                image.setRGB(x, y, (x < width / 2 ? new Color(shade, 0, 0) : new Color(0, 0, shade)).getRGB());
            }
        }
        return image;
    }

    static byte[] coded(String format, BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG with EXIF as a phone writes it: maker, orientation and a GPS directory with 55 degrees north, 13 east. */
    static byte[] jpegWithGps(int orientation) {
        var tiff = ByteBuffer.allocate(200);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, MAKER.length() + 1, 120); // maker
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, 60); // GPS directory
        tiff.putInt(0);
        tiff.position(60);
        tiff.putShort((short) 2);
        entry(tiff, 0x0002, 5, 3, 140); // latitude
        entry(tiff, 0x0004, 5, 3, 164); // longitude
        tiff.putInt(0);
        tiff.position(120);
        tiff.put(MAKER.getBytes(StandardCharsets.US_ASCII));
        tiff.position(140);
        tiff.putInt(55).putInt(1).putInt(22).putInt(1).putInt(34).putInt(1);
        tiff.putInt(13).putInt(1).putInt(9).putInt(1).putInt(25).putInt(1);
        var exif = ByteBuffer.allocate(206)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array());
        return withSegments(
                coded("jpeg", halves(320, 200)),
                0xE1,
                exif.array(),
                0xFE,
                "ring 070-174 06 05".getBytes(StandardCharsets.UTF_8));
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int offset) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(offset);
    }

    private static byte[] withSegments(byte[] jpeg, int firstMarker, byte[] first, int secondMarker, byte[] second) {
        var file = ByteBuffer.allocate(jpeg.length + first.length + second.length + 8);
        file.put(jpeg, 0, 2);
        file.put((byte) 0xFF)
                .put((byte) firstMarker)
                .putShort((short) (first.length + 2))
                .put(first);
        file.put((byte) 0xFF)
                .put((byte) secondMarker)
                .putShort((short) (second.length + 2))
                .put(second);
        file.put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    /** A PNG with a text chunk behind its header. */
    static byte[] pngWithText(String text) {
        var png = coded("png", halves(60, 40));
        var data = ("Author\0" + text).getBytes(StandardCharsets.ISO_8859_1);
        var file = ByteBuffer.allocate(png.length + data.length + 12);
        file.put(png, 0, 33).put(chunk("tEXt", data)).put(png, 33, png.length - 33);
        return file.array();
    }

    /** A PNG of a few bytes that claims to be 30,000 pixels wide and high. */
    static byte[] enormousPng() {
        var png = coded("png", halves(10, 10));
        var header = ByteBuffer.allocate(13)
                .putInt(30_000)
                .putInt(30_000)
                .put(png, 24, 5)
                .array();
        return ByteBuffer.allocate(png.length)
                .put(png, 0, 8)
                .put(chunk("IHDR", header))
                .put(png, 33, png.length - 33)
                .array();
    }

    private static byte[] chunk(String name, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
