package se.lagesbild.backend.routes;

/**
 * The stops of one shift with their times, and what it would cost to visit one more. Mutable, not thread-safe.
 *
 * <p>Leg {@code p} leads to stop {@code p} from the one before it; leg 0 starts at the first node of the shift and leg
 * {@code size} ends at its last one. The break, where the shift has one, lies on the leg {@link #restLeg}, before its walk.
 * A later arrival never allows an earlier visit, so one latest arrival per stop tells in constant time whether the rest of
 * the round survives a delay.
 */
final class Course {
    private final Terrain terrain;
    final int shift;
    final int[] stops;
    int size;
    /** Leg with the break, -1 where the shift has none. */
    int restLeg;
    /** Length of the walk from start to end. */
    double metres;
    /** When each visit begins and ends; the entry after the last visit is the arrival at the end. */
    final double[] visit;

    final double[] leave;
    private final double[] arrive;
    private final double[] latest;
    /** Best insertion of each place as of {@link #look}; infinite cost where there is none. */
    final double[] cost;

    /** Walking time of each leg. */
    private final double[] legs;

    private final int[] costLeg;
    private final boolean[] costBeforeRest;

    Course(Terrain terrain, int shift) {
        this.terrain = terrain;
        this.shift = shift;
        stops = new int[terrain.places];
        visit = new double[terrain.places + 1];
        leave = new double[terrain.places + 1];
        arrive = new double[terrain.places + 1];
        latest = new double[terrain.places + 1];
        legs = new double[terrain.places + 1];
        cost = new double[terrain.places];
        costLeg = new int[terrain.places];
        costBeforeRest = new boolean[terrain.places];
        clear();
    }

    /** Takes out all stops. */
    void clear() {
        size = 0;
        restLeg = terrain.rest[shift] > 0 ? 0 : -1;
        time();
    }

    /** Becomes equal to another course of the same shift. */
    void become(Course other) {
        size = other.size;
        restLeg = other.restLeg;
        metres = other.metres;
        System.arraycopy(other.stops, 0, stops, 0, size);
        System.arraycopy(other.visit, 0, visit, 0, size + 1);
        System.arraycopy(other.leave, 0, leave, 0, size + 1);
        System.arraycopy(other.arrive, 0, arrive, 0, size + 1);
        System.arraycopy(other.latest, 0, latest, 0, size + 1);
        System.arraycopy(other.legs, 0, legs, 0, size + 1);
        System.arraycopy(other.cost, 0, cost, 0, terrain.places);
        System.arraycopy(other.costLeg, 0, costLeg, 0, terrain.places);
        System.arraycopy(other.costBeforeRest, 0, costBeforeRest, 0, terrain.places);
    }

    /** Node where leg {@code p} starts. */
    int from(int p) {
        return p == 0 ? terrain.first[shift] : stops[p - 1];
    }

    /** Node where leg {@code p} ends. */
    int to(int p) {
        return p == size ? terrain.last[shift] : stops[p];
    }

    /** When the break begins for somebody who stops walking at {@code time}; infinite when that is too late. */
    double restFrom(double time) {
        double begin = Math.max(time, terrain.restFrom[shift]);
        return begin <= terrain.restLatest[shift] ? begin : Double.POSITIVE_INFINITY;
    }

    private double afterRest(double time) {
        return restFrom(time) + terrain.rest[shift];
    }

    /** Computes all times again; false where the stops no longer fit, and the times are then of no use. */
    boolean time() {
        double now = terrain.begins[shift];
        metres = 0;
        int at = terrain.first[shift];
        for (int p = 0; p <= size; p++) {
            int next = p == size ? terrain.last[shift] : stops[p];
            if (p == restLeg) now = afterRest(now);
            legs[p] = terrain.seconds[at][next];
            now += legs[p];
            metres += terrain.metres[at][next];
            arrive[p] = now;
            if (p == size) break;
            visit[p] = terrain.visitFrom(next, now);
            now = visit[p] + terrain.dwell[next];
            leave[p] = now;
            at = next;
        }
        visit[size] = now;
        if (!(now <= terrain.ends[shift] && metres <= terrain.cap[shift])) return false;
        if (terrain.plain) return true;
        latest[size] = terrain.ends[shift];
        for (int p = size - 1; p >= 0; p--) {
            double go = latest[p + 1] - legs[p + 1];
            if (p + 1 == restLeg) go = Math.min(go - terrain.rest[shift], terrain.restLatest[shift]);
            latest[p] = terrain.visitUntil(stops[p], go - terrain.dwell[stops[p]]);
        }
        return true;
    }

