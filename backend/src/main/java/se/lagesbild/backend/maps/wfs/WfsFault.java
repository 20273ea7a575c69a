package se.lagesbild.backend.maps.wfs;

import se.lagesbild.backend.Problem;

/** A request that cannot be answered, with the code and the place of the fault as WFS names them. */
final class WfsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of OWS Common 1.1 and WFS 2.0. */
    enum Code {
        MISSING("MissingParameterValue"),
        INVALID("InvalidParameterValue"),
        NO_OPERATION("OperationNotSupported"),
        NO_OPTION("OptionNotSupported"),
        NO_VERSION("VersionNegotiationFailed"),
        UNREADABLE("OperationParsingFailed"),
        NOT_FOUND("NotFound"),
        OTHER("NoApplicableCode");

        final String name;

        Code(String name) {
            this.name = name;
        }
    }

    private final Code code;
    private final String locator;
    private final transient Problem problem;

    WfsFault(Code code, String locator, Problem problem) {
        super(code.name + " " + locator + ": " + problem.getMessage(), problem);
        this.code = code;
        this.locator = locator;
        this.problem = problem;
    }

    static WfsFault missing(String parameter) {
        return new WfsFault(Code.MISSING, parameter, Problem.of(400, "wfs-missing", parameter));
    }

    Code code() {
        return code;
    }

    /** The parameter or element at fault. */
    String locator() {
        return locator;
    }

    Problem problem() {
        return problem;
    }
}
