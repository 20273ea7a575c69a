package se.lagesbild.start.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Writes on the terminal, numbers as in Swedish; a line about work under way at most every five seconds. Used by one thread. */
final class Lines {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long toldAt = System.nanoTime();

    void say(String format, Object... values) {
        System.out.println(String.format(SWEDISH, format, values));
        toldAt = System.nanoTime();
    }

    void still(String format, Object... values) {
        if (System.nanoTime() - toldAt > EVERY_NANOS) {
            say("  … " + format, values);
        }
    }
}
