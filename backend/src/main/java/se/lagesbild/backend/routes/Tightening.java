package se.lagesbild.backend.routes;

/**
 * Shortens the walk of one course without changing which places it visits: turns stretches round (2-opt) and moves one to
 * three stops to another position (or-opt) while that saves metres and keeps all rules. Not thread-safe.
 */
final class Tightening {
    private static final int LONGEST_MOVED = 3;
    /** Legs that the break may move by when the stops change their order. */
    private static final int REST_MOVES = 1;

    /** Metres; a smaller gain is a rounding and could go round in circles. */
    private static final double GAIN = 1e-7;

    private final Terrain terrain;
    private final int[] order;
    /** Where each leg ends. */
    private final int[] nodes;

    private final double[] legs;
    private final double[] forth;
    private final double[] back;

    Tightening(Terrain terrain) {
        this.terrain = terrain;
        order = new int[terrain.places];
        nodes = new int[terrain.places + 1];
        legs = new double[terrain.places + 1];
        forth = new double[terrain.places + 1];
        back = new double[terrain.places + 1];
    }

    /** Shortens until nothing helps; true when something changed. */
    boolean tighten(Course course) {
        boolean changed = false;
        while (turn(course) | move(course)) changed = true;
        if (settleRest(course)) changed = true;
        return changed;
    }

    private boolean turn(Course c) {
        boolean changed = false;
        measure(c);
        for (int i = 0; i < c.size - 1; i++) {
            double[] fromBefore = terrain.metres[c.from(i)];
            double[] fromFirst = terrain.metres[c.stops[i]];
            for (int j = i + 1; j < c.size; j++) {
                double now = legs[i] + (forth[j] - forth[i]) + legs[j + 1];
                double then = fromBefore[c.stops[j]] + (back[j] - back[i]) + fromFirst[nodes[j + 1]];
                if (!(then < now - GAIN)) continue;
                System.arraycopy(c.stops, 0, order, 0, c.size);
                for (int k = 0; k <= j - i; k++) order[i + k] = c.stops[j - k];
                if (!take(c, i, j)) continue;
                changed = true;
                measure(c);
                fromFirst = terrain.metres[c.stops[i]];
            }
        }
        return changed;
    }

    private boolean move(Course c) {
        boolean changed = false;
        measure(c);
        for (int length = 1; length <= Math.min(LONGEST_MOVED, c.size - 1); length++) {
            for (int i = 0; i + length <= c.size; i++) {
                if (moveOne(c, i, length)) {
                    changed = true;
                    measure(c);
                }
            }
        }
        return changed;
    }

    private boolean moveOne(Course c, int i, int length) {
        int n = c.size;
        double[] toHead = terrain.metresTo[c.stops[i]];
        double[] fromTail = terrain.metres[c.stops[i + length - 1]];
        double saved = legs[i] + legs[i + length] - terrain.metres[c.from(i)][nodes[i + length]];
        if (!(saved > GAIN)) return false;
        int before = terrain.first[c.shift];
        for (int p = 0; p <= n; p++) {
            int after = nodes[p];
            double spent = toHead[before] + fromTail[after] - legs[p];
            if (spent < saved - GAIN && (p < i || p > i + length)) {
                reorder(c, i, length, p);
                if (p < i ? take(c, p, i + length - 1) : take(c, i, p - 1)) return true;
            }
            before = after;
        }
        return false;
    }

    /** Lengths of the legs, and of the way along the round and back from its first stop to each. */
    private void measure(Course c) {
        int before = terrain.first[c.shift];
        for (int p = 0; p <= c.size; p++) {
            int after = c.to(p);
            nodes[p] = after;
            legs[p] = terrain.metres[before][after];
            forth[p] = p == 0 ? 0 : forth[p - 1] + legs[p];
            back[p] = p == 0 ? 0 : back[p - 1] + terrain.metres[after][before];
            before = after;
        }
    }

    private void reorder(Course c, int i, int length, int p) {
        int n = c.size;
        if (p < i) {
            System.arraycopy(c.stops, 0, order, 0, p);
            System.arraycopy(c.stops, i, order, p, length);
            System.arraycopy(c.stops, p, order, p + length, i - p);
            System.arraycopy(c.stops, i + length, order, i + length, n - i - length);
        } else {
            System.arraycopy(c.stops, 0, order, 0, i);
            System.arraycopy(c.stops, i + length, order, i, p - i - length);
            System.arraycopy(c.stops, i, order, p - length, length);
            System.arraycopy(c.stops, p, order, p, n - p);
        }
    }

    /** Takes the new order over if it keeps all rules; it differs from the old one from one position to the other. */
    private boolean take(Course c, int from, int to) {
        int rest = c.restLeg;
        if (rest < 0) {
            if (!c.holdsBetween(order, from, to)) return false;
        } else if (!c.holds(order, c.size, rest)) {
            // with the break on a leg close to its old one
            rest = Math.max(0, c.restLeg - REST_MOVES);
            int last = Math.min(c.size, c.restLeg + REST_MOVES);
            while (rest <= last && !c.holds(order, c.size, rest)) rest++;
            if (rest > last) return false;
        }
        System.arraycopy(order, from, c.stops, from, to - from + 1);
        c.restLeg = rest;
        c.time();
        return true;
    }

    /** Puts the break where the round is over soonest; the earlier leg where it makes no difference. */
    private boolean settleRest(Course c) {
        if (c.restLeg < 0) return false;
        int before = c.restLeg;
        int best = before;
        double soonest = c.visit[c.size];
        for (int leg = 0; leg <= c.size; leg++) {
            if (leg == before || !c.holds(c.stops, c.size, leg)) continue;
            c.restLeg = leg;
            c.time();
            if (c.visit[c.size] < soonest) {
                soonest = c.visit[c.size];
                best = leg;
            }
        }
        c.restLeg = best;
        c.time();
        return best != before;
    }
}
