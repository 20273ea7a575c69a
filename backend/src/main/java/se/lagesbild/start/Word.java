package se.lagesbild.start;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of the command line that reach Java. The script {@code lagesbild} has {@code test} besides. */
enum Word {
    /** Serves until it is ended. */
    RUN,
    /** Reads a file of events into the database. */
    IMPORT,
    /** Measures import, tiles and hot spots on a database of its own. */
    BENCH,
    /** Accounts: {@code user add}. */
    USER,
    /** Says what the words are. */
    HELP;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Word> of(String text) {
        return Arrays.stream(values()).filter(word -> word.text().equals(text)).findFirst();
    }
}
