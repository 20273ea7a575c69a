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
    private final double[] forth;
    private final double[] back;

    Tightening(Terrain terrain) {
        this.terrain = terrain;
        order = new int[terrain.places];
        forth = new double[terrain.places + 1];
        back = new double[terrain.places + 1];
    }

    /** Shortens until nothing helps; true when something changed. */
    boolean tighten(Course course) {
        boolean changed = false;
        while (turn(course) || move(course)) changed = true;
        if (settleRest(course)) changed = true;
        return changed;
    }

    private boolean turn(Course c) {
        int n = c.size;
        double[][] m = terrain.metres;
        for (int p = 1; p < n; p++) {
            forth[p] = forth[p - 1] + m[c.stops[p - 1]][c.stops[p]];
            back[p] = back[p - 1] + m[c.stops[p]][c.stops[p - 1]];
        }
        for (int i = 0; i < n - 1; i++) {
            for (int j = i + 1; j < n; j++) {
                double now = m[c.from(i)][c.stops[i]] + (forth[j] - forth[i]) + m[c.stops[j]][c.to(j + 1)];
                double then = m[c.from(i)][c.stops[j]] + (back[j] - back[i]) + m[c.stops[i]][c.to(j + 1)];
                if (!(then < now - GAIN)) continue;
                System.arraycopy(c.stops, 0, order, 0, n);
                for (int k = 0; k <= j - i; k++) order[i + k] = c.stops[j - k];
                if (take(c)) return true;
            }
        }
        return false;
    }

    private boolean move(Course c) {
        int n = c.size;
        double[][] m = terrain.metres;
        for (int length = 1; length <= Math.min(LONGEST_MOVED, n - 1); length++) {
            for (int i = 0; i + length <= n; i++) {
                int head = c.stops[i];
                int tail = c.stops[i + length - 1];
                double saved = m[c.from(i)][head] + m[tail][c.to(i + length)] - m[c.from(i)][c.to(i + length)];
                if (!(saved > GAIN)) continue;
                for (int p = 0; p <= n; p++) {
                    if (p >= i && p <= i + length) continue;
                    double spent = m[c.from(p)][head] + m[tail][c.to(p)] - m[c.from(p)][c.to(p)];
                    if (!(spent < saved - GAIN)) continue;
                    reorder(c, i, length, p);
                    if (take(c)) return true;
                }
            }
        }
        return false;
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

    /** Takes the new order over if it keeps all rules, with the break on its old leg or one close to it. */
    private boolean take(Course c) {
        int rest = c.restLeg;
        if (!c.holds(order, c.size, rest)) {
            if (rest < 0) return false;
            rest = Math.max(0, c.restLeg - REST_MOVES);
            int last = Math.min(c.size, c.restLeg + REST_MOVES);
            while (rest <= last && !c.holds(order, c.size, rest)) rest++;
            if (rest > last) return false;
        }
        System.arraycopy(order, 0, c.stops, 0, c.size);
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