    /** How much longer than the present round a plain one may become; elsewhere {@link #cost} has looked at the time. */
    double spare() {
        return terrain.plain ? terrain.ends[shift] - arrive[size] : Double.POSITIVE_INFINITY;
    }

    /** Whether this order of stops with the break on that leg keeps all rules; changes nothing. */
    boolean holds(int[] order, int count, int rest) {
        double now = terrain.begins[shift];
        double walk = 0;
        int at = terrain.first[shift];
        for (int p = 0; p < count; p++) {
            if (p == rest) now = afterRest(now);
            int place = order[p];
            walk += terrain.metres[at][place];
            now = terrain.visitFrom(place, now + terrain.seconds[at][place]) + terrain.dwell[place];
            if (!(now <= terrain.ends[shift])) return false;
            at = place;
        }
        if (count == rest) now = afterRest(now);
        now += terrain.seconds[at][terrain.last[shift]];
        walk += terrain.metres[at][terrain.last[shift]];
        return now <= terrain.ends[shift] && walk <= terrain.cap[shift];
    }

    /**
     * As {@link #holds} for a shorter walk without a break that differs from the present one between two positions only; the present times
     * have to be known.
     */
    boolean holdsBetween(int[] order, int from, int to) {
        double now = from == 0 ? terrain.begins[shift] : leave[from - 1];
        int at = from(from);
        for (int p = from; p <= to; p++) {
            int place = order[p];
            now += terrain.seconds[at][place];
            if (now > terrain.close[place]) return false;
            now = terrain.visitFrom(place, now) + terrain.dwell[place];
            at = place;
        }
        now += terrain.seconds[at][to(to + 1)];
        return now <= (terrain.plain ? arrive[to + 1] + spare() : latest[to + 1]);
    }

    /** Whether so many of {@link #stops} can be visited, the break on any leg; the leg is then set. */
    boolean holdsWith(int count) {
        if (restLeg < 0) return holds(stops, count, restLeg);
        for (int leg = count; leg >= 0; leg--) {
            if (holds(stops, count, leg)) {
                restLeg = leg;
                return true;
            }
        }
        return false;
    }

    /** Finds the cheapest way to visit a place: the delay that it causes at the next stop. See {@link #cost}. */
    void look(int place) {
        if (terrain.allowed != null && !terrain.allowed[place][shift]) cost[place] = Double.POSITIVE_INFINITY;
        else if (terrain.plain) lookPlain(place);
        else if (terrain.simple && restLeg < 0 && terrain.cap[shift] == Double.POSITIVE_INFINITY) lookSimple(place);
        else look(place, terrain.cap[shift]);
    }

    /** The cheapest leg, whether or not there is time for it: see {@link #spare}. */
    private void lookPlain(int place) {
        double[] to = terrain.secondsTo[place];
        double[] on = terrain.seconds[place];
        double least = Double.POSITIVE_INFINITY;
        int leg = 0;
        int before = terrain.first[shift];
        for (int p = 0; p <= size; p++) {
            int after = p == size ? terrain.last[shift] : stops[p];
            double delay = to[before] + on[after] - legs[p];
            if (delay < least) {
                least = delay;
                leg = p;
            }
            before = after;
        }
        cost[place] = least + terrain.dwell[place];
        costLeg[place] = leg;
    }

    /** One window, no break, no cap. */
    private void lookSimple(int place) {
        double[] to = terrain.secondsTo[place];
        double[] on = terrain.seconds[place];
        double open = terrain.open[place];
        double close = terrain.close[place];
        double dwell = terrain.dwell[place];
        double least = Double.POSITIVE_INFINITY;
        int leg = 0;
        int before = terrain.first[shift];
        double go = terrain.begins[shift];
        for (int p = 0; p <= size && go <= close; p++) {
            int after = p == size ? terrain.last[shift] : stops[p];
            if (latest[p] >= open + dwell) {
                double there = go + to[before];
                if (there <= close) {
                    double arrival = Math.max(there, open) + dwell + on[after];
                    if (arrival <= latest[p] && arrival - arrive[p] < least) {
                        least = arrival - arrive[p];
                        leg = p;
                    }
                }
            }
            before = after;
            go = leave[p];
        }
        cost[place] = least;
        costLeg[place] = leg;
    }

