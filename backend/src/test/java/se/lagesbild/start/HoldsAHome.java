package se.lagesbild.start;

import java.nio.file.Path;
import java.util.Map;

/** A process of its own that opens a home as {@code run} does and then waits to be killed. */
final class HoldsAHome {
    private HoldsAHome() {}

    public static void main(String[] args) throws InterruptedException {
        var outside = new Outside(
                Map.of("LAGESBILD_HOME", args[0]), ServerAccount.current(), Path.of("/nowhere/docker-compose.yml"));
        try {
            OpenDatabase opened = outside.openDatabase("run", Progress.silent());
            System.out.println(opened.database().url());
            Thread.currentThread().join();
        } catch (StartProblem e) {
            System.out.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}
