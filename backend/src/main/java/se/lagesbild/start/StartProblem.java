package se.lagesbild.start;

/** What keeps the program from starting, as one Swedish sentence that says which value is wrong and what to do. No stack trace is shown. */
public final class StartProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Something is missing, full, closed or busy. */
    static final int CANNOT = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** The home folder is already in use by another process. */
    static final int HOME_IN_USE = 3;

    private final int exitCode;

    StartProblem(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    StartProblem(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** @return the exit code of the process: 1 cannot start, 2 wrong command line, 3 home in use */
    public int exitCode() {
        return exitCode;
    }
}
