package se.lagesbild.backend.routes;

/**
 * Keeps the two visits of a place apart: for a while each pair has a time before which the first visit begins, and the second begins no
 * sooner than that time, the dwell and the gap. So a visit can be tested in constant time and without a look at the other round. From
 * stretch to stretch the times change. Not thread-safe.
 */
final class Twins {
    /** The times are spread over a shift's evening in so many parts. */
    private static final int PARTS = 8;

    private final Terrain terrain;
    private final Dice dice;
    /** Per twin its time; infinite: one visit, at any time. */
    private final double[] cuts;

    private final double[] kept;

    Twins(Terrain terrain, Dice dice) {
        this.terrain = terrain;
        this.dice = dice;
        cuts = new double[terrain.twins];
        for (int t = 0; t < cuts.length; t++) cut(t, PARTS / 2);
        kept = cuts.clone();
    }

    /** Remembers the present times with the best plan. */
    void keep() {
        System.arraycopy(cuts, 0, kept, 0, kept.length);
    }

    /** Back to the times of the best plan. */
    void restore() {
        for (int t = 0; t < cuts.length; t++) set(t, kept[t]);
    }

    /** Gives every other pair a new time and takes its visits out; afterwards times and insertions have to be computed. */
    void change(Draft draft) {
        for (int t = 0; t < cuts.length; t++) {
            if (!dice.oneIn(2)) continue;
            int twin = terrain.places - terrain.twins + t;
            for (int place : new int[] {twin, terrain.firstOf[twin]}) {
                draft.remove(place);
                draft.forget(place);
            }
            cut(t, dice.below(PARTS));
        }
    }

    /** @param part 1 to {@link #PARTS} - 1 of the evening; 0 for one visit */
    private void cut(int t, int part) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < terrain.shifts; s++) {
            from = Math.min(from, terrain.begins[s]);
            to = Math.max(to, terrain.ends[s]);
        }
        double room = to - from - terrain.apart[t];
        boolean once = part == 0 || room <= 0;
        set(t, once ? Double.POSITIVE_INFINITY : from + Math.floor(room * part / PARTS));
    }

    private void set(int t, double cut) {
        cuts[t] = cut;
        terrain.cut(t, cut);
    }
}
