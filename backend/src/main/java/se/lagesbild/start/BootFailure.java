package se.lagesbild.start;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns a failed start of Spring into one sentence: that of our own exception where one lies at the bottom, else the deepest cause and
 * where the log is. The whole trace goes to the log file.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BootFailure implements SpringBootExceptionReporter {

    /** Set when {@link Main} starts Spring and will print the sentence; a test or an IDE wants Spring's own report. */
    static volatile boolean saidByUs;

    /** @param context not used; Spring asks for this constructor */
    public BootFailure(ConfigurableApplicationContext context) {}

    /** Keeps Spring from printing the trace on the terminal; it goes to the log file. */
    @Override
    public boolean reportException(Throwable failure) {
        if (!saidByUs) return false;
        LoggerFactory.getLogger(BootFailure.class).debug("start failed", failure); // debug: in the file alone
        return true;
    }

    static StartProblem sentence(RuntimeException failure, Path log) {
        if (failure instanceof StartProblem problem) return problem;
        return new StartProblem(
                StartProblem.CANNOT,
                ours(failure)
                        .orElseGet(
                                () -> "Lägesbild startade inte: %s (hela felet: %s)".formatted(deepest(failure), log)),
                failure);
    }

    /** @return a sentence for what no one thought of, before there is a log */
    static String unforeseen(RuntimeException failure) {
        return "Lägesbild startade inte: %s (sätt LAGESBILD_TRACE=1 för hela felet)".formatted(deepest(failure));
    }

    /** @return the message of the deepest exception that a class of this project throws on purpose */
    private static Optional<String> ours(Throwable failure) {
        Optional<String> found = Optional.empty();
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause())
            if (at.getClass().getName().startsWith("se.lagesbild.") && at.getMessage() != null)
                found = Optional.of(at.getMessage());
        return found;
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) at = at.getCause();
        return at.getClass().getSimpleName() + ": "
                + String.valueOf(at.getMessage()).lines().findFirst().orElse("");
    }
}
