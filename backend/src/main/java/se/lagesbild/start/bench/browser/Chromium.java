package se.lagesbild.start.bench.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An installed Chromium as a process of its own, without a window and with a profile of its own that goes when it is closed. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int END_SECONDS = 10;
    private static final int REMOVALS = 10;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private Chromium(Path profile, Process process, DevTools tools) {
        this.profile = profile;
        this.process = process;
        this.tools = tools;
    }

    /**
     * Where it is installed.
     *
     * @param environment of the process: {@code LAGESBILD_CHROMIUM} names one file, else {@code PATH} is looked through
     */
    public static Optional<Path> find(Map<String, String> environment) {
        var named = environment.getOrDefault("LAGESBILD_CHROMIUM", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @throws IllegalStateException when it does not start, with what it said */
    public static Chromium start(Path executable, int width, int height) {
        Path profile = null;
        Process process = null;
        try {
            profile = Files.createTempDirectory("lagesbild-chromium-");
            process = new ProcessBuilder(command(executable, profile, width, height))
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("said.txt").toFile())
                    .start();
            return new Chromium(profile, process, DevTools.connect(address(profile, process)));
        } catch (IOException e) {
            end(process, profile);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            end(process, profile);
            throw e;
        }
    }

    private static List<String> command(Path executable, Path profile, int width, int height) {
        var command = new ArrayList<>(List.of(
                executable.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
                "--disable-sync",
                "--mute-audio"));
        // its sandbox does not work for root, nor in most containers
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        return command;
    }

    /** It writes its port and its path into its profile once it listens. */
    private static URI address(Path profile, Process process) throws IOException {
        var file = profile.resolve("DevToolsActivePort");
        long start = System.nanoTime();
        while (System.nanoTime() - start < START_NANOS) {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            if (!process.isAlive()) {
                break;
            }
            DevTools.pause(20);
        }
        throw new IllegalStateException("Chromium startade inte: " + Files.readString(profile.resolve("said.txt")));
    }

    /** A tab of its own. */
    public BrowserTab open() {
        return BrowserTab.open(tools);
    }

    /** As it names itself, e.g. {@code Chrome/140.0.1}. */
    public String version() {
        return tools.ask("", "Browser.getVersion", Map.of()).path("product").asString();
    }

    Path profile() {
        return profile;
    }

    @Override
    public void close() {
        tools.close();
        end(process, profile);
    }

    private static void end(@Nullable Process process, @Nullable Path profile) {
        try {
            if (process != null) {
                // its own processes write into the profile until they are gone
                var family = process.descendants().toList();
                process.destroy();
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                for (var one : family) {
                    one.destroyForcibly();
                    one.onExit().get(END_SECONDS, TimeUnit.SECONDS);
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            // the system ends what is left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (profile != null) {
            remove(profile);
        }
    }

    /** The browser's last helper may still write while it ends: then once more. */
    private static void remove(Path folder) {
        for (int left = REMOVALS; left > 0 && Files.exists(folder); left--) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
