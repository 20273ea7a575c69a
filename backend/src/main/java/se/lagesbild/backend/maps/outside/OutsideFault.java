package se.lagesbild.backend.maps.outside;

import se.lagesbild.backend.Problem;

/** Why another server gave nothing of use. The code is a key of the texts that people read; nothing that the other server wrote is in it. */
final class OutsideFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String[] args;

    OutsideFault(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = java.util.Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    }

    String code() {
        return code;
    }

    Object[] args() {
        return args.clone();
    }

    Problem problem(int status) {
        return Problem.of(status, code, args());
    }
}
