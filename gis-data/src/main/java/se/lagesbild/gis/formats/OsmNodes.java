package se.lagesbild.gis.formats;

import java.util.Arrays;

/**
 * Positions of the nodes of an extract, 16 bytes each, found by id. Filled once, then {@link #sort sorted} and only read.
 * Files come sorted by id as a rule; then sorting is a check.
 */
final class OsmNodes {

    /** 320 MB. A municipality has some hundred thousand; more is a country that should be cut first. */
    static final int MOST = 20_000_000;

    private static final double UNITS_PER_DEGREE = 1e7; // the precision of OpenStreetMap, 1 cm

    private long[] ids = new long[1 << 14];
    private int[] longitudes = new int[1 << 14];
    private int[] latitudes = new int[1 << 14];
    private int size;
    private boolean ascending = true;

    void add(long id, double longitude, double latitude) {
        if (size == MOST) {
            throw new OsmException(
                    "the extract has more than %d nodes: cut out the town first (osmium extract -b west,south,east,north)"
                            .formatted(MOST));
        }
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new OsmException("node %d lies at longitude %s, latitude %s".formatted(id, longitude, latitude));
        }
        if (size == ids.length) {
            int longer = Math.min(MOST, size + size / 2);
            ids = Arrays.copyOf(ids, longer);
            longitudes = Arrays.copyOf(longitudes, longer);
            latitudes = Arrays.copyOf(latitudes, longer);
        }
        ascending &= size == 0 || ids[size - 1] < id;
        ids[size] = id;
        longitudes[size] = (int) Math.round(longitude * UNITS_PER_DEGREE);
        latitudes[size] = (int) Math.round(latitude * UNITS_PER_DEGREE);
        size++;
    }

    /** Makes {@link #indexOf} work. */
    void sort() {
        if (ascending) {
            return;
        }
        var order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(ids[a], ids[b]));
        var oldIds = ids.clone();
        var oldLongitudes = longitudes.clone();
        var oldLatitudes = latitudes.clone();
        for (int i = 0; i < size; i++) {
            ids[i] = oldIds[order[i]];
            longitudes[i] = oldLongitudes[order[i]];
            latitudes[i] = oldLatitudes[order[i]];
        }
        ascending = true;
    }

    int size() {
        return size;
    }

    /** Position in the order of ids, or a negative number when the node is not in the extract. */
    int indexOf(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }

    double longitude(int index) {
        return longitudes[index] / UNITS_PER_DEGREE;
    }

    double latitude(int index) {
        return latitudes[index] / UNITS_PER_DEGREE;
    }
}
