package se.lagesbild.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating system's user that the database server runs as. PostgreSQL refuses to be root, so root lends it the user
 * {@code postgres} that the distribution's package made.
 *
 * @param root whether this process is root
 */
record ServerAccount(boolean root) {
    private static final String USER = "postgres";

    static ServerAccount current() {
        try {
            return new ServerAccount(((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command as the server's user; the signal INT reaches it when the thread that started it ends (kill -9 of this process too). */
    List<String> whileWeLive(List<String> command) {
        List<String> all = prefix();
        all.add("--pdeathsig=INT");
        all.add("--");
        // a session of its own: Ctrl-C in the terminal must reach us alone, who close the connections before the server
        all.add("setsid");
        all.addAll(command);
        return all;
    }

    /** The command as the server's user. */
    List<String> as(List<String> command) {
        if (!root) return command;
        List<String> all = prefix();
        all.add("--");
        all.addAll(command);
        return all;
    }

    /** Makes the server's user the owner of one file or folder. */
    void own(Path path) throws IOException {
        if (root) Files.setOwner(path, principal(path));
    }

    /** Whether the server's user can walk into the folder. */
    boolean mayEnter(Path folder) {
        if (!root) return Files.isExecutable(folder);
        principal(folder);
        return Run.quietly(as(List.of("sh", "-c", "cd \"$0\"", folder.toString())))
                .ok();
    }

    private static UserPrincipal principal(Path path) {
        try {
            return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Användaren postgres saknas, och databasen får inte köras som root; skriv: apt install postgresql-postgis",
                    e);
        }
    }

    private List<String> prefix() {
        List<String> all = new ArrayList<>();
        all.add("setpriv");
        if (root) all.addAll(List.of("--reuid=" + USER, "--regid=" + USER, "--init-groups"));
        return all;
    }
}
