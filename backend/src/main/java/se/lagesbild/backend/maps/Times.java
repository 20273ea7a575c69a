package se.lagesbild.backend.maps;

import java.util.List;
import se.lagesbild.gis.formats.Condition.Order;

/**
 * What the orders of time mean for two intervals {@code a} and {@code b}, an instant being one of no length: comparisons of their starts
 * and ends that must all hold, or of which one must. As OGC 21-065r2, table 9.
 */
record Times(boolean all, List<Check> checks) {
    enum End {
        A_START,
        A_END,
        B_START,
        B_END
    }

    /** @param sign {@code <}, {@code =} or {@code >}, or {@code <=} and {@code >=} */
    record Check(End left, String sign, End right) {}

    static Times of(Order order) {
        return switch (order) {
            case AFTER -> all(End.A_START, ">", End.B_END);
            case BEFORE -> all(End.A_END, "<", End.B_START);
            case DISJOINT -> new Times(false, List.of(c(End.A_START, ">", End.B_END), c(End.A_END, "<", End.B_START)));
            case INTERSECTS -> all(End.A_START, "<=", End.B_END, End.A_END, ">=", End.B_START);
            case EQUALS -> all(End.A_START, "=", End.B_START, End.A_END, "=", End.B_END);
            case DURING -> all(End.A_START, ">", End.B_START, End.A_END, "<", End.B_END);
            case CONTAINS -> all(End.A_START, "<", End.B_START, End.A_END, ">", End.B_END);
            case STARTS -> all(End.A_START, "=", End.B_START, End.A_END, "<", End.B_END);
            case STARTED_BY -> all(End.A_START, "=", End.B_START, End.A_END, ">", End.B_END);
            case FINISHES -> all(End.A_START, ">", End.B_START, End.A_END, "=", End.B_END);
            case FINISHED_BY -> all(End.A_START, "<", End.B_START, End.A_END, "=", End.B_END);
            case MEETS -> all(End.A_END, "=", End.B_START);
            case MET_BY -> all(End.A_START, "=", End.B_END);
            case OVERLAPS ->
                new Times(
                        true,
                        List.of(
                                c(End.A_START, "<", End.B_START),
                                c(End.A_END, ">", End.B_START),
                                c(End.A_END, "<", End.B_END)));
            case OVERLAPPED_BY ->
                new Times(
                        true,
                        List.of(
                                c(End.A_START, ">", End.B_START),
                                c(End.A_START, "<", End.B_END),
                                c(End.A_END, ">", End.B_END)));
        };
    }

    private static Times all(End left, String sign, End right) {
        return new Times(true, List.of(c(left, sign, right)));
    }

    private static Times all(End left, String sign, End right, End left2, String sign2, End right2) {
        return new Times(true, List.of(c(left, sign, right), c(left2, sign2, right2)));
    }

    private static Check c(End left, String sign, End right) {
        return new Check(left, sign, right);
    }
}
