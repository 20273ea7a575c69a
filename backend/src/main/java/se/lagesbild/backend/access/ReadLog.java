package se.lagesbild.backend.access;

/** Who saw what, and why. A read that cannot be logged does not happen. */
public interface ReadLog {
    /**
     * Writes one row.
     *
     * @param what the kind of thing read: {@code observations}, {@code observation}, {@code hotspots}
     * @param filter the question, as asked; ids and codes only
     * @param rows how many rows the answer held
     */
    void read(Viewer viewer, String what, String filter, long rows);

    /** As {@link #read}, but only once for a viewer and filter within the hour: a map asks for many tiles. */
    void tiles(Viewer viewer, String what, String filter);
}
