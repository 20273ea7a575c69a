package se.lagesbild.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks whether a Docker engine answers; the client alone (installed on many machines) is not enough. */
final class DockerEngine {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private DockerEngine() {}

    /**
     * @param environment of this process; DOCKER_HOST and PATH count
     * @return whether an engine gave its version within three seconds
     */
    static boolean answers(Map<String, String> environment) {
        return answers(environment, SOCKET);
    }

    static boolean answers(Map<String, String> environment, Path socket) {
        if (environment.getOrDefault("DOCKER_HOST", "").isEmpty() && !Files.exists(socket)) return false;
        // env finds the client by the PATH of the given environment; Java itself would use its own
        return Run.run(List.of("env", "docker", "version", "--format", "{{.Server.Version}}"), environment, LIMIT)
                .ok();
    }

    /** Whether the engine runs on this machine: a container's port on 127.0.0.1 of another machine is out of reach. */
    static boolean isLocal(Map<String, String> environment) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        return host.isEmpty() || host.startsWith("unix:") || host.matches("tcp://(localhost|127\\.0\\.0\\.1)(:.*)?");
    }

    /** Whether the client knows {@code docker compose}; the word is a package of its own on some systems. */
    static boolean hasCompose(Map<String, String> environment) {
        return Run.run(List.of("env", "docker", "compose", "version"), environment, LIMIT)
                .ok();
    }
}
