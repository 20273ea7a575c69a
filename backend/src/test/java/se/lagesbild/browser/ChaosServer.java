package se.lagesbild.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import se.lagesbild.start.Database;
import se.lagesbild.start.Main;

/** The whole program in a process of its own, to be killed and started again on the same database and home. */
final class ChaosServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:([0-9]+)");

    private final Database database;
    private final Path home;
    private Process process;

    ChaosServer(Database database, Path home) {
        this.database = database;
        this.home = home;
    }

    /** @return the port, once the program answers there */
    int start() {
        // compiled quickly rather than well: it lives for seconds
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--demo",
                        "--port",
                        "0")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LAGESBILD_"));
        builder.environment().put("LAGESBILD_HOME", home.toString());
        builder.environment().put("LAGESBILD_DB_URL", database.url());
        builder.environment().put("LAGESBILD_DB_USER", database.user());
        builder.environment().put("LAGESBILD_DB_PASSWORD", database.password());
        try {
            process = builder.start();
            return port(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader said) throws IOException {
        var all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (!line.startsWith("Avsluta med Ctrl-C")) continue;
            var address = ADDRESS.matcher(all);
            if (address.find()) return Integer.parseInt(address.group(1));
        }
        throw new IllegalStateException("the program did not start: " + all);
    }

    /** In the middle of whatever it does, as when the machine's power fails. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("the program does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) kill();
    }
}
