package se.lagesbild.backend.observations.photos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder of files beside the database: {@code parts/<photo>-<total>} while a photo is on its way, and
 * {@code photos/ab/abcdef...} when it is whole. What a method has written when it returns survives a power cut. The caller
 * sees to it that nobody else works on the same photo.
 */
@Component
class PhotoFiles {
    private final String folder;

    /** @param folder set by the start to a folder of the home; nothing is kept in a temporary place by mistake */
    PhotoFiles(@Value("${lagesbild.files:}") String folder) {
        this.folder = folder;
    }

    /** Bytes that have come of a photo of this length; 0 when none have. */
    int received(UUID photo, int total) throws IOException {
        try {
            return (int) Files.size(part(photo, total));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Puts the bytes behind those that came before; from 0 it begins anew. @param at told as the part's age */
    void append(UUID photo, int total, int from, byte[] bytes, Instant at) throws IOException {
        if (from == 0) {
            forgetParts(photo);
        }
        var file = part(photo, total);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, from + (long) buffer.position());
            }
            channel.force(true);
        } catch (IOException e) {
            cutBack(file, from);
            throw e;
        }
        Files.setLastModifiedTime(file, FileTime.from(at));
        if (from == 0) {
            force(file.getParent());
        }
    }

    /** Half a part, left by a full disk, is worth nothing: the length must say what was acknowledged. */
    private static void cutBack(Path file, int length) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            // the first failure is told; what stands here now is caught when the whole photo cannot be read
        }
    }

    byte[] whole(UUID photo, int total) throws IOException {
        return Files.readAllBytes(part(photo, total));
    }

    void forgetParts(UUID photo) throws IOException {
        try (Stream<Path> parts = Files.list(folder("parts"))) {
            for (var part : parts.filter(p -> p.getFileName().toString().startsWith(photo + "-"))
                    .toList()) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Removes parts that nobody has gone on with. @return how many */
    int forgetPartsBefore(Instant oldest) throws IOException {
        int n = 0;
        try (Stream<Path> parts = Files.list(folder("parts"))) {
            for (var part : parts.toList()) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(oldest) && Files.deleteIfExists(part)) {
                    n++;
                }
            }
        }
        return n;
    }

    /** @return the content's hash, under which it is found again */
    String keep(byte[] content) throws IOException {
        var sha256 = sha256(content);
        var file = file(sha256);
        if (Files.exists(file) && Files.size(file) == content.length) {
            return sha256;
        }
        Files.createDirectories(file.getParent());
        var temporary = Files.createTempFile(file.getParent(), "new-", null);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(file.getParent());
        force(file.getParent().getParent());
        return sha256;
    }

    Optional<byte[]> read(String sha256) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(sha256)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void remove(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    /** Removes files that no row needs, and files that were never finished: what a crash may leave. @return how many */
    int removeAllBut(Set<String> needed) throws IOException {
        int n = 0;
        try (Stream<Path> files = Files.walk(folder("photos"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!needed.contains(file.getFileName().toString()) && Files.deleteIfExists(file)) {
                    n++;
                }
            }
        }
        return n;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Path part(UUID photo, int total) throws IOException {
        return folder("parts").resolve(photo + "-" + total);
    }

    private Path file(String sha256) throws IOException {
        return folder("photos").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path folder(String name) throws IOException {
        if (folder.isBlank()) {
            throw new IllegalStateException("lagesbild.files is not set: name the folder where photos are kept");
        }
        return Files.createDirectories(Path.of(folder).resolve(name));
    }

    /** A new name in a folder is durable only when the folder is. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