    /** As {@link #look(int)} after an insertion at a leg: nothing becomes possible by it that was not. */
    private void lookAfter(int place, int inserted) {
        if (cost[place] == Double.POSITIVE_INFINITY) return;
        if (!terrain.plain || costLeg[place] == inserted) {
            look(place);
            return;
        }
        if (costLeg[place] > inserted) costLeg[place]++;
        for (int p = inserted; p <= inserted + 1; p++) {
            double delay =
                    terrain.seconds[from(p)][place] + terrain.seconds[place][to(p)] - legs[p] + terrain.dwell[place];
            if (delay < cost[place]) {
                cost[place] = delay;
                costLeg[place] = p;
            }
        }
    }

    /** Looks again at places that wait, after {@link #insert} put another one on a leg. */
    void lookAfter(int[] waiting, int count, int inserted) {
        for (int k = 0; k < count; k++) lookAfter(waiting[k], inserted);
    }

    /** As {@link #look(int)}, under another cap of metres, with all windows and the break. */
    void look(int place, double cap) {
        cost[place] = Double.POSITIVE_INFINITY;
        double[] toNext = terrain.seconds[place];
        double close = terrain.close[place];
        double soonest = terrain.open[place] + terrain.dwell[place];
        for (int p = 0; p <= size; p++) {
            double go = p == 0 ? terrain.begins[shift] : leave[p - 1];
            if (go > close) return;
            if (!terrain.plain && latest[p] < soonest) continue;
            int before = from(p);
            int after = to(p);
            double there = terrain.seconds[before][place];
            double further = metres
                    + terrain.metres[before][place]
                    + terrain.metres[place][after]
                    - terrain.metres[before][after];
            if (!(further <= cap)) continue;
            if (p != restLeg) {
                double done = terrain.visitFrom(place, go + there) + terrain.dwell[place];
                offer(place, p, false, done + toNext[after]);
            } else {
                double late = terrain.visitFrom(place, afterRest(go) + there) + terrain.dwell[place];
                offer(place, p, false, late + toNext[after]);
                double early = terrain.visitFrom(place, go + there) + terrain.dwell[place];
                offer(place, p, true, afterRest(early) + toNext[after]);
            }
        }
    }

    /** Whether there is time for a place, whatever the cap; what {@link #look} found stays. */
    boolean couldTake(int place) {
        double known = cost[place];
        int leg = costLeg[place];
        boolean beforeRest = costBeforeRest[place];
        look(place, Double.POSITIVE_INFINITY);
        boolean could = cost[place] < Double.POSITIVE_INFINITY;
        cost[place] = known;
        costLeg[place] = leg;
        costBeforeRest[place] = beforeRest;
        return could;
    }

    private void offer(int place, int p, boolean beforeRest, double arrival) {
        double delay = arrival - arrive[p];
        double until = terrain.plain ? arrive[p] + spare() : latest[p];
        if (arrival <= until && delay < cost[place]) {
            cost[place] = delay;
            costLeg[place] = p;
            costBeforeRest[place] = beforeRest;
        }
    }

    /** Inserts a place where {@link #look} found it cheapest, and tells on which leg. */
    int insert(int place) {
        int p = costLeg[place];
        System.arraycopy(stops, p, stops, p + 1, size - p);
        stops[p] = place;
        size++;
        if (p < restLeg || (p == restLeg && costBeforeRest[place])) restLeg++;
        time();
        return p;
    }

    int positionOf(int place) {
        int p = 0;
        while (stops[p] != place) p++;
        return p;
    }

    /** Takes out the stop at a position without computing the times again. */
    void remove(int position) {
        System.arraycopy(stops, position + 1, stops, position, size - position - 1);
        size--;
        if (position < restLeg) restLeg--;
    }
}
