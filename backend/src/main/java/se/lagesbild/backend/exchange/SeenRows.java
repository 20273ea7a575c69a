package se.lagesbild.backend.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often a row's content has come before. Rows that are alike in every column are separate events and need
 * separate ids, the same ones at the next import. 16 to 32 bytes a row. Not thread-safe.
 */
final class SeenRows {
    private static final int START = 1 << 16;

    /** Open addressing; 0 marks a free place. */
    private long[] table = new long[START];

    private int size;
    private final Map<Long, Integer> repeats = new HashMap<>();

    /** @param content 64 bits of a good hash of the row; @return 0 the first time, then 1, 2, ... */
    int occurrence(long content) {
        long key = content == 0 ? 1 : content;
        if (add(key)) {
            return 0;
        }
        return repeats.merge(key, 1, Integer::sum);
    }

    private boolean add(long key) {
        if (2 * size >= table.length) {
            grow();
        }
        int at = place(table, key);
        if (table[at] == key) {
            return false;
        }
        table[at] = key;
        size++;
        return true;
    }

    private void grow() {
        var larger = new long[table.length * 2];
        Arrays.stream(table).filter(key -> key != 0).forEach(key -> larger[place(larger, key)] = key);
        table = larger;
    }

    private static int place(long[] table, long key) {
        int mask = table.length - 1;
        int at = (int) (key ^ (key >>> 32)) & mask;
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
