package se.lagesbild.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The folder where the private database, the logs and the lock live. Everything a run keeps is below it, so that removing it is a new
 * beginning and two homes never meet.
 */
final class Home {
    /** Says where the cluster lies when it could not lie in the home itself. */
    private static final String PLACE = "db-place";

    private static final String FULL = "Disken är full vid %s: frigör minst 300 MB eller välj en annan LAGESBILD_HOME";

    private final Path folder;
    private final ServerAccount account;
    private final Path system;

    private Home(Path folder, ServerAccount account, Path system) {
        this.folder = folder;
        this.account = account;
        this.system = system;
    }

    /** @return the folder that the environment asks for: LAGESBILD_HOME, else the usual one of the user */
    static Path chosen(Map<String, String> environment, boolean root) {
        String asked = environment.getOrDefault("LAGESBILD_HOME", "");
        if (!asked.isBlank()) return Path.of(asked).toAbsolutePath().normalize();
        if (root) return Path.of("/var/lib/lagesbild");
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path user = Path.of(environment.getOrDefault("HOME", "/"));
        return (data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("lagesbild");
    }

    /** Makes the folder where it is missing and checks that it can be written. */
    static Home at(Path folder, ServerAccount account) {
        return at(folder, account, Path.of("/var/lib/lagesbild"));
    }

    static Home at(Path folder, ServerAccount account, Path system) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(
                        folder, PosixFilePermissions.fromString(account.root() ? "rwx--x--x" : "rwx------"));
            }
            Path probe = Files.createTempFile(folder, ".write", null);
            Files.delete(probe);
            return new Home(folder.toRealPath(), account, system);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    Path folder() {
        return folder;
    }

    /** @return the folder for log files, readable by this user alone */
    Path logs() {
        return privateFolder("log");
    }

    Path privateFolder(String name) {
        try {
            Path path = folder.resolve(name);
            if (!Files.isDirectory(path))
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return path;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /** @return whether a private cluster was made for this home before */
    boolean hasCluster() {
        return Files.exists(folder.resolve(PLACE)) || Files.exists(folder.resolve("db/data/PG_VERSION"));
    }

    /** @return whether this home's database was made in Docker before */
    boolean hasCompose() {
        return Files.exists(composeFile());
    }

    Path composeFile() {
        return folder.resolve("compose.env");
    }

    /** @return 16 hexadecimal digits that stand for this home's path */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The folder of the private cluster, made where it is missing and owned by the server's user. Below the home, unless root keeps the
     * home under a folder that the server's user may not walk through ({@code /root}): then below {@code /var/lib/lagesbild/homes}. Only
     * the home's own rights are ever changed (walking through it), never a parent's.
     */
    Path clusterBase(Progress progress) {
        try {
            Path mark = folder.resolve(PLACE);
            if (Files.exists(mark)) return marked(mark);
            Path own = folder.resolve("db");
            if (account.root() && !account.mayEnter(folder)) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
                rights.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(folder, rights);
            }
            if (!account.root() || account.mayEnter(folder)) return clusterFolder(own);
            if (Files.exists(own.resolve("data/PG_VERSION")))
                throw new StartProblem(
                        StartProblem.CANNOT,
                        "Databasen i %s går inte att nå för användaren postgres, en mapp ovanför är stängd: öppna den (chmod o+x) eller flytta hemmet"
                                .formatted(own));
            Path base = elsewhere();
            progress.say("Användaren postgres kommer inte åt %s, så databasen läggs i %s".formatted(folder, base));
            Files.writeString(mark, base + "\n");
            return base;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private Path marked(Path mark) throws IOException {
        Path base = Path.of(Files.readString(mark).strip());
        if (!Files.isDirectory(base))
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Hemmet %s har sin databas i %s, som saknas: återställ den, eller ta bort filen %s för en ny tom databas"
                            .formatted(folder, base, mark));
        return base;
    }

    /** A new folder: one that an earlier, since emptied home of the same path left is not taken over. */
    private Path elsewhere() throws IOException {
        Path homes = system.resolve("homes");
        Files.createDirectories(homes);
        for (Path open : new Path[] {system, homes})
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx--x--x"));
        Path base = homes.resolve(hash());
        for (int n = 2; Files.exists(base); n++) base = homes.resolve(hash() + "-" + n);
        return clusterFolder(base);
    }

    private Path clusterFolder(Path base) throws IOException {
        if (!Files.isDirectory(base)) {
            Files.createDirectory(
                    base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(base);
        }
        return base;
    }

    boolean isFull() {
        return folder.toFile().getUsableSpace() < 5L << 20; // bytes; less, and neither a log line nor a table fits
    }

    StartProblem full(Throwable cause) {
        return new StartProblem(StartProblem.CANNOT, FULL.formatted(folder), cause);
    }

    private static StartProblem notWritable(Path folder, IOException cause) {
        String reason = String.valueOf(cause.getMessage()).contains("No space left")
                ? FULL
                : "Hemmappen %s går inte att skriva i: ge den skrivrätt eller välj en annan LAGESBILD_HOME";
        return new StartProblem(StartProblem.CANNOT, reason.formatted(folder), cause);
    }
}
