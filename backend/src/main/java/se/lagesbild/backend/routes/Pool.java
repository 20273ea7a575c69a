package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Remembers single rounds of good plans and finds which of them go best together. A plan that the search never had in one piece
 * often lies in pieces in several (route recombination; see Souffriau et al. 2010 and the set packing of Hu and Lim 2014, Europ. J. of
 * Operational Research 232(2)). Not thread-safe.
 */
final class Pool {
    /** So many are remembered; after that the oldest go first. */
    private static final int MOST = 1_000;
    /** So many are put together, those with the most prize. */
    private static final int TRIED = 150;
    /** So many beginnings of a plan are followed from each first round. */
    private static final int BREADTH = 3;

    /**
     * One round.
     *
     * @param kind of the shifts that can walk it
     * @param set the places as bits
     */
    private record Saved(int kind, int[] stops, int restLeg, long[] set, double prize, double metres, long key) {}

    /** Rounds for the first shifts, what they visit and its prize. */
    record Part(List<Saved> rounds, long[] set, double prize) {}

    private final Terrain terrain;
    private final long[] mark;
    private final Saved[] saved = new Saved[MOST];
    /** Open addressing over the keys: index into {@link #saved} and 1 more, 0 for none. */
    private final int[] table = new int[4 * MOST];

    private int next;

    Pool(Terrain terrain) {
        this.terrain = terrain;
        Dice dice = new Dice(7);
        mark = new long[terrain.places];
        for (int i = 0; i < mark.length; i++) mark[i] = dice.bits();
    }

    void remember(Draft plan) {
        for (Course course : plan.courses) if (course.size > 0) remember(course);
    }

    private void remember(Course course) {
        int kind = terrain.kind[course.shift];
        long key = kind;
        for (int p = 0; p < course.size; p++) key += mark[course.stops[p]];
        for (int slot = slot(key); table[slot] != 0; slot = (slot + 1) % table.length) {
            Saved known = saved[table[slot] - 1];
            if (known.key == key) {
                if (course.metres < known.metres - 1e-7) saved[table[slot] - 1] = copy(course, kind, key);
                return;
            }
        }
        if (next == MOST) forgetHalf();
        put(copy(course, kind, key));
    }

    private Saved copy(Course course, int kind, long key) {
        int[] stops = new int[course.size];
        long[] set = new long[(terrain.places + 63) / 64];
        double prize = 0;
        for (int p = 0; p < stops.length; p++) {
            stops[p] = course.stops[p];
            set[stops[p] >> 6] |= 1L << stops[p];
            prize += terrain.prize[stops[p]];
        }
        return new Saved(kind, stops, course.restLeg, set, prize, course.metres, key);
    }

    private void put(Saved round) {
        int slot = slot(round.key);
        while (table[slot] != 0) slot = (slot + 1) % table.length;
        saved[next++] = round;
        table[slot] = next;
    }

    private void forgetHalf() {
        Saved[] young = Arrays.copyOfRange(saved, MOST / 2, MOST);
        Arrays.fill(table, 0);
        next = 0;
        for (Saved round : young) put(round);
    }

    private int slot(long key) {
        return (int) ((key ^ (key >>> 32)) & 0x7fffffff) % table.length;
    }

    /**
     * The combinations with the most prize, best first. A place that two of their rounds visit counts once.
     *
     * @return per combination what {@link #lay} reads
     */
    List<Part> best(int many) {
        List<List<Saved>> byKind = new ArrayList<>();
        for (int k = 0; k < terrain.shifts; k++) {
            int kind = k;
            byKind.add(IntStream.range(0, next)
                    .mapToObj(i -> saved[i])
                    .filter(round -> round.kind == kind)
                    .sorted(Comparator.comparingDouble((Saved round) -> -round.prize)
                            .thenComparingDouble(Saved::metres)
                            .thenComparingLong(Saved::key))
                    .limit(TRIED)
                    .toList());
        }
        List<Part> found = new ArrayList<>();
        for (Saved first : byKind.get(terrain.kind[0])) {
            List<Part> parts = List.of(new Part(List.of(first), first.set, first.prize));
            for (int s = 1; s < terrain.shifts && !parts.isEmpty(); s++) {
                parts = follow(parts, byKind.get(terrain.kind[s]));
            }
            for (Part part : parts) keep(found, part, many);
        }
        return found;
    }

    private List<Part> follow(List<Part> parts, List<Saved> rounds) {
        List<Part> longer = new ArrayList<>();
        for (Part part : parts) {
            for (Saved round : rounds) {
                if (longer.size() == BREADTH && part.prize + round.prize <= longer.get(BREADTH - 1).prize) break;
                double prize = part.prize + round.prize;
                for (int w = 0; w < round.set.length; w++) {
                    for (long both = round.set[w] & part.set[w]; both != 0; both &= both - 1) {
                        prize -= terrain.prize[64 * w + Long.numberOfTrailingZeros(both)];
                    }
                }
                if (longer.size() == BREADTH && prize <= longer.get(BREADTH - 1).prize) continue;
                List<Saved> with = new ArrayList<>(part.rounds);
                with.add(round);
                long[] set = part.set.clone();
                for (int w = 0; w < set.length; w++) set[w] |= round.set[w];
                keep(longer, new Part(with, set, prize), BREADTH);
            }
        }
        return longer;
    }

    /** Into a list sorted by prize; nothing twice with the same places. */
    private static void keep(List<Part> best, Part part, int many) {
        int at = best.size();
        while (at > 0 && best.get(at - 1).prize < part.prize) at--;
        if (at == many) return;
        for (Part other : best) if (Arrays.equals(other.set, part.set)) return;
        best.add(at, part);
        if (best.size() > many) best.remove(many);
    }

    /** Makes a draft of a combination; the open places are still to be looked at. */
    void lay(Part part, Draft draft) {
        draft.empty();
        for (int s = 0; s < terrain.shifts; s++) {
            Course course = draft.courses[s];
            Saved round = part.rounds.get(s);
            int rest = round.restLeg;
            for (int p = 0; p < round.stops.length; p++) {
                if (draft.courseOf[round.stops[p]] < 0) draft.append(course, round.stops[p]);
                else if (p < round.restLeg) rest--;
            }
            course.restLeg = rest;
            if (!course.time()) draft.clear(course);
        }
        draft.lookAgain();
    }
}
