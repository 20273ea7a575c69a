package se.lagesbild.start;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** Which database a start gets. Choosing is pure; {@link OpenDatabase} does what was chosen. */
sealed interface DatabaseChoice {
    /** The one that the operator named. Nothing is started. */
    record Given(Database database) implements DatabaseChoice {}

    /** A container from docker-compose.yml. */
    record Compose() implements DatabaseChoice {}

    /** A cluster of our own in the home. */
    record Private() implements DatabaseChoice {}

    /**
     * What the choice looks at.
     *
     * @param environment LAGESBILD_DB_URL, _USER and _PASSWORD count
     * @param homeHasCluster the home already holds a private cluster
     * @param homeHasCompose the home's database was made in Docker
     * @param dockerAnswers asked last and at most once: it may take seconds
     */
    record Facts(
            Map<String, String> environment,
            boolean homeHasCluster,
            boolean homeHasCompose,
            BooleanSupplier dockerAnswers) {}

    /**
     * A given address comes first, then a Docker engine that answers, then the private cluster; but a home that has its data in one of
     * the last two keeps it there, so that an engine that is started or stopped never hides what people entered.
     *
     * @throws StartProblem when the address cannot be used, or the home's database lies in a Docker engine that does not answer
     */
    static DatabaseChoice of(Facts facts) {
        String url = facts.environment().getOrDefault("LAGESBILD_DB_URL", "").strip();
        if (!url.isEmpty()) return new Given(given(url, facts.environment()));
        if (facts.homeHasCluster()) return new Private();
        boolean docker = facts.dockerAnswers().getAsBoolean();
        if (facts.homeHasCompose() && !docker)
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Hemmets databas ligger i Docker men ingen Docker-motor svarar: starta Docker eller välj ett annat hem med LAGESBILD_HOME");
        return docker ? new Compose() : new Private();
    }

    private static Database given(String url, Map<String, String> environment) {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
        if (!jdbc.startsWith("jdbc:postgresql://"))
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "LAGESBILD_DB_URL går inte att använda: skriv jdbc:postgresql://värd:port/databas");
        String user = environment.getOrDefault("LAGESBILD_DB_USER", "");
        String password = environment.getOrDefault("LAGESBILD_DB_PASSWORD", "");
        var inUrl =
                java.util.regex.Pattern.compile("^jdbc:postgresql://([^@/]*)@").matcher(jdbc);
        if (inUrl.find()) { // user:password@host as in libpq, which JDBC does not read
            String[] parts = inUrl.group(1).split(":", 2);
            if (user.isEmpty()) user = decode(parts[0]);
            if (password.isEmpty() && parts.length > 1) password = decode(parts[1]);
            jdbc = "jdbc:postgresql://" + jdbc.substring(inUrl.end());
        }
        if (user.isEmpty() && !jdbc.matches(".*[?&]user=.*"))
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "LAGESBILD_DB_USER saknas: ange den användare som LAGESBILD_DB_URL ska öppnas med");
        return new Database(jdbc, user, password);
    }

    private static String decode(String part) {
        return java.net.URLDecoder.decode(part.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }
}
