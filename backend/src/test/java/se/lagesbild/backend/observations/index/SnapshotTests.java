package se.lagesbild.backend.observations.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotTests {
    private static final int NUMBERS = 120;

    private final TreeMap<UUID, Integer> world = new TreeMap<>();
    private Random random = new Random(0);

    /** Some rows are written anew, some go, some come. @param largest as of {@link Snapshot#with} */
    private Snapshot changed(Snapshot snapshot, int stamp, int largest) {
        var ids = new ArrayList<UUID>();
        var rows = new Rows(8);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int number = random.nextInt(NUMBERS);
            var id = Made.id(number);
            if (ids.contains(id)) {
                continue;
            }
            ids.add(id);
            if (random.nextInt(3) == 0) {
                world.remove(id);
            } else {
                world.put(id, stamp);
                Made.add(rows, number, stamp, (char) 0);
            }
        }
        return snapshot.with(ids, rows, largest);
    }

    @Test
    void whatHappensWhileItIsTidiedIsNeitherLostNorDoubled() {
        for (int seed = 0; seed < 300; seed++) {
            random = new Random(seed);
            world.clear();
            var snapshot = Snapshot.of(new Rows(1), 1);
            int stamp = 0;
            for (int i = random.nextInt(25); i >= 0; i--) {
                snapshot = changed(snapshot, ++stamp, 6);
            }
            var tidied = snapshot.tidied();
            assertThat(Made.living(tidied)).as("seed %d, tidied", seed).isEqualTo(world);
            var now = snapshot;
            for (int i = random.nextInt(12); i >= 0; i--) {
                now = changed(now, ++stamp, random.nextBoolean() ? 6 : 60);
            }
            assertThat(Made.living(now)).as("seed %d, without tidying", seed).isEqualTo(world);
            var both = tidied.since(snapshot, now);
            assertThat(Made.living(both)).as("seed %d", seed).isEqualTo(world);
            assertThat(both.version()).isGreaterThan(now.version());
            assertThat(both.size()).isEqualTo(world.size());
        }
    }
}
