package se.lagesbild.backend;

import java.util.List;

/** A word of the command line that works on the database and ends, such as {@code import}. A bean; found by its word when the context is up. */
public interface Command {
    /** @return the first word after {@code lagesbild} */
    String word();

    /**
     * Does the work. Progress and result go to standard output, in Swedish.
     *
     * @param args what followed the word, as typed
     * @return the exit code: 0 done, 1 not done, 2 the arguments were not understood (say which)
     */
    int run(List<String> args);
}
